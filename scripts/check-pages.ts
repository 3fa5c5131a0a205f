import { readdirSync, readFileSync } from "node:fs";

const whyIn = (page: string, code: string): { readonly zh: string; readonly en: string } => {
  const [, why = ""] = /^## Why 原因\n+([\s\S]*)$/m.exec(page) ?? [];
  const paragraphs = why.trim().split(/\n{2,}/);
  const zh = paragraphs.filter((each) => /[\u4e00-\u9fff]{6,}/u.test(each)).at(-1);
  const en = paragraphs.find((each) => each !== zh);
  if (zh === undefined || en === undefined) throw new Error(`docs/checks/${code}.md says no why`);
  return { zh, en };
};

/** Returns the module of what the pages of the checks say, by the code of each. */
export const checkPagesModule = (): string => {
  const pages = readdirSync("docs/checks")
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort()
    .map((name) => {
      const code = name.slice(0, -".md".length);
      const page = readFileSync(`docs/checks/${name}`, "utf8").replace(/^# .*\n+/, "");
      return [code, { why: whyIn(page, code), page }] as const;
    });
  return `// Written by \`npm run generate\` from the pages in docs/checks/; edit those.
import type { CheckCode } from "../analyze/checks.ts";
import type { Text } from "../model/text.ts";

/** What the page of each check says: why, in a paragraph, and all of it as Markdown. */
export const checkPages: Readonly<
  Record<CheckCode, { readonly why: Text; readonly page: string }>
> = ${JSON.stringify(Object.fromEntries(pages))};
`;
};

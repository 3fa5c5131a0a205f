import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The folder of the repository. */
export const root = join(import.meta.dirname, "../..");

/** A program found in the documentation. */
export interface Snippet {
  /** The file it stands in, from the root of the repository. */
  readonly file: string;
  /** The heading or the export that it shows. */
  readonly title: string;
  /** The program; every line stands at the number that it has in the file. */
  readonly code: string;
}

const fence = /^```(\w*)\s*$/;

/**
 * Returns the programs of a page: what stands in `ts` fences below one heading, in order, is one
 * program, so that a section can be read and copied as a whole.
 */
export function pageSnippets(file: string): readonly Snippet[] {
  const sections: { title: string; code: string[] }[] = [];
  let language: string | undefined;
  readFileSync(join(root, file), "utf8")
    .split("\n")
    .forEach((line, index) => {
      const [isFence, opened] = fence.exec(line) ?? [];
      if (isFence !== undefined) {
        language = language === undefined ? opened : undefined;
        return;
      }
      if (language === undefined && line.startsWith("#")) {
        sections.push({ title: line.replace(/^#+ /, ""), code: [] });
      }
      const section = sections.at(-1);
      if (language === "ts" && section !== undefined) section.code[index] = line;
    });
  return sections
    .filter(({ code }) => code.length > 0)
    .map(({ title, code }) => ({ file, title, code: [...code].join("\n") }));
}

/** The entry that each folder of the source is published by; the core's where it is not named. */
const entries: Readonly<Record<string, string>> = {
  shipped: "dealgate/rules",
  live: "dealgate/live",
  import: "dealgate/import",
  report: "dealgate/report",
  relations: "dealgate/relations",
  funnel: "dealgate/funnel",
  analyze: "dealgate/analyze",
  batch: "dealgate/batch",
  words: "dealgate/report",
  testing: "dealgate/testing",
  forms: "dealgate/forms",
  compare: "dealgate/compare",
  handbook: "dealgate/handbook",
  "rule-tests": "dealgate/rule-tests",
  mutate: "dealgate/mutate",
};

const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*?@example\s(?:(?!\*\/)[\s\S])*\*\//g;
const exported = /^export (?:async )?(?:const|function|class|interface|type) (\w+)/;

/** Returns the programs in the `@example` of docstrings, with the imports that a page would show. */
export async function docstringSnippets(): Promise<readonly Snippet[]> {
  const snippets: Snippet[] = [];
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  for (const name of files.filter((path) => path.endsWith(".ts")).sort()) {
    const file = relative(root, join(root, "src", name));
    const text = readFileSync(join(root, file), "utf8");
    for (const { 0: comment, index } of text.matchAll(docstring)) {
      const code: string[] = [];
      const first = text.slice(0, index).split("\n").length - 1;
      let inFence = false;
      comment.split("\n").forEach((line, offset) => {
        const said = line.replace(/^\s*\* ?/, "");
        if (fence.test(said)) inFence = !inFence;
        else if (inFence) code[first + offset] = said;
      });
      const after = text.slice(index + comment.length).trimStart();
      const title = exported.exec(after)?.[1] ?? after.slice(0, 40);
      const own = entries[name.split(sep)[0] ?? ""];
      code[0] = await importsFor(code.join("\n"), own === undefined ? [] : [own]);
      snippets.push({ file, title, code: [...code].join("\n") });
    }
  }
  return snippets;
}

/** Returns the imports of what a program names and neither imports nor declares. */
async function importsFor(code: string, more: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const taken = new Set(
    [...code.matchAll(/import \{([^}]*)\}|(?:const|function) (\w+)/g)].flatMap(([, names, name]) =>
      (names ?? name ?? "").split(",").map((one) => one.trim()),
    ),
  );
  for (const entry of [...more, "dealgate", "dealgate/rules"]) {
    const names = Object.keys((await import(entry)) as object).filter(
      (name) => !taken.has(name) && new RegExp(`(?<![.\\w])${name}\\b`).test(code),
    );
    for (const name of names) taken.add(name);
    if (names.length > 0) lines.push(`import { ${names.join(", ")} } from "${entry}";`);
  }
  return lines.join(" ");
}

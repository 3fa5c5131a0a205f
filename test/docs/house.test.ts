import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { RuleSet } from "dealgate";
import { shippedRuleSets } from "dealgate/rules";
import { describe, expect, test } from "vitest";
import { root } from "./snippet.ts";

const read = (path: string): string => readFileSync(join(root, path), "utf8");

const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md") && !name.startsWith("api"))
    .map((name) => relative(root, join(root, folder, name)));

const pages = [
  "README.md",
  "README.zh-CN.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "fixtures/README.md",
  ...pagesIn("docs"),
];

describe("architecture.md", () => {
  test("names every folder of the source, and none that is not there", () => {
    const named = [...read("docs/architecture.md").matchAll(/`src\/([\w-]+)`/g)].map(
      ([, name]) => name,
    );
    const folders = readdirSync(join(root, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect([...new Set(named)].sort()).toEqual(folders.sort());
  });

  test("links every decision", () => {
    const text = read("docs/architecture.md");
    for (const name of readdirSync(join(root, "docs/decisions"))) {
      expect(text).toContain(`(decisions/${name})`);
    }
  });
});

const { exports: entries } = JSON.parse(read("package.json")) as {
  readonly exports: Readonly<Record<string, unknown>>;
};

test.each(["docs/guide.md", "docs/architecture.md"])("%s names every entry point", (page) => {
  const text = read(page);
  const named = Object.keys(entries).filter((entry) => !/[*]|json$/.test(entry));
  for (const entry of named) expect(text).toContain(`\`${entry.replace(".", "dealgate")}\``);
});

test("fixtures/README.md tells of every fixture, under its rule set", () => {
  const sections = read("fixtures/README.md").split(/^## /m).slice(1);
  const told = sections.flatMap((section) => {
    const folder = /`([^`]*)deals\/`/.exec(section)?.[1] ?? "";
    return [...section.matchAll(/^\| `(\d\d-[a-z-]+)` \|/gm)].map(
      ([, name]) => `${folder}deals/${name}.json`,
    );
  });
  const there = readdirSync(join(root, "fixtures"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /(^|\/)deals\/.*\.json$/.test(path));
  expect(told.sort()).toEqual(there.sort());
});

// Tables of what each behaviour and column became; they are as long as their sources.
const tables = [
  "sangfor-behaviours.md",
  "sangfor-thresholds.md",
  "b2b-qualification.md",
  "milestones-items.md",
  "funnel-items.md",
  "plan-items.md",
  "dossier-items.md",
];

test.each(readdirSync(join(root, "docs/decisions")).filter((name) => !tables.includes(name)))(
  "the decision %s says its context, decision and consequences on a page",
  (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text.match(/^## .*$/gm)).toEqual(["## Context", "## Decision", "## Consequences"]);
    expect(text.split("\n").length).toBeLessThan(60);
  },
);

/** Returns the anchor that a heading gets, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const anchorsIn = (text: string): readonly string[] =>
  [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    anchorOf(heading ?? ""),
  );

test.each(pages)("every link of %s leads somewhere", (page) => {
  const text = read(page).replace(/^```[\s\S]*?^```/gm, "");
  const broken = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].filter(
    ([, path = "", anchor]) => {
      const target = path === "" ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsIn(read(target)).includes(anchor);
    },
  );
  expect(broken.map(([link]) => link)).toEqual([]);
});

describe.each(["README.md", "README.zh-CN.md"])("%s", (page) => {
  const text = read(page);

  test("counts the stages and checkpoints of every rule set, and the flags of every overlay", () => {
    const rows = (pattern: RegExp) =>
      Object.fromEntries([...text.matchAll(pattern)].map(([, id, ...counts]) => [id, counts]));
    const [ruleSets, overlays] = [false, true].map((wanted) =>
      Object.values<RuleSet>(shippedRuleSets).filter(({ kind }) => (kind === "overlay") === wanted),
    );
    expect(rows(/^\| `([a-z0-9-]+)` \| [^|]+ \| (\d+) \| (\d+) \|/gm)).toEqual(
      Object.fromEntries(
        ruleSets?.map(({ id, stages = [] }) => {
          const checkpoints = stages.flatMap((stage) => stage.checkpoints);
          return [id, [String(stages.length), String(checkpoints.length)]];
        }) ?? [],
      ),
    );
    expect(rows(/^\| `([a-z0-9-]+)` \| (\d+) \|/gm)).toEqual(
      Object.fromEntries(overlays?.map(({ id, flags = [] }) => [id, [String(flags.length)]]) ?? []),
    );
  });

  test("shows an example of no more than 25 lines", () => {
    const [, example = ""] = /```ts\n([\s\S]*?)```/.exec(text) ?? [];
    expect(example.split("\n").length).toBeLessThanOrEqual(25);
  });

  test("names the two commands by the scripts of the package", () => {
    const { scripts } = JSON.parse(read("package.json")) as {
      scripts: Readonly<Record<"start" | "test", string>>;
    };
    expect(text).toContain("npm install && npm start\nnpm install && npm test\n");
    expect(scripts.start).toContain("assess fixtures/deals --rules sangfor-seven-steps");
    expect(scripts.test).toBeDefined();
  });

  test("has the same programs and commands in the other language", () => {
    const bones = (path: string) => read(path).match(/^```\w+$|^npm .*$|^npx dealgate \w+/gm);
    expect(bones("README.zh-CN.md")).toEqual(bones("README.md"));
  });
});

test("the Chinese README is punctuated in full width", () => {
  const prose = read("README.zh-CN.md")
    .replace(/^```[\s\S]*?^```/gm, "")
    .replace(/\]\([^)]*\)/g, "]");
  expect(prose.match(/\p{Script=Han}[,;:?!()]|[,;:?!(]\p{Script=Han}/gu)).toBeNull();
});

test("the glossary has every word of the house in Chinese as well", () => {
  const words = new Map(
    [...read("docs/glossary.md").matchAll(/^\| ([a-z][^|]*) \| ([^|]+) \|/gm)].map(
      ([, english = "", chinese = ""]) => [english, chinese],
    ),
  );
  const house =
    "deal account contact organisation opportunity fact signal evidence condition checkpoint stage door verdict flag issue finding";
  for (const word of house.split(" ")) expect(words.get(word)).toMatch(/^\p{Script=Han}/u);
});

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { typeFaults } from "./check-types.ts";
import { runSnippet } from "./run-snippet.ts";
import { docstringSnippets, pageSnippets, root, type Snippet } from "./snippet.ts";

const pages: readonly string[] = [
  "README.md",
  "README.zh-CN.md",
  ...[
    "batch",
    "diff",
    "forms",
    "funnel",
    "guide",
    "handbook",
    "mappings",
    "mutate",
    "prove",
    "relationships",
    "rule-tests",
    "testing",
  ].map((name) => `docs/${name}.md`),
];
const snippets = [...pages.flatMap(pageSnippets), ...(await docstringSnippets())];

/** Shows that what is checked below can fail. */
const wrong: Snippet = {
  file: "wrong.md",
  title: "wrong",
  code: `\nconst two: string = 2;\nconsole.log(two); // 3\nconsole.log("a", [1]);\n// a [ 1 ]`,
};

describe("every program in the documentation", () => {
  test("is found: in each page, and in docstrings", () => {
    for (const page of [...pages, "src/assess/assess.ts"]) {
      expect(snippets.map(({ file }) => file)).toContain(page);
    }
  });

  test("stands in a page that is read here", () => {
    const withPrograms = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
      .map((name) => `docs/${name}`)
      .filter((page) => page.endsWith(".md") && !page.startsWith("docs/api"))
      .filter((page) => pageSnippets(page).length > 0);
    expect(pages).toEqual(expect.arrayContaining(withPrograms));
  });

  test("compiles, and one with a wrong type does not", { timeout: 120_000 }, () => {
    expect(typeFaults([...snippets, wrong])).toEqual([
      "wrong.md:2 Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test.each(snippets.map((snippet) => [`${snippet.file}: ${snippet.title}`, snippet] as const))(
    "runs and prints what it says (%s)",
    async (_, snippet) => {
      const printed = await runSnippet(snippet);
      // A page always shows what is printed, a docstring may leave it out.
      const told = printed.filter(({ says }) => says !== undefined || pages.includes(snippet.file));
      expect(told.map(({ line, prints }) => `${line}: ${prints}`)).toEqual(
        told.map(({ line, says }) => `${line}: ${says}`),
      );
    },
  );

  test("is told apart from one that prints something else", async () => {
    expect(await runSnippet(wrong)).toEqual([
      { line: 3, says: "3", prints: "2" },
      { line: 4, says: "a [ 1 ]", prints: "a [ 1 ]" },
    ]);
  });
});

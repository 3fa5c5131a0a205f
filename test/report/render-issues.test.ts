import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IssueBase } from "../../src/model/issue.ts";
import { widthOf } from "../../src/report/cells.ts";
import { codeFrame } from "../../src/report/code-frame.ts";
import { renderIssues } from "../../src/report/render-issues.ts";

const text = ["{", '  "客户": "样例", "fact": "acount.tier"', "}"].join("\n");
// `"acount.tier"` begins behind 2 blanks, `"客户"` (4), `: ` (2), `"样例"` (4), `, ` (2), `"fact"` (6)
// and `: ` (2): 22 characters before it, so column 23. Four of them are wide: 26 cells before it.
const issue: IssueBase = {
  code: "unknown-fact",
  pointer: "/fact",
  message: { zh: "没有叫 `acount.tier` 的事实", en: "unknown fact `acount.tier`" },
  help: { zh: "是不是想写 `account.tier`？", en: "did you mean `account.tier`?" },
  line: 2,
  column: 23,
};

test("an issue is told with its place, the line with a caret under the value, and what would be right", () => {
  expect(renderIssues([issue], { lang: "en", file: "rules.json", text })).toBe(
    [
      "✗ unknown fact `acount.tier`  [unknown-fact]",
      "  → rules.json:2:23  /fact",
      '  2 │   "客户": "样例", "fact": "acount.tier"',
      `    │ ${" ".repeat(26)}${"^".repeat(13)}`,
      "  did you mean `account.tier`?",
      "",
    ].join("\n"),
  );
});

test("without the text there is no line to show, without a position the file alone", () => {
  const { line: _, column: __, help: ___, ...bare } = issue;
  expect(renderIssues([issue], { lang: "zh", file: "规则.json" })).toBe(
    [
      "✗ 没有叫 `acount.tier` 的事实  [unknown-fact]",
      "  → 规则.json:2:23  /fact",
      "  是不是想写 `account.tier`？",
      "",
    ].join("\n"),
  );
  expect(renderIssues([bare], { lang: "zh", file: "-", text })).toBe(
    "✗ 没有叫 `acount.tier` 的事实  [unknown-fact]\n  → -  /fact\n",
  );
});

test("issues beyond the most are counted", () => {
  const written = renderIssues([issue, issue, issue], { lang: "en", file: "f", most: 1 });
  expect(written.match(/✗/g)).toHaveLength(1);
  expect(written).toMatch(/\n\nand 2 more\n$/);
});

describe("the frame of a line", () => {
  test("shows a tab as two blanks and keeps the caret under the value", () => {
    expect(codeFrame("\t12", 1, 2, 40)).toEqual({ line: "  12", mark: "  ^^" });
  });

  test("of a very long line is made of what stands around the place alone", () => {
    const long = "\u4e2d".repeat(20_000_000);
    // The frame has 20 cells: up to half of them before the place, an ellipsis at either end.
    expect(codeFrame(`"${long}"`, 1, 10_000_000, 20)).toEqual({
      line: `\u2026${"\u4e2d".repeat(4)}${"\u4e2d".repeat(5)}\u2026`,
      mark: `${" ".repeat(9)}^^`,
    });
    expect(codeFrame(`"${"x".repeat(20_000_000)}"`, 1, 1, 20)?.line).toBe(
      `"${"x".repeat(18)}\u2026`,
    );
  });

  test("stands where its text begins in the input", () => {
    const options = { lang: "en", file: "f", start: { line: 2, column: 23 } } as const;
    const within = renderIssues([issue, { ...issue, line: 3, column: 2 }], {
      ...options,
      text: '"acount.tier"\n 7',
    });
    expect(within.split("\n").filter((line) => line.includes("\u2502"))).toEqual([
      '  2 \u2502 "acount.tier"',
      `    \u2502 ${"^".repeat(13)}`,
      "  3 \u2502  7",
      "    \u2502  ^",
    ]);
  });

  test("marks one character where no value begins, and the end of a line", () => {
    expect(codeFrame('{"a" 1}', 1, 7, 40)?.mark).toBe("      ^");
    expect(codeFrame("ab", 1, 3, 40)).toEqual({ line: "ab", mark: "  ^" });
  });

  test("cuts a long line around the place", () => {
    const long = `${"x".repeat(500)} "here" ${"y".repeat(500)}`;
    const frame = codeFrame(long, 1, 502, 40);
    // Half of 40 cells stand before the value: an ellipsis, 18 letters and a blank.
    expect(frame?.line).toBe(`…${"x".repeat(18)} "here" ${"y".repeat(12)}…`);
    expect(frame?.mark).toBe(`${" ".repeat(20)}^^^^^^`);
  });

  test("is missing for a line that the text does not have", () => {
    expect(codeFrame("one line", 2, 1, 40)).toBeUndefined();
  });

  test("keeps to its width and never marks beyond the line's end", () => {
    const parts = fc.constantFrom("a", '"', "客", "\t", " ", "\\", "👍", "\u001b", "{", "9");
    const sources = fc.array(parts, { maxLength: 80 }).map((all) => all.join(""));
    fc.assert(
      fc.property(sources, fc.integer({ min: 1, max: 90 }), (source, column) => {
        const frame = codeFrame(source, 1, column, 30);
        expect(widthOf(frame?.line ?? "")).toBeLessThanOrEqual(30);
        expect(frame?.line).not.toMatch(/\p{Cc}/u);
        const marked = frame?.mark.trim().length ?? 0;
        expect(marked).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

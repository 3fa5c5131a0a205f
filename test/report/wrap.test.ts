import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/report/cells.ts";
import { span } from "../../src/report/span.ts";
import { wrap } from "../../src/report/wrap.ts";

const lines = (text: string, width: number, indent = 0, hanging = indent): readonly string[] =>
  wrap([span(text)], { width, indent, hanging }).map((line) =>
    line.map((part) => part.text).join(""),
  );

describe("a paragraph is broken into lines", () => {
  test("between words", () => {
    expect(lines("the evidence supports it", 12)).toEqual(["the evidence", "supports it"]);
  });

  test("between Chinese characters, each of two cells", () => {
    expect(lines("证据支持宣称阶段", 10)).toEqual(["证据支持宣", "称阶段"]);
  });

  test("never before a closing mark", () => {
    // Five characters fill ten cells; the comma may not begin the second line, so 持 goes with it.
    expect(lines("证据不支持，宣称阶段", 10)).toEqual(["证据不支", "持，宣称阶", "段"]);
  });

  test("never after an opening mark", () => {
    expect(lines("宣称阶段（待证实）", 10)).toEqual(["宣称阶段", "（待证实）"]);
  });

  test("inside a word only when it is longer than a line", () => {
    expect(lines("a abcdefghijkl", 10)).toEqual(["a", "abcdefghij", "kl"]);
  });

  test("with its first line indented and the others hanging", () => {
    expect(lines("one two three", 9, 2, 4)).toEqual(["  one two", "    three"]);
  });
});

test("what must stay whole is not broken", () => {
  const whole = { text: "✗ 高报 1", style: "bad", isWhole: true } as const;
  expect(wrap([span("12345678 "), whole], { width: 12 }).map((line) => line.at(-1)?.text)).toEqual([
    "12345678",
    "✗ 高报 1",
  ]);
});

test("no line is too wide and no character is lost", () => {
  const texts = fc
    .array(fc.constantFrom("a", "word", " ", "  ", "客", "户", "，", "（", "）", "👍", "."), {
      maxLength: 60,
    })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, fc.integer({ min: 8, max: 40 }), (text, width) => {
      const broken = lines(text, width);
      for (const line of broken) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(broken.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});

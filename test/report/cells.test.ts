import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { charactersOf, clip, fillerOf, widthOf } from "../../src/report/cells.ts";

/** Texts of the kinds that deals hold. */
const texts = fc
  .array(
    fc.constantFrom(
      "a",
      " ",
      "Z",
      "9",
      "客",
      "户",
      "，",
      "（",
      "…",
      "é",
      "👍",
      "🫠",
      "👨‍👩‍👧",
      "ﾊ",
      "한",
      "—",
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

test("a Chinese character takes two cells, a Latin letter one", () => {
  expect(widthOf("abc")).toBe(3);
  expect(widthOf("客户abc")).toBe(7);
  expect(widthOf("（客户）")).toBe(8);
  expect(widthOf("32–78…")).toBe(6);
});

test("the signs that reports are made of take one cell each", () => {
  for (const sign of "–“”…·→↑✓✗─█▒░") {
    expect(widthOf(sign)).toBe(1);
    expect(stringWidth(sign)).toBe(1);
  }
});

test("widths agree with string-width", () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: "grapheme" })), (text) => {
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
  );
});

describe("a text that is too long is cut", () => {
  test("at a whole character, with an ellipsis that counts", () => {
    expect(clip("上海某某机械", 12)).toBe("上海某某机械");
    expect(clip("上海某某机械", 11)).toBe("上海某某机…");
    expect(clip("上海某某机械", 10)).toBe("上海某某…");
    expect(clip("need discovery", 8)).toBe("need di…");
    expect(clip("need discovery", 6)).toBe("need…");
    expect(clip("客户", 1)).toBe("…");
    expect(clip("客户", 0)).toBe("");
  });

  test("to no more cells than there are, and what fits is left alone", () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 40 }), (text, cells) => {
        const cut = clip(text, cells);
        expect(widthOf(cut)).toBeLessThanOrEqual(cells);
        if (widthOf(text) <= cells) expect(cut).toBe(text);
        expect(widthOf(cut + fillerOf(cut, cells))).toBe(cells);
      }),
    );
  });
});

test("the characters of a text make up the text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(charactersOf(text).join("")).toBe(text);
    }),
  );
});

test("a long text has the characters and the cells of its whole, looked at in parts", () => {
  const long = fc
    .tuple(fc.nat(40), texts, fc.constantFrom("é", "👨‍👩‍👧", "🇨🇳", "客户 é "))
    .map(([offset, text, again]) => "x".repeat(offset) + text + again.repeat(900));
  fc.assert(
    fc.property(long, (text) => {
      const whole = new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text);
      expect(charactersOf(text)).toEqual(Array.from(whole, ({ segment }) => segment));
      expect(widthOf(text)).toBe(stringWidth(text));
    }),
    { numRuns: 20 },
  );
});

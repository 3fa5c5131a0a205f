import { expect, test } from "vitest";
import { counted, countText, countWords } from "../../src/words/count-words.ts";

const deals = counted("{} 个商机", "{} deal", "{} deals");

test("one is told in the singular, none and several in the plural", () => {
  expect([0, 1, 2, 21, 1200].map((count) => countWords(count, deals, "en"))).toEqual([
    "0 deals",
    "1 deal",
    "2 deals",
    "21 deals",
    "1,200 deals",
  ]);
  expect(countWords(1, deals, "zh")).toBe("1 个商机");
  expect(countText(1, deals)).toEqual({ zh: "1 个商机", en: "1 deal" });
});

test("what else is told follows the number", () => {
  const rows = counted("读入 {} 行，{} 行被拒", "{} row, {} rejected", "{} rows, {} rejected");
  expect(countWords(1, rows, "en", "0")).toBe("1 row, 0 rejected");
  expect(countWords(3, rows, "zh", "2")).toBe("读入 3 行，2 行被拒");
});

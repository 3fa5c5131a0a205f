import { expect, test } from "vitest";
import { type Text, text } from "../../src/model/text.ts";
import { countWords } from "../../src/words/count-words.ts";

const deals: readonly [Text, Text] = [text("{} 个商机", "{} deal"), text("{} 个商机", "{} deals")];

test("one is told in the singular, none and several in the plural", () => {
  expect([0, 1, 2, 21].map((count) => countWords(count, deals, "en"))).toEqual([
    "0 deals",
    "1 deal",
    "2 deals",
    "21 deals",
  ]);
  expect(countWords(1, deals, "zh")).toBe("1 个商机");
});

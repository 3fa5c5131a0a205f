import { expect, test } from "vitest";
import { listFirst } from "../../src/words/enumeration.ts";

test.each([
  [["a", "b"], "a, b", "a、b"],
  [["a", "b", "c"], "a, b, 1 more", "a、b、另有 1 个"],
  [[], "", ""],
])("of %j two are named, and how many more there are", (words, en, zh) => {
  expect([listFirst(words, 2, "en"), listFirst(words, 2, "zh")]).toEqual([en, zh]);
});

import { expect, test } from "vitest";
import { treePrefixes } from "../../src/report/tree-prefixes.ts";

test("lines join everybody to the one above, and go on where more follow", () => {
  //          a  b  c  d  e  f
  const depths = [0, 1, 2, 1, 2, 0];
  expect(treePrefixes(depths)).toEqual(["", "├─ ", "│  └─ ", "└─ ", "   └─ ", ""]);
});

test("those at the top have no lines, however many they are", () => {
  expect(treePrefixes([0, 0, 0])).toEqual(["", "", ""]);
});

test("below the sixth level people stand under each other", () => {
  const prefixes = treePrefixes([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(prefixes.slice(6).map((prefix) => prefix.length)).toEqual([18, 18, 18]);
});

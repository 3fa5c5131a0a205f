import { expect, test } from "vitest";
import { FoundItems } from "../../src/assess/found-items.ts";
import type { StakesAtDoors } from "../../src/assess/stakes-at-doors.ts";
import type { MissingItem } from "../../src/assess/verdict.ts";

const item = (id: string) => ({ id }) as MissingItem;

/** Places in this order, by number. */
const placesOf = (...numbers: readonly number[]) =>
  ({ places: numbers.map((number) => ({ number })) }) as unknown as StakesAtDoors;

test("items stand place by place, at each in the order they were found", () => {
  const found = new FoundItems();
  found.add(2, item("a"));
  found.add(0, item("b"));
  found.add(2, item("c"));
  found.add(1, item("d"));
  found.add(0, item("e"));
  expect(found.inOrder(placesOf(1, 2, 0, 3)).map(({ id }) => id)).toEqual([
    "d",
    "a",
    "c",
    "b",
    "e",
  ]);
});

test("where nothing is missing there are no items", () => {
  expect(new FoundItems().inOrder(placesOf(0, 1))).toEqual([]);
});

import { expect, it } from "vitest";
import { checkpoint, places } from "../sample-rules.ts";

const find = (more: Readonly<Record<string, unknown>>) =>
  places("zero-weight", checkpoint("a", more));

it("finds a checkpoint that decides nothing", () => {
  expect(find({ weight: 0 })).toEqual(["/weight"]);
});

it("leaves essentials alone, and what weighs something", () => {
  expect(find({ weight: 0, essential: true })).toEqual([]);
  expect(find({})).toEqual([]);
});

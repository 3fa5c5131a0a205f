import { expect, it } from "vitest";
import { budget, checkpoint, places, seats, stage } from "../sample-rules.ts";

const find = (more: Readonly<Record<string, unknown>>) =>
  places("stage-never-applies", stage("s", [checkpoint("a")], more));

it("finds a stage whose condition cannot hold", () => {
  expect(find({ appliesWhen: { all: [budget, { not: budget }] } })).toEqual(["/appliesWhen"]);
});

it("finds a stage that nobody it applies to can enter", () => {
  expect(find({ appliesWhen: seats("lessThan", 5), entry: seats("greaterThan", 5) })).toEqual([
    "/entry",
  ]);
});

it("leaves a stage alone that some deals can be in", () => {
  expect(find({ appliesWhen: budget, entry: seats("greaterThan", 5) })).toEqual([]);
});

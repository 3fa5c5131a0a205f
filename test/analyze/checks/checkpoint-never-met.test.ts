import { expect, it } from "vitest";
import { budget, checkpoint, places, seats, stage } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("checkpoint-never-met", fragment);
const large = { judgement: false, when: seats("greaterThan", 100) };

it("finds a condition that excludes where the checkpoint applies", () => {
  expect(find(checkpoint("a", { ...large, appliesWhen: seats("lessThan", 50) }))).toEqual([""]);
});

it("finds a condition that excludes where the stage applies", () => {
  expect(
    find(stage("s", [checkpoint("a", large)], { appliesWhen: seats("lessThan", 50) })),
  ).toEqual(["/checkpoints/0"]);
});

it("leaves a checkpoint alone that somebody may attest", () => {
  expect(
    find(checkpoint("a", { ...large, judgement: true, appliesWhen: seats("lessThan", 50) })),
  ).toEqual([]);
});

it("leaves a checkpoint alone that applies where it can be met", () => {
  expect(find(checkpoint("a", { ...large, appliesWhen: budget }))).toEqual([]);
});

import { expect, it } from "vitest";
import { checkpoint, found, places, seats, stage } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("pass-mark-unreachable", fragment);
const only = (id: string, operator: string, value: number, more = {}) =>
  checkpoint(id, { judgement: false, when: seats(operator, value), ...more });

it("counts the lighter of two checkpoints that exclude each other as missed", () => {
  const cps = [only("a", "lessThan", 5, { weight: 3 }), only("b", "greaterThan", 5, { weight: 2 })];
  // 3 of 5 is 60.
  expect(find(stage("s", cps, { passMark: 61 }))).toEqual(["/passMark"]);
  expect(
    found("pass-mark-unreachable", stage("s", cps, { passMark: 61 }))[0]?.message.en,
  ).toContain("60 at most");
  expect(find(stage("s", cps, { passMark: 60 }))).toEqual([]);
});

it("counts a checkpoint that nothing can meet as missed", () => {
  const cps = [only("a", "lessThan", 0), checkpoint("b")];
  expect(find(stage("s", cps, { passMark: 51 }))).toEqual(["/passMark"]);
});

it("leaves alone what may be waived, since that leaves the sum", () => {
  const waivable = { waivable: true };
  expect(
    find(stage("s", [only("a", "lessThan", 0, waivable), checkpoint("b")], { passMark: 100 })),
  ).toEqual([]);
  // Without one of the two the other comes to all there is.
  const pair = (more: object) => [only("a", "lessThan", 5), only("b", "greaterThan", 5, more)];
  expect(find(stage("s", pair(waivable), { passMark: 100 }))).toEqual([]);
  expect(find(stage("s", pair({}), { passMark: 100 }))).toEqual(["/passMark"]);
});

it("leaves alone what judgement can meet, and what may not apply", () => {
  expect(
    find(stage("s", [checkpoint("a", { when: seats("lessThan", 0) })], { passMark: 100 })),
  ).toEqual([]);
  const maybe = only("a", "lessThan", 0, { appliesWhen: seats("equal", 1) });
  expect(find(stage("s", [maybe], { passMark: 100 }))).toEqual([]);
});

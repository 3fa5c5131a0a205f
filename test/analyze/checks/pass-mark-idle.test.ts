import { expect, it } from "vitest";
import { budget, checkpoint, places, stage } from "../sample-rules.ts";

const find = (fragment: Parameters<typeof places>[1]) => places("pass-mark-idle", fragment);
const must = (weight: number, more = {}) =>
  checkpoint("must", { essential: true, weight, ...more });

it("finds a mark that the essentials reach, all others missed", () => {
  // 3 of 5 is 60.
  const cps = [must(3), checkpoint("b"), checkpoint("c")];
  expect(find(stage("s", cps, { passMark: 60 }))).toEqual(["/passMark"]);
  expect(find(stage("s", cps, { passMark: 61 }))).toEqual([]);
});

it("leaves alone what rests on an essential that may not apply", () => {
  const cps = [must(9, { appliesWhen: budget }), checkpoint("b")];
  expect(find(stage("s", cps, { passMark: 10 }))).toEqual([]);
});

it("leaves one mark for all stages alone where it decides in most of them", () => {
  const marked = (id: string, ...cps: readonly object[]) =>
    stage(
      id,
      cps.map((one, i) => ({ ...one, id: `${id}${i}` })),
      { passMark: 60 },
    );
  const works = [must(1), checkpoint("b"), checkpoint("c")];
  const idle = [must(3), checkpoint("b")];
  expect(
    find({ stages: [marked("x", ...idle), marked("y", ...works), marked("z", ...works)] }),
  ).toEqual([]);
  expect(find({ stages: [marked("x", ...idle), marked("y", ...works)] })).toEqual([
    "/stages/0/passMark",
  ]);
});

it("leaves stages alone that are made of essentials", () => {
  expect(find(stage("s", [must(1)], { passMark: 60 }))).toEqual([]);
});

import { expect, it } from "vitest";
import { checkpoint, found, stage } from "../sample-rules.ts";

const find = (...checkpoints: readonly Readonly<Record<string, unknown>>[]) =>
  found("missing-source", stage("s", checkpoints)).map(({ pointer }) => pointer);
const cited = (id: string) => checkpoint(id, { source: ["plan/1.1"] });

it("finds what cites nothing where most others do", () => {
  expect(find(cited("a"), cited("b"), checkpoint("c"))).toEqual(["/stages/0/checkpoints/2"]);
});

it("takes a law or a note for an answer", () => {
  expect(find(cited("a"), checkpoint("b", { note: "ours" }))).toEqual([]);
  expect(find(cited("a"), checkpoint("b", { law: ["招标投标法 32"] }))).toEqual([]);
});

it("leaves a rule set alone that has nothing to cite", () => {
  expect(find(cited("a"), checkpoint("b"), checkpoint("c"))).toEqual([]);
});

import { expect, it } from "vitest";
import { budget, found, places, seats } from "../sample-rules.ts";

const of = [budget, seats("equal", 3), seats("equal", 4)];

const when = ["stages", 0, "checkpoints", 0, "when"];
const edits = (k: number) =>
  found("at-least-all-or-any", { atLeast: k, of }).map(({ fix }) => fix?.edits);

it("writes `any` for one of several", () => {
  expect(edits(1)).toEqual([
    [{ path: [...when, "of"], key: "any" }, { path: [...when, "atLeast"] }],
  ]);
});

it("writes `all` for all of several", () => {
  expect(edits(3)).toEqual([
    [{ path: [...when, "of"], key: "all" }, { path: [...when, "atLeast"] }],
  ]);
});

it("finds it within a named condition and within a `where`, each once", () => {
  const where = { atLeast: 1, of: [{ fact: "stance", operator: "equal", value: "mentor" }] };
  expect(
    places("at-least-all-or-any", {
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where },
    }),
  ).toEqual(["/params/where/atLeast"]);
});

it("leaves some of several alone", () => {
  expect(places("at-least-all-or-any", { atLeast: 2, of })).toEqual([]);
});

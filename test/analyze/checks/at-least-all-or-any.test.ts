import { expect, it } from "vitest";
import { budget, found, places, seats } from "../sample-rules.ts";

const of = [budget, seats("equal", 3), seats("equal", 4)];

it("writes `any` for one of several, and keeps the note", () => {
  const [finding] = found("at-least-all-or-any", { atLeast: 1, of, note: "either way" });
  expect(finding?.fix?.edit.value).toEqual({ any: of, note: "either way" });
});

it("writes `all` for all of several", () => {
  const [finding] = found("at-least-all-or-any", { atLeast: 3, of });
  expect(finding?.fix?.edit.value).toEqual({ all: of });
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

import { expect, it } from "vitest";
import { budget, checkpoint, found, places, seats, stage } from "../sample-rules.ts";

const conditions = { inner: budget, outer: { all: [{ condition: "inner" }, seats("equal", 3)] } };

it("finds what nothing leads to, and what only that leads to", () => {
  expect(places("unused-condition", { conditions })).toEqual([
    "/conditions/inner",
    "/conditions/outer",
  ]);
  expect(found("unused-condition", { conditions })[0]?.fix?.edits[0]).toEqual({
    path: ["conditions", "inner"],
  });
});

it("leaves alone what a used condition uses", () => {
  const stages = [stage("s", [checkpoint("a", { when: { condition: "outer" } })])];
  expect(places("unused-condition", { conditions, stages })).toEqual([]);
});

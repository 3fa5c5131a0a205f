import { expect, it } from "vitest";
import { budget, checkpoint, places, stage } from "../sample-rules.ts";

const rival = (value: boolean) => ({ fact: "rival-favoured", operator: "equal", value });
const entry = (condition: object) =>
  places("negated-unknown", stage("s", [checkpoint("a")], { entry: condition }));

it("finds an entry that waits for a no to what speaks against us", () => {
  expect(entry({ not: rival(true) })).toEqual(["/entry/not"]);
  expect(entry({ all: [budget, rival(false)] })).toEqual(["/entry/all/1"]);
  expect(entry({ fact: "rival-favoured", operator: "notEqual", value: true })).toEqual(["/entry"]);
});

it("finds an essential checkpoint that refuses judgement", () => {
  const when = { not: rival(true) };
  const find = (more: object) => places("negated-unknown", checkpoint("a", { when, ...more }));
  expect(find({ essential: true, judgement: false })).toEqual(["/when/not"]);
  expect(find({ essential: true })).toEqual([]);
});

it("leaves alone what another answer can open, and a no to what speaks for us", () => {
  expect(entry({ any: [budget, { not: rival(true) }] })).toEqual([]);
  expect(entry({ not: budget })).toEqual([]);
  expect(entry(rival(true))).toEqual([]);
});

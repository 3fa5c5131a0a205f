import { expect, it } from "vitest";
import { checkpoint, found, places, stage } from "../sample-rules.ts";

const title = { zh: "预算", en: "budget" };
const signals = (staleAfterDays: number) => ({
  fresh: {
    title,
    ask: { zh: "预算定了吗？", en: "Is there a budget?" },
    subject: "deal",
    type: "boolean",
    favours: "us",
    staleAfterDays,
  },
});
const fresh = { fact: "fresh", operator: "equal", value: true };
const stages = (at: number, more: object = {}) =>
  [0, 1, 2, 3].map((i) =>
    stage(`s${i}`, [
      checkpoint(`c${i}`, i === at ? { essential: true, when: fresh, ...more } : {}),
    ]),
  );

it("finds an essential of the first half whose signal lapses within two months", () => {
  const rules = { signals: signals(59), stages: stages(1) };
  expect(places("short-lived-essential", rules)).toEqual(["/stages/1/checkpoints/0"]);
  expect(found("short-lived-essential", rules)[0]?.message.en).toContain(
    "`fresh`, which lapses after 59 days",
  );
});

it("finds one whose judgement lapses, unless judgement is refused", () => {
  const rules = (more: object) => ({
    staleAfterDays: { judgement: 30 },
    signals: signals(90),
    stages: stages(0, more),
  });
  expect(places("short-lived-essential", rules({}))).toEqual(["/stages/0/checkpoints/0"]);
  expect(places("short-lived-essential", rules({ judgement: false }))).toEqual([]);
});

it("leaves later stages alone, and what lasts two months", () => {
  expect(places("short-lived-essential", { signals: signals(59), stages: stages(2) })).toEqual([]);
  expect(places("short-lived-essential", { signals: signals(60), stages: stages(1) })).toEqual([]);
});

it("looks at the values of those the checkpoint asks about, roles of the decision chain among them", () => {
  const rules = (staleAfterDays: object, params: object) => {
    const when = { fact: "contacts.count", operator: "greaterThan", value: 0, params };
    return { staleAfterDays, stages: stages(0, { judgement: false, when }) };
  };
  const chain = { scope: "decision-chain" };
  const employed = { where: { fact: "organisation.kind", operator: "equal", value: "partner" } };
  expect(places("short-lived-essential", rules({ "contacts.roles": 30 }, chain))).toHaveLength(1);
  expect(places("short-lived-essential", rules({ "organisations.kind": 30 }, employed))).toEqual([
    "/stages/0/checkpoints/0",
  ]);
  // A document has a kind as well, which is not asked about.
  expect(places("short-lived-essential", rules({ "documents.kind": 30 }, employed))).toEqual([]);
});

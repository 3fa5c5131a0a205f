import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import { misnamedFinder } from "../../src/report/misnamed.ts";
import { renderPortfolio } from "../../src/report/render-portfolio.ts";
import { renderVerdict } from "../../src/report/render-verdict.ts";
import { sangforSevenSteps } from "../../src/shipped/index.ts";

const plan = compileRuleSet(sangforSevenSteps);
const at = "2026-06-01";
const asOf = "2026-06-30";

const dealOf = (id: string, ...evidence: readonly Observation[]): Deal => ({
  id,
  contacts: [{ id: "p1" }],
  organisations: [{ id: "o1" }],
  evidence,
});

const found = (...evidence: readonly Observation[]) =>
  misnamedFinder(plan)(dealOf("d-1", ...evidence));

describe("evidence that the rules read is not misnamed", () => {
  test.each<Observation>([
    { what: "advantage-answers-need", value: true, at },
    { what: "opportunity.amount", value: 5, at },
    { what: "contacts.complete", value: "all", at },
    { what: "knows-whole-project", about: "p1", value: true, at },
    { what: "opens-doors-for-us", about: "o1", value: true, at },
    { what: "stance", about: "p1", value: "supporter", at },
  ])("$what", (observation) => {
    expect(found(observation)).toEqual([]);
  });
});

test("names that are near none of the rules belong to others", () => {
  expect(
    found(
      { what: "moon-phase", value: true, at },
      { what: "meddpicc/economic-buyer", value: true, at },
      { what: "custom.colour", value: "red", at },
    ),
  ).toEqual([]);
});

test.each<[Observation, string]>([
  [{ what: "advantage-answer-need", value: true, at }, "advantage-answers-need"],
  [{ what: "knows-hole-project", about: "p1", value: true, at }, "knows-whole-project"],
  [{ what: "opens-door-for-us", about: "o1", value: true, at }, "opens-doors-for-us"],
])("$0.what is near $1", (observation, near) => {
  expect(found(observation)).toEqual([{ what: observation.what, near }]);
});

test("a judgement is near one of the same rule set", () => {
  const [checkpoint = { id: "" }] = sangforSevenSteps.stages?.[0]?.checkpoints ?? [];
  const right = `sangfor-seven-steps/${checkpoint.id}`;
  expect(found({ what: right, value: true, at })).toEqual([]);
  const wrong = `${right}s`;
  expect(found({ what: wrong, value: true, at })).toEqual([{ what: wrong, near: right }]);
});

test.each<[Observation, string]>([
  [{ what: "knows-whole-project", value: true, at }, "contacts"],
  [{ what: "opens-doors-for-us", about: "p1", value: true, at }, "organisations"],
  [{ what: "knows-whole-project", about: "o1", value: true, at }, "contacts"],
  [{ what: "advantage-answers-need", about: "p1", value: true, at }, "deal"],
])("$0.what about $0.about would have to be about $1", (observation, of) => {
  expect(found(observation)).toEqual([{ what: observation.what, of }]);
});

test("each name is told once, and none that was withdrawn", () => {
  const wrong = { what: "advantage-answer-need", value: true, at } as const;
  expect(found(wrong, { ...wrong, at: "2026-06-02" })).toHaveLength(1);
  expect(found({ ...wrong, id: "e1" }, { what: wrong.what, at, withdraws: "e1" })).toEqual([]);
});

const slip: Observation = { what: "advantage-answer-need", value: true, at };
const homeless: Observation = { what: "knows-whole-project", value: true, at };

test("the report on a deal says so in both languages", () => {
  const deal = dealOf("d-1", slip, homeless);
  const verdict = assess(plan, deal, { asOf });
  const zh = renderVerdict(plan, deal, verdict, { lang: "zh", width: 200 });
  expect(zh).toContain(
    "规则读不到，名称疑误：advantage-answer-need（疑为 advantage-answers-need）、knows-whole-project（about 要写针对哪个人）",
  );
  const en = renderVerdict(plan, deal, verdict, { lang: "en", width: 200 });
  expect(en).toContain(
    "not read by the rules, perhaps misnamed: advantage-answer-need (advantage-answers-need?), knows-whole-project (`about` is to say which person)",
  );
});

test("the report on many counts the deals of each name, the most frequent first", () => {
  const deals = [dealOf("a", homeless, slip), dealOf("b", slip), dealOf("c")];
  const entries = deals.map((deal) => ({ deal, verdict: assess(plan, deal, { asOf }) }));
  expect(renderPortfolio(plan, entries, { lang: "en", width: 200, asOf })).toContain(
    "not read by the rules, perhaps misnamed: advantage-answer-need (advantage-answers-need?) × 2, knows-whole-project (`about` is to say which person) × 1\n",
  );
  const [, , fine] = entries;
  expect(fine).toBeDefined();
  if (fine) expect(renderPortfolio(plan, [fine], { lang: "en", asOf })).not.toContain("misnamed");
});

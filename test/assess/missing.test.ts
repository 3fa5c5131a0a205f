import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { MissingItem } from "../../src/assess/verdict.ts";
import type { Deal } from "../../src/model/deal.ts";
import { text } from "../../src/model/text.ts";
import type { Condition } from "../../src/rules/condition.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { Checkpoint, Flag, RuleSet, Stage } from "../../src/rules/rule-set.ts";

const words = text("词", "word");
const asOf = "2026-06-30";

const checkpoint = (id: string, more: Partial<Checkpoint> = {}): Checkpoint => ({
  id,
  title: words,
  judgement: false,
  ...more,
});
const stage = (id: string, checkpoints: readonly Checkpoint[], more: Partial<Stage> = {}) => ({
  id,
  title: words,
  checkpoints: [...checkpoints],
  ...more,
});
const blocking = (when: Condition): Flag => ({ id: "bar", severity: "block", title: words, when });

/** Returns what a deal lacks, each item by its id. */
const lacking = (
  parts: Pick<RuleSet, "kind"> & Partial<RuleSet>,
  deal: Omit<Deal, "id"> = {},
): ReadonlyMap<string, MissingItem> => {
  const parsed = parseRuleSet({ id: "mine", version: "1.0.0", title: words, ...parts });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { missing } = assess(compileRuleSet(parsed.ruleSet), { id: "d", ...deal }, { asOf });
  return new Map(missing.map((item) => [item.id, item]));
};

const yes = (fact: string): Condition => ({ fact, operator: "equal", value: true });
const tendered = yes("opportunity.isTendered");
const approved = yes("opportunity.isApproved");

describe("what a checklist lacks", () => {
  const stages = [
    stage("always", [
      checkpoint("small", { when: approved }),
      checkpoint("must", { when: yes("opportunity.plan.isApproved"), essential: true }),
    ]),
    stage(
      "if-tendered",
      [
        checkpoint("bid", { when: yes("opportunity.tender.bondPaid"), weight: 3 }),
        checkpoint("price", { when: yes("opportunity.tender.hasPriceGap"), weight: 2 }),
      ],
      { appliesWhen: tendered },
    ),
  ];
  const missing = lacking({ kind: "checklist", stages });

  test("stands before no door", () => {
    for (const [id, { doors }] of missing) expect([id, doors]).toEqual([id, []]);
  });

  test("is essential for an essential checkpoint alone", () => {
    const essential = [...missing.values()].filter((item) => item.essential);
    expect(essential.map(({ id }) => id)).toEqual(["opportunity.plan.isApproved"]);
  });

  test("carries for a section that may apply what the section weighs", () => {
    expect(missing.get("opportunity.isTendered")).toMatchObject({
      checkpoints: ["bid", "price"],
      points: 5,
    });
  });

  test("is essential and before a door no more for what a block flag asks", () => {
    const told = lacking({
      kind: "checklist",
      stages,
      flags: [blocking(yes("opportunity.hasNewProjects"))],
    });
    expect(told.get("opportunity.hasNewProjects")).toMatchObject({ doors: [], essential: false });
  });

  test("stands in the order of what is essential, then of the points", () => {
    expect([...missing.keys()]).toEqual([
      "opportunity.plan.isApproved",
      "opportunity.isTendered",
      "opportunity.tender.bondPaid",
      "opportunity.tender.hasPriceGap",
      "opportunity.isApproved",
    ]);
  });
});

describe("what a set of stages lacks", () => {
  test("stands before the door that a stage's applicability is about, and is essential there", () => {
    const missing = lacking({
      kind: "stages",
      stages: [
        stage("one", [checkpoint("a", { when: approved })]),
        stage("two", [checkpoint("b", { when: approved })], { appliesWhen: tendered }),
      ],
    });
    expect(missing.get("opportunity.isTendered")).toMatchObject({
      doors: ["two"],
      checkpoints: [],
      essential: true,
    });
  });
});

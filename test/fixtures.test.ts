import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../src/assess/assess.ts";
import { compileRuleSet } from "../src/assess/compile-rule-set.ts";
import type { Doubt, Verdict } from "../src/assess/verdict.ts";
import { parseDeal } from "../src/model/parse-deal.ts";
import { parseRuleSet } from "../src/rules/parse-rule-set.ts";

interface Expected {
  readonly claimed: string | null;
  readonly evidenced: string | null;
  readonly possible: string | null;
  readonly standing: string;
  readonly closed?: string | null;
  readonly mayAdvance: object;
  readonly score?: object;
  readonly stages: Readonly<Record<string, object>>;
  readonly checkpoints?: Readonly<Record<string, string>>;
  readonly flagsUp: readonly string[];
  readonly presumedFlags?: readonly string[];
  readonly presumedStages?: readonly string[];
  readonly missing?: readonly object[];
  readonly waived?: readonly string[];
  readonly stale?: readonly Doubt[];
  readonly conflicts?: readonly Doubt[];
  readonly reconfirm?: readonly string[];
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const parsed = parseRuleSet(read("rules/sangfor-seven-steps.json"));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
const plan = compileRuleSet(parsed.ruleSet);
const files = readdirSync(new URL("../fixtures/deals", import.meta.url)).sort();

function verdictOf(file: string, asOf: string): Verdict {
  const deal = parseDeal(read(`fixtures/deals/${file}`));
  if (!deal.ok) throw new Error(JSON.stringify(deal.issues, null, 2));
  return assess(plan, deal.deal, { asOf });
}

describe("the fixture deals", () => {
  it("come with a verdict each", () => {
    expect(files).toHaveLength(17);
    expect(readdirSync(new URL("../fixtures/verdicts", import.meta.url)).sort()).toEqual(files);
  });

  it.each(files)("%s gets the verdict worked out by hand", (file) => {
    const { asOf, expected } = JSON.parse(read(`fixtures/verdicts/${file}`)) as {
      readonly asOf: string;
      readonly expected: Expected;
    };
    const verdict = verdictOf(file, asOf);
    const { claimed, evidenced, possible, standing, mayAdvance } = expected;
    expect(verdict).toMatchObject({ claimed, evidenced, possible, standing, mayAdvance });
    for (const part of ["closed", "score", "waived", "stale", "conflicts", "reconfirm"] as const) {
      if (expected[part] !== undefined)
        expect(verdict, part).toMatchObject({ [part]: expected[part] });
    }
    for (const [id, stage] of Object.entries(expected.stages)) {
      expect(
        verdict.stages.find((one) => one.id === id),
        id,
      ).toMatchObject(stage);
    }
    const truths = verdict.stages.flatMap(({ checkpoints }) =>
      checkpoints.map(({ id, truth }) => [id, truth] as const),
    );
    expect(Object.fromEntries(truths)).toMatchObject(expected.checkpoints ?? {});
    const up = verdict.flags.filter(({ truth }) => truth === "satisfied").map(({ id }) => id);
    expect(up).toEqual(expected.flagsUp);
    if (expected.presumedFlags) expect(verdict.presumed.flags).toEqual(expected.presumedFlags);
    if (expected.presumedStages) expect(verdict.presumed.stages).toEqual(expected.presumedStages);
    for (const item of expected.missing ?? []) {
      expect(verdict.missing).toContainEqual(expect.objectContaining(item));
    }
  });
});

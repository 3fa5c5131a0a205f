import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { assess } from "../src/assess/assess.ts";
import { compileRuleSet } from "../src/assess/compile-rule-set.ts";
import type { Plan } from "../src/assess/plan.ts";
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

/** Where the deals of each rule set are; those of the seven steps came first and have no folder. */
const folders = [
  { ruleSet: "sangfor-seven-steps", folder: "fixtures" },
  ...readdirSync(new URL("../fixtures", import.meta.url))
    .filter((name) => existsSync(new URL(`../rules/${name}.json`, import.meta.url)))
    .sort()
    .map((name) => ({ ruleSet: name, folder: `fixtures/${name}` })),
];
const filesIn = (folder: string): readonly string[] =>
  readdirSync(new URL(`../${folder}`, import.meta.url)).sort();

function planOf(id: string): Plan {
  const parsed = parseRuleSet(read(`rules/${id}.json`));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return compileRuleSet(parsed.ruleSet);
}

function verdictOf(plan: Plan, path: string, asOf: string): Verdict {
  const deal = parseDeal(read(path));
  if (!deal.ok) throw new Error(JSON.stringify(deal.issues, null, 2));
  return assess(plan, deal.deal, { asOf });
}

describe.each(folders)("the fixture deals of $ruleSet", ({ ruleSet, folder }) => {
  const plan = planOf(ruleSet);
  const files = filesIn(`${folder}/deals`);

  it("come with a verdict each", () => {
    expect(files.length).toBeGreaterThanOrEqual(ruleSet === "sangfor-seven-steps" ? 17 : 2);
    expect(filesIn(`${folder}/verdicts`)).toEqual(files);
  });

  it.each(files)("%s gets the verdict worked out by hand", (file) => {
    const { asOf, expected } = JSON.parse(read(`${folder}/verdicts/${file}`)) as {
      readonly asOf: string;
      readonly expected: Expected;
    };
    const verdict = verdictOf(plan, `${folder}/deals/${file}`, asOf);
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

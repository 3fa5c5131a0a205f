import type { Plan } from "../assess/plan.ts";
import { type Text, text } from "../model/text.ts";
import { type Cover, coverOf } from "../rule-tests/cover.ts";
import type { Coverage } from "../rule-tests/coverage.ts";
import type { RuleTestResult, RuleTestRun } from "../rule-tests/rule-test-run.ts";
import { runRuleTest } from "../rule-tests/run-rule-test.ts";
import { uniteCoverage } from "../rule-tests/unite-coverage.ts";
import type { Source } from "./deal-sources.ts";
import type { Io, Look } from "./io.ts";
import { readRuleTests } from "./read-rule-tests.ts";

/** What came of the tests of some files, and the files that they read. */
export interface FilesRun extends RuleTestRun {
  /** Whether some test could not be run; what is wrong has been told. */
  readonly isBroken: boolean;
  readonly read: readonly string[];
}

/** Runs the rule tests of files; tells what cannot be read as it goes. */
export const runRuleTests = async (
  sources: readonly Source[],
  hasCoverage: boolean,
  io: Io,
  look: Look,
): Promise<FilesRun> => {
  const { tests, unread, isBroken, read } = await readRuleTests(sources, io, look);
  const covers = new Map<Plan, Cover>();
  const coverFor = (plan: Plan): Cover | undefined => {
    if (!hasCoverage) return undefined;
    const cover = covers.get(plan) ?? coverOf(plan);
    covers.set(plan, cover);
    return cover;
  };
  const results = tests.map(({ file, name, test, plan, deal }): RuleTestResult => {
    const told = { file, name, ...(test.why === undefined ? {} : { why: test.why }) };
    if (plan === undefined) return { ...told, problem: noRules };
    const cover = coverFor(plan);
    if (deal === undefined) return { ...told, problem: noDeal };
    return { ...told, match: runRuleTest(plan, deal, test, cover) };
  });
  return {
    results,
    ...(unread.length === 0 ? {} : { unread }),
    isBroken,
    read,
    ...(hasCoverage ? { coverage: coverageOf(covers) } : {}),
  };
};

const noRules: Text = text("规则集读不了", "its rule set cannot be read");
const noDeal: Text = text("商机读不了", "its deal cannot be read");

/** Returns what was seen of each rule set, over all the overlays that it was combined with. */
const coverageOf = (covers: ReadonlyMap<Plan, Cover>): readonly Coverage[] => {
  const found = new Map<string, Coverage>();
  for (const [plan, cover] of covers) {
    const ruleSets = [plan.ruleSet, ...plan.overlays];
    cover.coverage().forEach((coverage, index) => {
      const key = JSON.stringify(ruleSets[index]);
      const known = found.get(key);
      found.set(key, known === undefined ? coverage : uniteCoverage(known, coverage));
    });
  }
  return [...found.values()];
};

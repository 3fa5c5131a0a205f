import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import type { IssueBase } from "../model/issue.ts";
import { parseJsonText } from "../model/json-text.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { type Text, text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import { type Cover, coverOf } from "../rule-tests/cover.ts";
import type { Coverage } from "../rule-tests/coverage.ts";
import { parseRuleTests } from "../rule-tests/parse-rule-tests.ts";
import type { RuleTest } from "../rule-tests/rule-test.ts";
import type { RuleTestResult, RuleTestRun } from "../rule-tests/rule-test-run.ts";
import { runRuleTest } from "../rule-tests/run-rule-test.ts";
import { uniteCoverage } from "../rule-tests/unite-coverage.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { choosePlan } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem, type Source } from "./deal-sources.ts";
import { type Io, type Look, print } from "./io.ts";

/** What came of the tests of some files, and the files that they read. */
export interface FilesRun extends RuleTestRun {
  /** Whether some test could not be run; what is wrong has been told. */
  readonly isBroken: boolean;
  readonly read: readonly string[];
}

interface Chosen {
  readonly plan: Plan;
  readonly cover: Cover | undefined;
}

/** Runs the rule tests of files; tells what cannot be read as it goes. */
export const runRuleTests = async (
  sources: readonly Source[],
  hasCoverage: boolean,
  io: Io,
  look: Look,
): Promise<FilesRun> => {
  const plans = new Map<string, Promise<Chosen | undefined>>();
  const read = new Set<string>();
  const results: RuleTestResult[] = [];
  let isBroken = false;
  const planFor = ({ rules, overlays }: RuleTest, folder: string) => {
    const names = [rules, ...overlays].map((name) => namedFrom(folder, name, io, read));
    const key = JSON.stringify(names);
    const known = plans.get(key);
    if (known !== undefined) return known;
    const [first = rules, ...others] = names;
    const chosen = choosePlan(first, others, io, look).then((found) =>
      found.ok
        ? { plan: found.found, cover: hasCoverage ? coverOf(found.found) : undefined }
        : undefined,
    );
    plans.set(key, chosen);
    return chosen;
  };
  for (const { name: file, path } of sources) {
    const input = await textOf(path, file, io, look);
    if (input === undefined) {
      isBroken = true;
      continue;
    }
    const parsed = parseRuleTests(input);
    if (!parsed.ok) {
      isBroken = true;
      await print(io.stderr, renderIssues(parsed.issues, { ...look, file, text: input }));
      continue;
    }
    const folder = dirname(path);
    for (const [index, test] of parsed.tests.entries()) {
      const told = {
        file,
        name: test.name ?? (parsed.tests.length === 1 ? "" : `#${index + 1}`),
        ...(test.why === undefined ? {} : { why: test.why }),
      };
      const chosen = await planFor(test, folder);
      const deal = await dealOf(test, folder, { file, text: input }, read, io, look);
      if (chosen === undefined || deal === undefined) {
        isBroken = true;
        results.push({ ...told, problem: chosen === undefined ? noRules : noDeal });
        continue;
      }
      results.push({ ...told, comparison: runRuleTest(chosen.plan, deal, test, chosen.cover) });
    }
  }
  const chosen = (await Promise.all(plans.values())).filter((one) => one !== undefined);
  return {
    results,
    isBroken,
    read: [...read],
    ...(hasCoverage ? { coverage: coverageOf(chosen) } : {}),
  };
};

const noRules: Text = text("规则集读不了", "its rule set cannot be read");
const noDeal: Text = text("商机读不了", "its deal cannot be read");

/** Returns what was seen of each rule set, over all the overlays that it was combined with. */
const coverageOf = (chosen: readonly Chosen[]): readonly Coverage[] => {
  const found = new Map<string, Coverage>();
  for (const { plan, cover } of chosen) {
    const ruleSets = [plan.ruleSet, ...plan.overlays];
    cover?.coverage().forEach((coverage, index) => {
      const key = JSON.stringify(ruleSets[index]);
      const known = found.get(key);
      found.set(key, known === undefined ? coverage : uniteCoverage(known, coverage));
    });
  }
  return [...found.values()];
};

/** Returns a rule set's id as it is, a path as seen from where the program runs. */
const namedFrom = (folder: string, name: string, io: Io, read: Set<string>): string => {
  if (Object.hasOwn(shippedRuleSets, name)) return name;
  const path = resolve(folder, name);
  read.add(path);
  return relative(io.cwd, path);
};

const textOf = async (
  path: string,
  name: string,
  io: Io,
  look: Look,
): Promise<string | undefined> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    await complain(io, look, { message: fileProblem(name, error) });
    return undefined;
  }
};

const dealOf = async (
  { deal, dealAt }: RuleTest,
  folder: string,
  within: { readonly file: string; readonly text: string },
  read: Set<string>,
  io: Io,
  look: Look,
): Promise<Deal | undefined> => {
  if (typeof deal !== "string") {
    const parsed = parseDeal(deal);
    if (parsed.ok) return parsed.deal;
    const json = parseJsonText(within.text);
    const issues = parsed.issues.map((issue): IssueBase => {
      const pointer = dealAt + issue.pointer;
      return { ...issue, pointer, ...json.locate(pointer) };
    });
    await print(io.stderr, renderIssues(issues, { ...look, ...within }));
    return undefined;
  }
  const path = resolve(folder, deal);
  read.add(path);
  const name = relative(io.cwd, path);
  const input = await textOf(path, name, io, look);
  if (input === undefined) return undefined;
  const parsed = parseDeal(input);
  if (parsed.ok) return parsed.deal;
  await print(io.stderr, renderIssues(parsed.issues, { ...look, file: name, text: input }));
  return undefined;
};

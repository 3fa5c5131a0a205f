import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import { parseJsonText } from "../model/json-text.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { type Text, text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import { parseRuleTests } from "../rule-tests/parse-rule-tests.ts";
import type { RuleTest } from "../rule-tests/rule-test.ts";
import type { UnreadRuleTests } from "../rule-tests/rule-test-run.ts";
import { locatedIssues } from "../rules/located-issues.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { choosePlan } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem, type Source } from "./deal-sources.ts";
import { type Io, type Look, print } from "./io.ts";

/** A rule test as it was read, with what it is run on. */
export interface ReadRuleTest {
  readonly file: string;
  /** Its name, or its number among those of its file; empty for the only one of a file. */
  readonly name: string;
  readonly test: RuleTest;
  /** Undefined: its rule set cannot be read. */
  readonly plan: Plan | undefined;
  /** Undefined: its deal cannot be read. */
  readonly deal: Deal | undefined;
}

/** The rule tests of some files, and the files that they read. */
export interface ReadRuleTests {
  readonly tests: readonly ReadRuleTest[];
  /** The files whose tests cannot be read. */
  readonly unread: readonly UnreadRuleTests[];
  /** Whether something could not be read; what is wrong has been told. */
  readonly isBroken: boolean;
  readonly read: readonly string[];
}

/** Reads the rule tests of files, each rule set and deal once; tells what cannot be read as it goes. */
export const readRuleTests = async (
  sources: readonly Source[],
  io: Io,
  look: Look,
): Promise<ReadRuleTests> => {
  const plans = new Map<string, Promise<Plan | undefined>>();
  const deals = new Map<string, Promise<Deal | undefined>>();
  const read = new Set<string>();
  const tests: ReadRuleTest[] = [];
  const unread: UnreadRuleTests[] = [];
  let isBroken = false;
  const planFor = ({ rules, overlays }: RuleTest, folder: string): Promise<Plan | undefined> => {
    const names = [rules, ...overlays].map((name) => namedFrom(folder, name, io, read));
    const key = JSON.stringify(names);
    const known = plans.get(key);
    if (known !== undefined) return known;
    const [first = rules, ...others] = names;
    const chosen = choosePlan(first, others, io, look, overlaysKey).then((found) =>
      found.ok ? found.found : undefined,
    );
    plans.set(key, chosen);
    return chosen;
  };
  const dealFor = (test: RuleTest, source: Source, text: string): Promise<Deal | undefined> => {
    const { deal, dealAt } = test;
    const isInline = typeof deal !== "string";
    const key = isInline ? `${source.path}#${dealAt}` : resolve(dirname(source.path), deal);
    const found =
      deals.get(key) ??
      (isInline
        ? dealWithin(test, { file: source.name, text }, io, look)
        : dealIn(key, read, io, look));
    deals.set(key, found);
    return found;
  };
  for (const source of sources) {
    const { name: file, path } = source;
    const found = await textOf(path, file, io, look);
    if (!found.ok) {
      isBroken = true;
      unread.push({ file, issues: [{ code: "unreadable", pointer: "", message: found.problem }] });
      continue;
    }
    const input = found.text;
    const parsed = parseRuleTests(input);
    if (!parsed.ok) {
      isBroken = true;
      unread.push({ file, issues: parsed.issues });
      await print(io.stderr, renderIssues(parsed.issues, { ...look, file, text: input }));
    }
    const folder = dirname(path);
    for (const [index, test] of parsed.tests.entries()) {
      const name = test.name ?? (parsed.tests.length === 1 ? "" : `#${index + 1}`);
      const plan = await planFor(test, folder);
      const deal = await dealFor(test, source, input);
      isBroken ||= plan === undefined || deal === undefined;
      // Of a file that is refused, what its tests read is still looked at.
      if (parsed.ok) tests.push({ file, name, test, plan, deal });
    }
  }
  return { tests, unread, isBroken, read: [...read] };
};

const overlaysKey = (name: string): Text =>
  text(
    `写进 \`overlays\`：\`"overlays": ["${name}"]\`，\`rules\` 写它要叠加到的规则集`,
    `write it under \`overlays\`: \`"overlays": ["${name}"]\`, and in \`rules\` what it is laid over`,
  );

/** Returns a rule set's id as it is, a path as seen from where the program runs. */
const namedFrom = (folder: string, name: string, io: Io, read: Set<string>): string => {
  if (Object.hasOwn(shippedRuleSets, name)) return name;
  const path = resolve(folder, name);
  read.add(path);
  return relative(io.cwd, path);
};

/** The text of a file, or why it cannot be read, which has been told. */
type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Text };

const textOf = async (path: string, name: string, io: Io, look: Look): Promise<FileText> => {
  try {
    return { ok: true, text: await readFile(path, "utf8") };
  } catch (error) {
    const problem = fileProblem(name, error);
    await complain(io, look, { message: problem });
    return { ok: false, problem };
  }
};

/** Returns the deal that stands in a test. */
const dealWithin = async (
  { deal, dealAt }: RuleTest,
  within: { readonly file: string; readonly text: string },
  io: Io,
  look: Look,
): Promise<Deal | undefined> => {
  const parsed = parseDeal(deal);
  if (parsed.ok) return parsed.deal;
  const issues = parsed.issues.map((issue) => ({ ...issue, pointer: dealAt + issue.pointer }));
  const located = locatedIssues(issues, parseJsonText(within.text));
  await print(io.stderr, renderIssues(located, { ...look, ...within }));
  return undefined;
};

/** Returns the deal of a file. */
const dealIn = async (
  path: string,
  read: Set<string>,
  io: Io,
  look: Look,
): Promise<Deal | undefined> => {
  read.add(path);
  const name = relative(io.cwd, path);
  const found = await textOf(path, name, io, look);
  if (!found.ok) return undefined;
  const parsed = parseDeal(found.text);
  if (parsed.ok) return parsed.deal;
  await print(io.stderr, renderIssues(parsed.issues, { ...look, file: name, text: found.text }));
  return undefined;
};

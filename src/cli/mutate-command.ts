import { quoted } from "../model/issue.ts";
import { type Language, text } from "../model/text.ts";
import { renderMutation, tellMutant } from "../mutate/render-mutation.ts";
import { type MutationRun, type MutationTest, testMutants } from "../mutate/test-mutants.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, type Look, lookOf, print } from "./io.ts";
import { lazyProver } from "./lazy-prover.ts";
import { type ReadRuleTest, readRuleTests } from "./read-rule-tests.ts";
import { ruleTestSources } from "./rule-test-sources.ts";

/** How `mutate` may write what came of it. */
export const mutateFormats = ["text", "json"] as const;

/** What `mutate` may be told. */
export interface MutateOptions {
  readonly tests: readonly string[];
  /** The least percentage of changes to be noticed. */
  readonly threshold?: number;
  /** How many changes to try. */
  readonly limit?: number;
  readonly seed: number;
  readonly format: (typeof mutateFormats)[number];
  readonly lang: Language;
}

/** Changes a rule set in small ways and tells which changes its rule tests do not notice. */
export const mutateCommand = async (
  rules: string,
  options: MutateOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, limit, seed, threshold } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const found = await findRuleSet(rules, io, look);
  if (!found.ok) return found.code;
  const ruleSet = found.found;
  const sources = await ruleTestSources(options.tests, io, look);
  if (sources === undefined) return exitCodes.badInput;
  const read = await readRuleTests(sources, io, look);
  if (read.isBroken) return exitCodes.badInput;
  const named = new Map<MutationTest, ReadRuleTest>();
  for (const each of read.tests) {
    const { plan, deal, test } = each;
    if (plan === undefined || deal === undefined) continue;
    const isOf = [plan.ruleSet, ...plan.overlays].some(({ id }) => id === ruleSet.id);
    if (isOf) named.set({ plan, deal, asOf: test.asOf, expect: test.expect }, each);
  }
  if (named.size === 0) {
    await complain(io, look, {
      message: text(
        `没有规则集 ${quoted(ruleSet.id)} 的测试`,
        `there are no tests of rule set ${quoted(ruleSet.id)}`,
      ),
      help: text(
        "测试的 `rules` 或 `overlays` 要指向同一个 `id` 的规则集",
        "`rules` or `overlays` of a test must lead to a rule set of that `id`",
      ),
    });
    return exitCodes.badInput;
  }
  const prover = lazyProver();
  const tested = await testMutants(ruleSet, [...named.keys()], {
    seed,
    onTried: progressOn(io),
    ...(limit === undefined ? {} : { limit }),
    isEquivalent: prover.isEquivalent,
  }).finally(() => prover.close());
  if (!tested.ok) {
    const [first] = tested.failing.flatMap((test) => named.get(test) ?? []);
    const where = [first?.file, first?.name].filter((word) => word).join(" ");
    await complain(io, look, {
      message: text(
        `${tested.failing.length} 个测试现在就没有通过，第一个是 ${quoted(where)}`,
        `${tested.failing.length} of the tests fail as it is, the first being ${quoted(where)}`,
      ),
      help: text("先用 `dealgate test` 让它们都通过", "make them pass first, see `dealgate test`"),
    });
    return exitCodes.mayNot;
  }
  const run = { ...tested.run, isProven: !prover.isMissing() };
  await print(io.stdout, written(run, options, lookOf(io.stdout, io.env, lang)));
  return threshold === undefined || run.percent >= threshold ? exitCodes.ok : exitCodes.mayNot;
};

/** Returns what tells on a terminal how far it is, in one line that is gone at the end. */
const progressOn =
  ({ stderr }: Io) =>
  async (tried: number, of: number): Promise<void> => {
    if (stderr.isTTY !== true || (tried % 10 !== 1 && tried < of)) return;
    await print(stderr, tried < of ? `\r${tried}/${of}` : "\r\u001b[K");
  };

const written = (run: MutationRun, { format, threshold }: MutateOptions, look: Look): string => {
  if (format === "text") {
    return renderMutation(run, { ...look, ...(threshold === undefined ? {} : { threshold }) });
  }
  const { survivors, equivalent, ...told } = run;
  const data = {
    ...told,
    survivors: survivors.map(tellMutant),
    equivalent: equivalent.map(tellMutant),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
};

import { assess } from "../assess/assess.ts";
import { earlierDeal } from "../gate/earlier-deal.ts";
import { type Text, text } from "../model/text.ts";
import { outcomeOf, type ScoredOutcome, summariseOutcomes } from "../report/outcomes.ts";
import type { PortfolioEntry } from "../report/portfolio-entry.ts";
import { renderOutcomes } from "../report/render-outcomes.ts";
import { renderPortfolio } from "../report/render-portfolio.ts";
import { renderVerdict } from "../report/render-verdict.ts";
import { fill } from "../words/fill.ts";
import { choosePlan } from "./choose-rules.ts";
import { eachDeal } from "./each-deal.ts";
import { type ExitCode, exitCodeFor, exitCodes, hasAll } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import type { RulesOptions } from "./rules-options.ts";

/** What `assess` may be told. */
export interface AssessOptions extends RulesOptions {
  readonly json: boolean;
  readonly since?: string | undefined;
  readonly outcomes: boolean;
}

const summary: Text = text("读入 {} 项：{} 个结论，{} 项被拒", "{} in: {} verdicts, {} rejected");

/** Reports where deals stand: one deal at length, many as a table. */
export const assessCommand = async (
  files: readonly string[],
  options: AssessOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, json, since, outcomes } = options;
  const look = lookOf(io.stdout, io.env, lang);
  const errorLook = lookOf(io.stderr, io.env, lang);
  const chosen = await choosePlan(options.rules, options.overlay, io, errorLook);
  if (!chosen.ok) return chosen.code;
  const plan = chosen.found;

  const entries: PortfolioEntry[] = [];
  const earlier: PortfolioEntry[] = [];
  const scored: ScoredOutcome[] = [];
  const { deals, rejected, isSingle } = await eachDeal(files, io, errorLook, async (deal) => {
    const verdict = assess(plan, deal, { asOf });
    scored.push({ score: verdict.score.value, outcome: outcomeOf(deal, verdict) });
    if (json) {
      await print(io.stdout, `${JSON.stringify(verdict)}\n`);
      entries.splice(0, 1, { deal, verdict });
      return;
    }
    entries.push({ deal, verdict });
    const before = since === undefined ? undefined : earlierDeal(deal, since);
    if (since !== undefined && before)
      earlier.push({ deal: before, verdict: assess(plan, before, { asOf: since }) });
  });

  const [single] = entries;
  const isAlone = isSingle && since === undefined && !outcomes;
  const ended = summariseOutcomes(scored);
  if (json) {
    if (outcomes) await print(io.stdout, `${JSON.stringify({ outcomes: ended })}\n`);
  } else if (isAlone && single) {
    await print(io.stdout, renderVerdict(plan, single.deal, single.verdict, look));
  } else if (entries.length > 0) {
    const changes = since === undefined ? {} : { since: { asOf: since, entries: earlier } };
    await print(io.stdout, renderPortfolio(plan, entries, { ...look, asOf, ...changes }));
    if (outcomes) await print(io.stdout, `\n${renderOutcomes(ended, look)}`);
  }
  if (!isAlone || rejected > 0) {
    const counts = [deals + rejected, deals, rejected].map(String);
    await print(io.stderr, `${fill(summary, lang, ...counts)}\n`);
  }
  if (rejected > 0) return exitCodes.badInput;
  if (!isAlone || !single) return exitCodes.ok;
  const { verdict } = single;
  return exitCodeFor(plan.ruleSet.kind === "stages" ? verdict.mayAdvance.truth : hasAll(verdict));
};

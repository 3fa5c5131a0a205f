import { compareRuleSets } from "../compare/compare-rule-sets.ts";
import { compareVerdicts } from "../compare/compare-verdicts.ts";
import { comparisonMarkdown } from "../compare/comparison-markdown.ts";
import { isSameRuleSet, type RuleSetComparison } from "../compare/difference.ts";
import { renderComparison } from "../compare/render-comparison.ts";
import type { VerdictComparison } from "../compare/verdict-difference.ts";
import type { Deal } from "../model/deal.ts";
import type { Language } from "../model/text.ts";
import { choosePlan, type Found, findRuleSet } from "./choose-rules.ts";
import { eachDeal } from "./each-deal.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, type Look, lookOf, print } from "./io.ts";

/** How `diff` may write what it found. */
export const diffFormats = ["text", "json", "markdown"] as const;

/** What `diff` may be told. */
export interface DiffOptions {
  readonly deals: readonly string[];
  readonly overlay: readonly string[];
  readonly asOf: string;
  readonly format: (typeof diffFormats)[number];
  readonly lang: Language;
}

/** Tells how two rule sets differ by meaning, and on given deals which verdicts change by it. */
export const diffCommand = async (
  older: string,
  newer: string,
  options: DiffOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, format } = options;
  const look = lookOf(io.stdout, io.env, lang);
  const errorLook = lookOf(io.stderr, io.env, lang);
  const from = await findRuleSet(older, io, errorLook);
  if (!from.ok) return from.code;
  const to = await findRuleSet(newer, io, errorLook);
  if (!to.ok) return to.code;
  const comparison = compareRuleSets(from.found, to.found);
  const onDeals =
    options.deals.length === 0 ? undefined : await verdictsOf(older, newer, options, io, errorLook);
  if (onDeals?.ok === false) return onDeals.code;
  const verdicts = onDeals?.found;
  await print(io.stdout, written(comparison, verdicts, format, look));
  const isSame = isSameRuleSet(comparison) && (verdicts?.changed.deals ?? 0) === 0;
  return isSame ? exitCodes.ok : exitCodes.mayNot;
};

const verdictsOf = async (
  older: string,
  newer: string,
  { deals: files, overlay, asOf }: DiffOptions,
  io: Io,
  look: Look,
): Promise<Found<VerdictComparison>> => {
  const from = await choosePlan(older, overlay, io, look);
  if (!from.ok) return from;
  const to = await choosePlan(newer, overlay, io, look);
  if (!to.ok) return to;
  const deals: Deal[] = [];
  const { rejected } = await eachDeal(files, io, look, async (deal) => {
    deals.push(deal);
  });
  if (rejected > 0) return { ok: false, code: exitCodes.badInput };
  return { ok: true, found: compareVerdicts(from.found, to.found, deals, { asOf }) };
};

const written = (
  comparison: RuleSetComparison,
  verdicts: VerdictComparison | undefined,
  format: DiffOptions["format"],
  look: Look,
): string => {
  switch (format) {
    case "json": {
      const told = verdicts === undefined ? {} : { verdicts };
      return `${JSON.stringify({ ...comparison, ...told }, null, 2)}\n`;
    }
    case "markdown":
      return comparisonMarkdown(comparison, verdicts, look);
    case "text":
      return renderComparison(comparison, verdicts, look);
  }
};

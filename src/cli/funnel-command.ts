import { analyzeFunnel } from "../funnel/analyze-funnel.ts";
import { firstDay, formatDay, parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { quoted } from "../model/issue.ts";
import { type Language, text } from "../model/text.ts";
import { renderFunnel } from "../report/render-funnel.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { dealPlaces, eachCounts } from "./deal-places.ts";
import { eachDeal } from "./each-deal.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { dealsRead, writeCounts } from "./write-counts.ts";

/** What `funnel` may be told. */
export interface FunnelOptions {
  readonly rules: string;
  readonly from?: string | undefined;
  readonly to: string;
  readonly lang: Language;
  readonly json: boolean;
}

/** How many days the period covers when nobody says when it begins. */
const usualDays = 90;

/** Shows the funnel of many deals: its four measures, and the weighted forecast. */
export const funnelCommand = async (
  files: readonly string[],
  options: FunnelOptions,
  io: Io,
): Promise<ExitCode> => {
  const { to, lang, json } = options;
  const errorLook = lookOf(io.stderr, io.env, lang);
  const from = options.from ?? usualFrom(to);
  if (from > to) {
    await complain(io, errorLook, {
      message: text(
        `期初 ${quoted(from)} 晚于期末 ${quoted(to)}`,
        `the period begins on ${quoted(from)}, after its end ${quoted(to)}`,
      ),
    });
    return exitCodes.usage;
  }
  const chosen = await findRuleSet(options.rules, io, errorLook);
  if (!chosen.ok) return chosen.code;
  const ruleSet = chosen.found;
  if (ruleSet.kind !== "stages") {
    await complain(io, errorLook, {
      message: text(
        `${quoted(options.rules)} 没有分阶段，做不了漏斗分析`,
        `${quoted(options.rules)} has no stages, and so no funnel`,
      ),
    });
    return exitCodes.usage;
  }
  const deals: Deal[] = [];
  const places = dealPlaces(io, errorLook);
  const { rejected } = await eachDeal(files, io, errorLook, async (deal, place) => {
    deals.push(deal);
    places.see(deal.id, place);
  });
  if (deals.length > 0) {
    const funnel = analyzeFunnel(deals, ruleSet, { from, to });
    const look = lookOf(io.stdout, io.env, lang);
    await print(
      io.stdout,
      json ? `${JSON.stringify(funnel)}\n` : renderFunnel(ruleSet, funnel, look),
    );
  }
  await places.tell("note", eachCounts);
  await writeCounts(deals.length, rejected, dealsRead, io, lang);
  return rejected > 0 ? exitCodes.badInput : exitCodes.ok;
};

const usualFrom = (to: string): string =>
  formatDay(Math.max(firstDay, (parseDay(to) ?? 0) - usualDays + 1));

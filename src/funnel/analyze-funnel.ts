import { checkDay } from "../assess/assess.ts";
import { compileRuleSet } from "../assess/compile-rule-set.ts";
import { identityOf } from "../assess/identity.ts";
import { isPastSelling } from "../assess/past-selling.ts";
import type { AppFact } from "../facts/fact.ts";
import { byCodeUnits } from "../model/by-code-units.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { forecastAmounts } from "./forecast-amounts.ts";
import type { Funnel } from "./funnel.ts";
import { measureCapacity } from "./measure-capacity.ts";
import { measureEvenness } from "./measure-evenness.ts";
import { measureSlope } from "./measure-slope.ts";
import { measureVelocity } from "./measure-velocity.ts";
import { repeatedIds } from "./repeated-ids.ts";
import { type StandingDeal, standingReader } from "./standing-deal.ts";

/** The period that a funnel is analysed over, both days included. */
export interface FunnelOptions {
  /** The first civil day, `YYYY-MM-DD`. */
  readonly from: string;
  /** The last civil day, `YYYY-MM-DD`; what is open is counted at its end. */
  readonly to: string;
  /** The facts that the app registers. */
  readonly facts?: readonly AppFact[];
}

/** Thrown when a funnel cannot be analysed: the rule set has no stages, or the period ends early. */
export class FunnelError extends Error {
  override readonly name = "FunnelError";
  readonly code: "stages-expected" | "reversed-period";

  constructor(code: FunnelError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Returns the state of a funnel on the last day of a period and what moved within it: capacity,
 * slope, evenness and velocity, and the weighted forecast by the stage on record and by the stage
 * that the evidence shows. Deals stand as they did at the end of the last day. The stages are those
 * of selling, up to the rule set's `wonAfter`. The order of the deals makes no difference; deals of
 * one id count each. Throws a `FunnelError` when the rule set has no stages or the period ends before
 * it begins, a `DayError` when a day is none, and a `RuleSetError` when the rule set has issues.
 *
 * @example
 * ```ts
 * import { b2bQualification } from "dealgate/rules";
 *
 * const deals = [{ id: "d-1", progress: { "b2b-qualification": { stage: "lead" } } }];
 * const funnel = analyzeFunnel(deals, b2bQualification, { from: "2026-04-01", to: "2026-06-30" });
 * console.log(funnel.capacity.stages[0]?.claimed.deals, funnel.velocity.lacks); // 1 history
 * ```
 */
export function analyzeFunnel<S extends string>(
  deals: Iterable<Deal>,
  ruleSet: RuleSet<S>,
  { from, to, facts = [] }: FunnelOptions,
): Funnel<S> {
  checkDay(from, "from");
  checkDay(to, "to");
  if (from > to) throw new FunnelError("reversed-period", `\`${from}\` comes after \`${to}\``);
  if (ruleSet.kind !== "stages") {
    throw new FunnelError("stages-expected", `\`${ruleSet.id}\` has no stages`);
  }
  const plan = compileRuleSet(ruleSet, { facts });
  const selling = plan.stages.filter(({ index }) => !isPastSelling(plan, index));
  const stages = selling.map(({ id }) => id);
  const standingOf = standingReader(plan, to);
  const standing: StandingDeal[] = [];
  const ids: string[] = [];
  let later = 0;
  for (const deal of deals) {
    ids.push(deal.id);
    const found = standingOf(deal);
    if (found === undefined) later++;
    else standing.push(found);
  }
  // In one order, so that sums beyond what is exact come out the same as well.
  standing.sort((one, other) => byCodeUnits(one.id, other.id));
  const running = standing.filter(({ isClosed }) => !isClosed);
  const open = running.filter(({ claimed }) => !isPastSelling(plan, claimed));
  const histories = standing.flatMap(({ moved }) => (moved === undefined ? [] : [moved]));
  const moved = histories.filter(({ isOrdered }) => isOrdered);
  // Invariant: `checkDay` has passed both days.
  const period = { from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 };
  const chances = selling.map(({ resolved }) => resolved.stage.winProbability);
  return {
    ruleSet: identityOf(plan),
    from,
    to,
    deals: {
      open: open.length,
      closed: standing.length - running.length,
      afterSale: running.length - open.length,
      later,
    },
    repeated: repeatedIds(ids),
    history: {
      onRecord: moved.length,
      absent: standing.filter((deal) => deal.claimed >= 0 && deal.moved === undefined).length,
      disordered: histories.length - moved.length,
    },
    capacity: measureCapacity(stages, open),
    slope: measureSlope(stages, moved, period),
    evenness: measureEvenness(stages, open),
    velocity: measureVelocity(stages, moved, period),
    forecast: forecastAmounts(stages, chances, open),
  };
}

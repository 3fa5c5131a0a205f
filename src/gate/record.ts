import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { MissingItem } from "../assess/verdict.ts";
import { listPaths } from "../facts/catalogue.ts";
import type { ListName } from "../facts/reading.ts";
import type { SourceKind } from "../facts/test.ts";
import type { Deal } from "../model/deal.ts";
import { wrongType } from "../model/issue-of.ts";
import { nearest } from "../model/nearest.ts";
import type { Observation } from "../model/observation.ts";
import { parseDeal } from "../model/parse-deal.ts";
import type { Waiver } from "../model/progress.ts";
import {
  closed,
  invalid,
  notMissing,
  notWaivable,
  outOfOrder,
  type Refusal,
  reasonNeeded,
  refuse,
} from "./refusal.ts";
import { type Changed, checkTime, takeTurn } from "./turn.ts";

/**
 * Returns the deal with an observation added to its evidence; or why it does not fit the deal.
 * Evidence is only ever added to: an observation that was wrong is withdrawn by another.
 */
export function record(deal: Deal, observation: Observation): Changed | Refusal {
  const next = parseDeal({ ...deal, evidence: [...(deal.evidence ?? []), observation] });
  return next.ok ? { ok: true, deal: next.deal } : refuse(invalid(next.issues));
}

/** Where an answer comes from. */
export interface AnswerOptions {
  /** The civil day of the observation. */
  readonly at: string;
  readonly by?: string;
  readonly source?: SourceKind;
  readonly note?: string;
}

/** A value that answers a missing item; somebody yet to be found is answered with a record. */
export type Answer = Observation["value"] | Readonly<Record<string, unknown>>;

/**
 * Returns the deal with a missing item answered, by the item's id; or why the answer does not fit.
 * Somebody yet to be found comes as a record with an `id` and what is known of them, and is put on
 * file on that day.
 *
 * @example
 * ```ts
 * import { sangforSevenSteps } from "dealgate/rules";
 *
 * const plan = compileRuleSet(sangforSevenSteps);
 * const answered = answer(plan, { id: "d-1" }, "opportunity.problem", "slow branch links", {
 *   at: "2026-06-30",
 *   source: "customer-statement",
 * });
 * console.log(answered.ok); // true
 * ```
 */
export function answer<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  missingId: string,
  value: Answer,
  options: AnswerOptions,
): Changed | Refusal {
  const late = checkTime({}, options.at);
  if (late !== undefined) return late;
  const { missing } = assess(plan, deal, { asOf: options.at });
  const item = missing.find(({ id }) => id === missingId);
  if (item === undefined) {
    return refuse(
      notMissing(
        missingId,
        nearest(
          missingId,
          missing.map(({ id }) => id),
        ),
      ),
    );
  }
  if (item.kind === "person") return putOnFile(deal, item, value, options.at);
  const unfit = checkValue(item, value);
  if (unfit !== undefined) return unfit;
  const { at, by, source, note } = options;
  return record(deal, {
    what: item.what,
    ...(item.about === undefined ? {} : { about: item.about }),
    value: value as Observation["value"],
    at,
    ...(by === undefined ? {} : { by }),
    ...(source === undefined ? {} : { source }),
    ...(note === undefined ? {} : { note }),
  });
}

function checkValue({ type }: MissingItem, value: Answer): Refusal | undefined {
  const fits =
    value === null ||
    (type.kind === "boolean"
      ? typeof value === "boolean"
      : type.kind === "number"
        ? typeof value === "number"
        : type.kind === "set"
          ? Array.isArray(value)
          : type.kind === "choice"
            ? type.values.some((choice) => choice.value === value)
            : typeof value === "string");
  if (fits) return undefined;
  const kinds = { boolean: "boolean", number: "number", set: "list", record: "object" } as const;
  const expected = type.kind in kinds ? kinds[type.kind as keyof typeof kinds] : "text";
  const received = Array.isArray(value)
    ? "list"
    : typeof value === "string"
      ? "text"
      : typeof value;
  return refuse(
    invalid([wrongType("/value", [expected], received as Parameters<typeof wrongType>[2])]),
  );
}

function putOnFile(deal: Deal, item: MissingItem, value: Answer, at: string): Changed | Refusal {
  const list: ListName = item.list ?? "contacts";
  const [root, inner] = listPaths[list];
  const element =
    list === "contacts" || list === "organisations"
      ? { ...(value as Readonly<Record<string, unknown>>), addedAt: at }
      : value;
  const next =
    inner === undefined
      ? { ...deal, [root]: [...listOf(deal, root), element] }
      : {
          ...deal,
          opportunity: {
            ...deal.opportunity,
            [inner]: [...listOf(deal.opportunity ?? {}, inner), element],
          },
        };
  const parsed = parseDeal(next);
  return parsed.ok ? { ok: true, deal: parsed.deal } : refuse(invalid(parsed.issues));
}

function listOf(holder: object, key: string): readonly unknown[] {
  const list: unknown = (holder as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(list) ? list : [];
}

/** Which checkpoint is set aside, by whom, why, and until when. */
export interface WaiveOptions {
  readonly checkpoint: string;
  readonly by: string;
  readonly reason: string;
  /** The civil day from which it holds. */
  readonly at: string;
  /** The last civil day on which it holds; absent: it does not end. */
  readonly until?: string;
}

/**
 * Returns the deal with a waivable checkpoint set aside; or why it cannot be. A waived checkpoint
 * leaves the sum and is named in every verdict; a waiver never lifts a flag.
 */
export function waive<S extends string>(
  plan: Plan<S>,
  deal: Deal,
  { checkpoint, by, reason, at, until }: WaiveOptions,
): Changed | Refusal {
  const turn = takeTurn(plan as Plan, deal, at);
  if ("ok" in turn) return turn;
  const { progress, evaluation } = turn;
  if (evaluation.behind.closed !== null) return refuse(closed(evaluation.behind.closed));
  const all = plan.stages.flatMap((stage) => stage.checkpoints);
  if (all.find(({ id }) => id === checkpoint)?.waivable !== true) {
    const waivable = all.filter((one) => one.waivable).map(({ id }) => id);
    return refuse(notWaivable(checkpoint, nearest(checkpoint, waivable)));
  }
  if (reason.trim() === "" || by.trim() === "") return refuse(reasonNeeded());
  if (until !== undefined && until < at) return refuse(outOfOrder(until, at));
  const waiver: Waiver = { checkpoint, by, reason, at, ...(until === undefined ? {} : { until }) };
  const next = { ...progress, waivers: [...(progress.waivers ?? []), waiver] };
  return {
    ok: true,
    deal: { ...deal, progress: { ...deal.progress, [plan.ruleSet.id]: next } },
  };
}

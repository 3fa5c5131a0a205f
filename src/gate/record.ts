import { assessWithAnswers } from "../assess/assess.ts";
import { behindOf } from "../assess/behind.ts";
import { foundItem } from "../assess/missing-item.ts";
import type { Plan } from "../assess/plan.ts";
import { isClosed, type Snapshot } from "../assess/snapshot.ts";
import type { MissingItem } from "../assess/verdict.ts";
import { listPaths } from "../facts/catalogue.ts";
import { aboutOf, isOfParties, listNames, namedBy } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import type { SourceKind } from "../facts/test.ts";
import type { Deal } from "../model/deal.ts";
import { defined } from "../model/defined.ts";
import type { FieldValue } from "../model/field-value.ts";
import { emptyText } from "../model/issue-of.ts";
import { nearest } from "../model/nearest.ts";
import type { Observation } from "../model/observation.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { pointerOf } from "../model/pointer.ts";
import { type Waiver, waiverSchema } from "../model/progress.ts";
import {
  checkReason,
  closed,
  invalid,
  isBlank,
  notMissing,
  notWaivable,
  type Refusal,
  refuse,
} from "./refusal.ts";
import { type Changed, checkFit, checkOrder, checkTime } from "./turn.ts";
import { valueIssue } from "./value-issue.ts";

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
  /** Names the observation, so that it can be withdrawn; somebody put on file has an id already. */
  readonly id?: string;
  /** The civil day on which it is written down, from which it counts; absent: `at`. */
  readonly recordedAt?: string;
}

/**
 * Returns the deal with a missing item answered, by the item's id; or why the answer does not fit.
 * Somebody yet to be found comes as a record with an `id` and what is known of them, and is put on
 * file by name on that day, or on the one that the record says as `addedAt`; what else is known of
 * them is recorded as observations of that day; any list that the rules read and that may go on takes
 * them, missing or not. `false` says that a list is not complete.
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
  value: FieldValue,
  options: AnswerOptions,
): Changed | Refusal {
  const { at, by, source, note, id, recordedAt } = options;
  const late = checkOrder(at, undefined) ?? checkOrder(recordedAt ?? at, at);
  if (late !== undefined) return late;
  const { verdict, evaluation } = assessWithAnswers(plan, deal, { asOf: recordedAt ?? at });
  const { missing } = verdict;
  const item =
    missing.find(({ id }) => id === missingId) ?? newcomer(plan, evaluation.snapshot, missingId);
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
  // Of every list it can be said that it is not complete.
  const isNo = item.kind === "completeness" && value === false;
  const unfit = isNo ? undefined : valueIssue(item.type, value, "/value");
  if (unfit !== undefined) return refuse(invalid([unfit]));
  const made = defined({ at, by, source, note, recordedAt });
  if (item.kind === "person") return putOnFile(plan, deal, item, value, made);
  const { what, about } = item;
  return record(deal, defined({ id, what, about, value, ...made }));
}

/**
 * Returns the item of somebody yet to be found on a list that the rules read or may refer to, and that
 * may go on: to put them on file may be what another answer waits for.
 */
function newcomer(plan: Plan<string>, snapshot: Snapshot, id: string): MissingItem | undefined {
  const { slots } = plan;
  const list = listNames.find((name) => id === `${name}.new`);
  return list === undefined ||
    // People and organisations are also who answers refer to.
    (!isOfParties(list) && slots.tables[list].columns.size === 0) ||
    isClosed(snapshot, slots, list, "all")
    ? undefined
    : foundItem(plan, list);
}

function putOnFile<S extends string>(
  { lexicon }: Plan<S>,
  deal: Deal,
  item: MissingItem,
  value: FieldValue,
  made: Omit<Observation, "what" | "value">,
): Changed | Refusal {
  const list: ListName = item.list ?? "contacts";
  const [root, inner] = listPaths[list];
  const addedAt = made.recordedAt ?? made.at;
  const element: Record<string, unknown> = isOfParties(list) ? { addedAt } : {};
  const observed: Observation[] = [];
  for (const [what, one] of Object.entries((value ?? {}) as Readonly<Record<string, FieldValue>>)) {
    const fact = lexicon.elements[list].get(what);
    const isName = what === namedBy[list];
    const isPlain = fact?.reading.read !== "value";
    // A name, like an id, is what they go by; the rest is evidence. A name of a demanded source is both.
    if (isName || isPlain) element[what] = one;
    if (!isPlain && (!isName || item.fields?.some((own) => own.what === what && own.source))) {
      const unfit = valueIssue(fact.type, one, `/value${pointerOf([what])}`);
      if (unfit !== undefined) return refuse(invalid([unfit]));
      const about = aboutOf(list, String((value as { readonly id?: unknown }).id));
      observed.push({ what, about, value: one, ...made });
    }
  }
  const { evidence = [], opportunity = {} } = deal;
  const parsed = parseDeal({
    ...deal,
    ...(inner === undefined
      ? { [root]: [...listOf(deal, root), element] }
      : { opportunity: { ...opportunity, [inner]: [...listOf(opportunity, inner), element] } }),
    ...(observed.length === 0 ? {} : { evidence: [...evidence, ...observed] }),
  });
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
  const progress = deal.progress?.[plan.ruleSet.id] ?? {};
  const late = checkTime(progress, at);
  if (late !== undefined) return late;
  const { closed: outcome } = behindOf(progress, plan.stageIndex);
  if (outcome !== null) return refuse(closed(outcome));
  const all = plan.stages.flatMap((stage) => stage.checkpoints);
  if (all.find(({ id }) => id === checkpoint)?.waivable !== true) {
    const waivable = all.filter((one) => one.waivable).map(({ id }) => id);
    return refuse(notWaivable(checkpoint, nearest(checkpoint, waivable)));
  }
  const wordless = checkReason(reason);
  if (wordless !== undefined) return wordless;
  if (isBlank(by)) return refuse(invalid([emptyText("/by")]));
  const early = until === undefined ? undefined : checkOrder(until, at);
  if (early !== undefined) return early;
  const waiver: Waiver = defined({ checkpoint, by, reason, at, until });
  const unfit = checkFit(waiverSchema, waiver);
  if (unfit !== undefined) return unfit;
  const next = { ...progress, waivers: [...(progress.waivers ?? []), waiver] };
  return {
    ok: true,
    deal: { ...deal, progress: { ...deal.progress, [plan.ruleSet.id]: next } },
  };
}

import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { MissingItem } from "../assess/verdict.ts";
import type { FactType } from "../facts/fact-type.ts";
import { advance, start } from "../gate/advance.ts";
import { adopt, close, reopen, retreat } from "../gate/close.ts";
import { answer, record, waive } from "../gate/record.ts";
import type { Deal } from "../model/deal.ts";
import type { FieldValue } from "../model/field-value.ts";
import type { Observation } from "../model/observation.ts";
import type { GateStep } from "./gate-history-arbitrary.ts";
import { testDay } from "./test-day.ts";
import { dayFrom } from "./value-arbitrary.ts";

/** The functions of a gate: dealgate's own, or an app's that wrap them. */
export interface Gate {
  /** Enters the first stage. */
  readonly start: typeof start;
  /** Enters the next stage. */
  readonly advance: typeof advance;
  /** Goes back to an earlier stage. */
  readonly retreat: typeof retreat;
  /** Ends the deal: won, lost or shelved. */
  readonly close: typeof close;
  /** Takes a closed deal up again. */
  readonly reopen: typeof reopen;
  /** Takes over a deal that is under way. */
  readonly adopt: typeof adopt;
  /** Adds an observation. */
  readonly record: typeof record;
  /** Answers a missing item. */
  readonly answer: typeof answer;
  /** Sets a waivable checkpoint aside. */
  readonly waive: typeof waive;
}

/** The gate of dealgate itself. */
export const ownGate: Gate = {
  start,
  advance,
  retreat,
  close,
  reopen,
  adopt,
  record,
  answer,
  waive,
};

/** One call of a history: the step, its day, the deal before and after, and what the gate said. */
export interface Turn {
  readonly step: GateStep;
  readonly at: string;
  readonly before: Deal;
  readonly after: Deal;
  /** Null for days that pass, and for a step that had nothing to name. */
  readonly result: { readonly ok: boolean } | null;
}

/** Returns every turn of a history played against a gate, the days counted from the first. */
export function playHistory(
  plan: Plan,
  deal: Deal,
  steps: readonly GateStep[],
  { from = testDay, gate = ownGate }: { readonly from?: string; readonly gate?: Gate } = {},
): readonly Turn[] {
  const turns: Turn[] = [];
  let now = deal;
  let at = from;
  for (const step of steps) {
    if (step.do === "wait") at = dayFrom(at, step.days);
    const result = call(plan, now, step, at, gate);
    const after = result?.ok === true && "deal" in result ? (result.deal as Deal) : now;
    turns.push({ step, at, before: now, after, result });
    now = after;
  }
  return turns;
}

const by = "tester";
const reason = "a reason";

function call(
  plan: Plan,
  deal: Deal,
  step: GateStep,
  at: string,
  gate: Gate,
): { readonly ok: boolean; readonly deal?: unknown } | null {
  const progress = deal.progress?.[plan.ruleSet.id];
  const current = plan.stageIndex.get(progress?.stage ?? "") ?? -1;
  const stage = (index: number) => plan.stages[Math.max(0, index)]?.id ?? "no-such-stage";
  switch (step.do) {
    case "wait":
      return null;
    case "start":
      return gate.start(plan, deal, { at, by });
    case "advance":
      return gate.advance(plan, deal, { to: stage(current + step.ahead), at, by });
    case "retreat":
      return gate.retreat(plan, deal, { to: stage(current - step.back), at, by, reason });
    case "close":
      return gate.close(plan, deal, { outcome: step.outcome, at, by, reason });
    case "reopen":
      return gate.reopen(plan, deal, { to: stage(current - step.back), at, by, reason });
    case "adopt":
      return gate.adopt(plan, deal, { to: stage(step.to), at, by, reason });
    case "record":
      return gate.record(deal, {
        id: `r${deal.evidence?.length ?? 0}-${at}`,
        ...step.observation,
        at: dayFrom(at, step.after),
        // Now and then somebody leaves out when it was written down.
        ...(step.after === -10 ? {} : { recordedAt: at }),
      } as Observation);
    case "withdraw": {
      const named = (deal.evidence ?? []).filter(({ id }) => id !== undefined);
      const chosen = named[step.pick % Math.max(1, named.length)];
      if (chosen?.id === undefined) return null;
      const { what, about } = chosen;
      return gate.record(deal, {
        what,
        ...(about === undefined ? {} : { about }),
        at,
        withdraws: chosen.id,
      } as Observation);
    }
    case "answer": {
      const { missing } = assess(plan, deal, { asOf: at });
      const item = missing[step.pick % Math.max(1, missing.length)];
      if (item === undefined) return null;
      const source = step.documented ? { source: "document" as const } : {};
      return gate.answer(plan, deal, item.id, answerTo(item, step.value, deal, at), {
        at,
        by,
        ...source,
      });
    }
    case "waive": {
      const waivable = plan.stages.flatMap(({ checkpoints }) =>
        checkpoints.filter((checkpoint) => checkpoint.waivable),
      );
      const chosen = waivable[step.pick % Math.max(1, waivable.length)];
      if (chosen === undefined) return null;
      const until = step.days === undefined ? {} : { until: dayFrom(at, step.days) };
      return gate.waive(plan, deal, { checkpoint: chosen.id, by, reason, at, ...until });
    }
  }
}

/** Returns the n-th answer to a missing item, the first ones the likelier to open a door. */
function answerTo(item: MissingItem, n: number, deal: Deal, at: string): FieldValue {
  if (item.kind !== "person") return nthValue(item.type, n, deal, at) as FieldValue;
  const fields = (item.fields ?? []).map(
    ({ what, type }) => [what, nthValue(type, n, deal, at)] as const,
  );
  const id = `found-${JSON.stringify(deal).length}`;
  return { ...Object.fromEntries(fields.filter(([what]) => !what.includes("."))), id };
}

/** Returns the n-th value of a type, counting round. */
function nthValue(type: FactType, n: number, deal: Deal, at: string): unknown {
  switch (type.kind) {
    case "boolean":
      return n % 3 !== 2;
    case "number": {
      const { min = -10, max = 1000 } = type;
      const values = [max, min, 1, 0, 3, 5, 50].filter((v) => min <= v && v <= max);
      return values[n % values.length];
    }
    case "text": {
      const people = [...(deal.contacts ?? []), ...(deal.organisations ?? [])].map(({ id }) => id);
      const texts = ["alpha", "beta", ...people];
      return texts[n % texts.length];
    }
    case "date":
      return dayFrom(at, [0, 30, -30, 5, -5][n % 5] ?? 0);
    case "choice":
      return type.values[type.values.length - 1 - (n % type.values.length)]?.value;
    case "set":
      return n % 4 === 3 ? [] : [nthValue(type.of, n, deal, at)];
    case "record":
      return {};
  }
}

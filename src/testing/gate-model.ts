import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { type Text, text } from "../model/text.ts";
import { type ModelStep, modelStepsArbitrary, type Offer } from "./model-step.ts";
import { type Played, type PlayOptions, playModel, type ShutDoorPassed } from "./play-model.ts";
import type { GateAdapter, StageApp } from "./stage-app.ts";
import { testDay } from "./test-day.ts";

/** The rules that an app is to keep, and how hard the model tries. */
export interface GateModelOptions {
  readonly plan: Plan;
  /** Other versions of the same rule set, to change to in mid-flight; absent: none. */
  readonly others?: readonly Plan[];
  /** How many sequences of calls are tried; absent: 200. */
  readonly runs?: number;
  /** The most calls of a sequence after the first; absent: 20. */
  readonly length?: number;
  /** Makes the same sequences again; absent: others every time. */
  readonly seed?: number;
  /** The day that sequences begin on; absent: 2026-06-30. */
  readonly asOf?: string;
  /** Whether the app takes over deals in any stage when they are created or imported; absent: no. */
  readonly adopts?: boolean;
}

/** What a model found: nothing, a deal past a shut door, or that it could not try anything. */
export type GateModelReport =
  | {
      readonly ok: true;
      readonly seed: number;
      /** How many sequences were tried. */
      readonly runs: number;
      /** How many doors deals went through as they may. */
      readonly advances: number;
    }
  | {
      readonly ok: false;
      readonly code: "shut-door-passed";
      /** Makes the same sequences again. */
      readonly seed: number;
      /** The calls, as few as the model could do with. */
      readonly calls: readonly string[];
      readonly breach: ShutDoorPassed;
      /** All of it, to be read. */
      readonly message: Text;
    }
  | {
      readonly ok: false;
      readonly code: "nothing-moved";
      readonly seed: number;
      readonly message: Text;
    };

const offers: readonly Offer[] = [
  "createAt",
  "importDeals",
  "bulkEdit",
  "waive",
  "win",
  "close",
  "reopen",
  "merge",
  "changeRules",
];

const offersOf = (app: StageApp, others: readonly Plan[]): ReadonlySet<Offer> =>
  new Set(
    offers.filter(
      (offer) =>
        app[offer] !== undefined &&
        (offer !== "changeRules" || others.length > 0) &&
        (offer !== "win" || app.readOutcome !== undefined),
    ),
  );

/**
 * Tries to get a deal past a shut door of an app: makes sequences of calls, reads the stage after
 * each, and asks the gate, with the evidence that was recorded, whether the deal may have come
 * there. Returns the shortest sequence found that gets past a door, or that there was none. Calls
 * that come at once may take effect in either order.
 *
 * @example
 * ```ts
 * import type { Deal } from "dealgate";
 * import { b2bQualification } from "dealgate/rules";
 * import { type GateAdapter, gateModel } from "dealgate/testing";
 *
 * const { ruleSet } = compileRuleSet(b2bQualification);
 * const stageOf = (deal?: Deal) => deal?.progress?.[ruleSet.id]?.stage ?? null;
 * const adapter: GateAdapter = {
 *   open: (plan) => {
 *     const deals = new Map<string, Deal>();
 *     return {
 *       create: (deal) => deals.set(deal.id, deal),
 *       record: (id, observation) => {
 *         const recorded = record(deals.get(id) ?? { id }, observation);
 *         if (recorded.ok) deals.set(id, recorded.deal);
 *       },
 *       move: (id, to, at) => {
 *         const deal = deals.get(id) ?? { id };
 *         const moved =
 *           stageOf(deal) === null ? start(plan, deal, { at }) : advance(plan, deal, { to, at });
 *         if (moved.ok) deals.set(id, moved.deal);
 *       },
 *       readStage: (id) => stageOf(deals.get(id)),
 *     };
 *   },
 * };
 * const report = await gateModel(adapter, {
 *   plan: compileRuleSet(b2bQualification),
 *   runs: 20,
 *   seed: 1,
 * });
 * console.log(report.ok ? "no way past a door" : report.message.en); // no way past a door
 * ```
 */
export async function gateModel(
  adapter: GateAdapter,
  options: GateModelOptions,
): Promise<GateModelReport> {
  const { plan, others = [], runs = 200, length = 20, asOf = testDay, adopts = false } = options;
  const playing: PlayOptions = { plan, others, asOf, adopts };
  const offered = offersOf(await adapter.open(plan, () => Promise.resolve()), others);
  let advances = 0;
  const sequences = modelStepsArbitrary(plan, { offers: offered, asOf, length });
  const checked = await fc.check(
    fc.asyncProperty(sequences, async (steps) => {
      const played = await playModel(adapter, steps, playing);
      advances += played.advances;
      return played.breach === undefined;
    }),
    {
      numRuns: runs,
      // What is shortened here is shortened further, and faster, below.
      endOnFailure: true,
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    },
  );
  const { seed } = checked;
  if (checked.counterexample === null) {
    return advances > 0
      ? { ok: true, seed, runs, advances }
      : { ok: false, code: "nothing-moved", seed, message: nothingMoved };
  }
  const [steps] = checked.counterexample;
  const { calls, breach } = await shortest(adapter, steps, playing);
  // An app whose answers differ from time to time may keep the door shut the second time.
  if (breach === undefined) {
    const played = await playModel(adapter, steps, playing);
    return reported(seed, played.calls, played.breach ?? unrepeated);
  }
  return reported(seed, calls, breach);
}

const nothingMoved = text(
  "没有一个商机进过任何阶段：这样什么也证明不了，请检查适配器",
  "no deal entered any stage: that proves nothing; look at the adapter",
);

const unrepeated: ShutDoorPassed = {
  deal: "",
  from: null,
  to: "",
  door: "",
  isWon: false,
  reasons: [],
};

function reported(seed: number, calls: readonly string[], breach: ShutDoorPassed): GateModelReport {
  const { deal, from, to, door, isWon, reasons } = breach;
  const steps = calls.map((call, index) => `  ${index + 1}. ${call}\n`).join("");
  const what = isWon
    ? text(
        `在 ${door || "（未进入阶段）"} 被判为赢单，而当时不能赢单`,
        `was won in ${door || "no stage"} while it could not be`,
      )
    : text(
        `从 ${from ?? "（未进入阶段）"} 到了 ${to}，而 ${door} 的门当时没有开`,
        `came from ${from ?? "no stage"} to ${to} while the door of ${door} was shut`,
      );
  const because = (lang: "zh" | "en") => reasons.map(({ message }) => message[lang]);
  return {
    ok: false,
    code: "shut-door-passed",
    seed,
    calls,
    breach,
    message: text(
      `${deal} ${what.zh}：${because("zh").join("；")}\n${steps}种子：${seed}`,
      `${deal} ${what.en}: ${because("en").join("; ")}\n${steps}seed: ${seed}`,
    ),
  };
}

/** The most sequences that are tried to find a shorter one. */
const mostTries = 600;

/** Leaves out of a failing sequence whatever it fails without. */
async function shortest(
  adapter: GateAdapter,
  steps: readonly ModelStep[],
  options: PlayOptions,
): Promise<Played> {
  let best = await playModel(adapter, steps, options);
  let tries = 0;
  for (let hasShrunk = true; hasShrunk && tries < mostTries; ) {
    hasShrunk = false;
    for (const candidate of smaller(best.steps)) {
      if (++tries > mostTries) break;
      const played = await playModel(adapter, candidate, options);
      if (played.breach === undefined) continue;
      [best, hasShrunk] = [played, true];
      break;
    }
  }
  return best;
}

/** Yields sequences that are a little smaller: without a step, a caller, a part of a deal. */
function* smaller(steps: readonly ModelStep[]): Generator<readonly ModelStep[]> {
  for (let size = steps.length >> 1; size >= 1; size >>= 1)
    for (let from = steps.length - size; from >= 0; from -= size)
      yield [...steps.slice(0, from), ...steps.slice(from + size)];
  for (const [index, step] of steps.entries()) {
    // What goes wrong of two calls one after the other is easier to see than of two at once.
    if (step.do === "both") yield steps.toSpliced(index, 1, ...step.calls);
    for (const simpler of simplerThan(step)) yield steps.with(index, simpler);
  }
}

function* simplerThan(step: ModelStep): Generator<ModelStep> {
  if (step.do === "both") {
    yield* step.calls;
    for (let length = 0; length < step.order.length; length++)
      yield { ...step, order: step.order.slice(0, length) };
  }
  if (step.do === "bulkEdit") {
    for (const deal of step.deals) yield { do: "move", deal, ahead: step.ahead };
    if (step.deals.length > 1) for (const deal of step.deals) yield { ...step, deals: [deal] };
  }
  if (step.do !== "create" && step.do !== "createAt" && step.do !== "importDeals") return;
  if (step.do !== "create") yield { do: "create", deal: step.deal };
  for (const deal of smallerDeals(step.deal)) yield { ...step, deal };
}

/** Yields a deal without some of its evidence, or without one of its other parts. */
function* smallerDeals(deal: Deal): Generator<Deal> {
  const { evidence = [] } = deal;
  for (let size = evidence.length; size >= 1; size >>= 1)
    for (let from = 0; from < evidence.length; from += size)
      yield {
        ...deal,
        evidence: [...evidence.slice(0, from), ...evidence.slice(from + size)],
      };
  for (const key of Object.keys(deal)) {
    const { [key]: _, ...others } = deal as unknown as Readonly<Record<string, unknown>>;
    const parsed = parseDeal(others);
    if (parsed.ok) yield parsed.deal;
  }
}

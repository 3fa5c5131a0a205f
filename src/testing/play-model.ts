import type { Plan } from "../assess/plan.ts";
import type { Reason } from "../gate/refusal.ts";
import type { Deal } from "../model/deal.ts";
import { type Followed, follow, type Told } from "./gate-oracle.ts";
import { callOf, type ModelCall, type Scene } from "./model-call.ts";
import type { ModelStep } from "./model-step.ts";
import type { GateAdapter, StageApp } from "./stage-app.ts";
import { openTurns } from "./two-at-once.ts";
import { dayFrom } from "./value-arbitrary.ts";

/** A deal that came past a shut door. */
export interface ShutDoorPassed {
  readonly deal: string;
  /** The stage it was in; null before the first. */
  readonly from: string | null;
  /** The stage that the app then said it was in. */
  readonly to: string;
  /** The stage behind the door that was shut. */
  readonly door: string;
  /** Whether it was won when it could not be; `door` is then the stage that it was won in. */
  readonly isWon: boolean;
  /** Why it was shut, as the gate says. */
  readonly reasons: readonly Reason[];
}

/** What came of a sequence of calls. */
export interface Played {
  /** The calls that were made, in words, with the stages that they changed. */
  readonly calls: readonly string[];
  /** The steps that made a call, what they observe said in full. */
  readonly steps: readonly ModelStep[];
  /** How many doors deals went through as they may. */
  readonly advances: number;
  readonly breach?: ShutDoorPassed;
}

/** The rules and days that sequences are played by. */
export interface PlayOptions {
  readonly plan: Plan;
  readonly others: readonly Plan[];
  readonly asOf: string;
  readonly adopts: boolean;
}

/** Returns what came of a sequence of calls made to an app afresh. */
export async function playModel(
  adapter: GateAdapter,
  steps: readonly ModelStep[],
  options: PlayOptions,
): Promise<Played> {
  const turns = openTurns();
  const app = await adapter.open(options.plan, turns.pause);
  const model = new Model(app, options);
  const made: ModelStep[] = [];
  for (const step of steps) {
    if (step.do === "wait") {
      model.wait(step.days);
      made.push(step);
    } else if (step.do === "both") {
      const calls = step.calls.flatMap((one) => callOf(one, model.scene()) ?? []);
      const [one, other] = calls;
      if (one === undefined) continue;
      made.push(other === undefined ? one.step : { ...step, calls: [one.step, other.step] });
      await model.make(calls, (runs) => turns.run(runs, step.order));
    } else {
      const call = callOf(step, model.scene());
      if (call === undefined) continue;
      made.push(call.step);
      await model.make([call], async ([run]) => {
        await run?.();
      });
    }
    if (model.breach !== undefined) break;
  }
  const { calls, advances, breach } = model;
  return { calls, steps: made, advances, ...(breach === undefined ? {} : { breach }) };
}

type Run = () => Promise<unknown>;

/** The deals of an app as they ought to be: for each, every way it may have come to be so. */
class Model {
  readonly calls: string[] = [];
  advances = 0;
  breach: ShutDoorPassed | undefined;
  readonly #app: StageApp;
  readonly #options: PlayOptions;
  readonly #deals = new Map<string, readonly Deal[]>();
  #plan: Plan;
  #at: string;
  #made = 0;

  constructor(app: StageApp, options: PlayOptions) {
    this.#app = app;
    this.#options = options;
    this.#plan = options.plan;
    this.#at = options.asOf;
  }

  scene(): Scene {
    const first = [...this.#deals].flatMap(([id, [deal]]) =>
      deal === undefined ? [] : [[id, deal] as const],
    );
    return {
      plan: this.#plan,
      others: [this.#options.plan, ...this.#options.others],
      at: this.#at,
      deals: new Map(first),
      made: this.#made,
    };
  }

  wait(days: number): void {
    this.#at = dayFrom(this.#at, days);
    this.calls.push(`// ${days} days later: ${this.#at}`);
  }

  /** Makes calls, one or two at once, and holds the stages that are read then against the gate. */
  async make(
    calls: readonly ModelCall[],
    run: (runs: readonly Run[]) => Promise<unknown>,
  ): Promise<void> {
    const accepted: ModelCall[] = [];
    await run(
      calls.map((call) => async () => {
        try {
          await call.run(this.#app);
          accepted.push(call);
        } catch {
          // An app may refuse by throwing: then nothing is to have changed.
        }
      }),
    );
    this.calls.push(calls.map(({ text }) => text).join(" and at once "));
    for (const { born, gone, plan } of accepted) {
      if (born !== undefined) {
        this.#deals.set(born.id, [born]);
        this.#made++;
      }
      if (gone !== undefined) this.#deals.delete(gone);
      if (plan !== undefined) this.#plan = plan;
    }
    for (const id of this.#deals.keys()) {
      await this.#read(id, accepted);
      if (this.breach !== undefined) return;
    }
  }

  async #read(id: string, accepted: readonly ModelCall[]): Promise<void> {
    const stage = await this.#app.readStage(id);
    const told: Told = { stage, outcome: await this.#app.readOutcome?.(id) };
    const following = { plan: this.#plan, at: this.#at, adopts: this.#options.adopts };
    const before = this.#deals.get(id) ?? [];
    const to = (deal: Deal): Followed => follow(following, deal, told);
    const ways = before.flatMap((deal) => waysOf(deal, accepted, to));
    const sound = ways.flatMap((way) => (way.ok ? [way] : []));
    const from = stageOf(this.#plan, before[0]);
    if ((stage ?? null) !== from) {
      this.calls.push(`${this.calls.pop() ?? ""} → ${id} in ${stage ?? "no stage"}`);
    }
    const [wrong] = ways;
    if (sound.length === 0 && wrong?.ok === false) {
      const { door, isWon, reasons } = wrong;
      this.breach = { deal: id, from, to: stage ?? "", door, isWon, reasons };
      return;
    }
    this.advances += sound[0]?.advances ?? 0;
    this.#deals.set(id, distinct(sound.map(({ deal }) => deal)));
  }
}

function stageOf(plan: Plan, deal: Deal | undefined): string | null {
  return deal?.progress?.[plan.ruleSet.id]?.stage ?? null;
}

/** The most ways in which a deal may have come to be as it is that are kept. */
const mostWays = 8;

function distinct(deals: readonly Deal[]): readonly Deal[] {
  const byText = new Map(deals.map((deal) => [JSON.stringify(deal), deal]));
  return [...byText.values()].slice(0, mostWays);
}

/**
 * Returns every way in which a deal may have come to the stage that was read: of two calls at once
 * either may have come first, and the deal may have moved between them.
 */
function waysOf(
  deal: Deal,
  calls: readonly ModelCall[],
  to: (deal: Deal) => Followed,
): readonly Followed[] {
  const [one, other] = calls;
  if (one === undefined) return [to(deal)];
  if (other === undefined) return [to(one.effect(deal))];
  return [
    [one, other],
    [other, one],
  ].flatMap((order) => {
    const [first, second] = order as [ModelCall, ModelCall];
    const between = to(first.effect(deal));
    return [
      to(second.effect(first.effect(deal))),
      between.ok ? { ...between, deal: second.effect(between.deal) } : between,
    ];
  });
}

import type { Plan } from "../assess/plan.ts";
import { close, reopen } from "../gate/close.ts";
import { record, waive } from "../gate/record.ts";
import type { Deal } from "../model/deal.ts";
import { observationFor, type Recording } from "./model-observation.ts";
import type { SingleStep } from "./model-step.ts";
import type { Awaitable, StageApp } from "./stage-app.ts";

/** What a model knows when a call's turn comes. */
export interface Scene {
  readonly plan: Plan;
  /** The rules that may be changed to. */
  readonly others: readonly Plan[];
  readonly at: string;
  /** The deals as the model has them, by id. */
  readonly deals: ReadonlyMap<string, Deal>;
  /** How many deals there have been. */
  readonly made: number;
}

/** A call of an app, and what it does to the deals that the model has beside moving them. */
export interface ModelCall {
  /** The step that makes the same call again, even where what came before is left out. */
  readonly step: SingleStep;
  /** The call as an author would write it. */
  readonly text: string;
  readonly run: (app: StageApp) => Awaitable<unknown>;
  /** Returns a deal after the call. */
  readonly effect: (deal: Deal) => Deal;
  readonly born?: Deal;
  readonly gone?: string;
  readonly plan?: Plan;
}

const by = "model";
const reason = "tried by the model";
const same = (deal: Deal): Deal => deal;

const written = (name: string, ...values: readonly unknown[]): string =>
  `${name}(${values.map((value) => JSON.stringify(value)).join(", ")})`;

type ExactStep = Exclude<SingleStep, Recording>;

/** Returns the call that a step stands for, or undefined when it has nothing to name. */
export function callOf(step: SingleStep, scene: Scene): ModelCall | undefined {
  const exact = exactly(step, scene);
  const call = exact && callOfExact(exact, scene);
  return exact && call && { step: exact, ...call };
}

/** Returns a step with what it observes said in full. */
function exactly(step: SingleStep, scene: Scene): ExactStep | undefined {
  if (step.do !== "answer" && step.do !== "contradict" && step.do !== "flip") return step;
  const deals = [...scene.deals.values()];
  const deal = deals[step.deal % Math.max(1, deals.length)];
  const observation = deal && observationFor(step, deal, scene);
  return observation && { do: "observe", deal: step.deal, observation };
}

function callOfExact(step: ExactStep, scene: Scene): Omit<ModelCall, "step"> | undefined {
  const { plan, at, made, deals } = scene;
  const ids = [...deals.keys()];
  const idAt = (n: number): string | undefined => ids[n % Math.max(1, ids.length)];
  const stageFrom = (id: string | undefined, ahead: number): string | undefined => {
    const stage = deals.get(id ?? "")?.progress?.[plan.ruleSet.id]?.stage ?? "";
    const index = (plan.stageIndex.get(stage) ?? -1) + ahead;
    return plan.stages[Math.min(Math.max(0, index), plan.stages.length - 1)]?.id;
  };
  switch (step.do) {
    case "create": {
      const born = { ...step.deal, id: `deal-${made + 1}` };
      return {
        text: written("create", born, at),
        run: (app) => app.create(born, at),
        effect: same,
        born,
      };
    }
    case "createAt":
    case "importDeals": {
      const born = { ...step.deal, id: `deal-${made + 1}` };
      const stage = plan.stages[step.stage % plan.stages.length]?.id ?? "";
      return step.do === "createAt"
        ? {
            text: written("createAt", born, stage, at),
            run: (app) => app.createAt?.(born, stage, at),
            effect: same,
            born,
          }
        : {
            text: written("importDeals", [{ deal: born, stage }], at),
            run: (app) => app.importDeals?.([{ deal: born, stage }], at),
            effect: same,
            born,
          };
    }
    case "observe": {
      const id = idAt(step.deal);
      const deal = deals.get(id ?? "");
      // It is made on the day of the call, also where days before it are left out.
      const observation = { ...step.observation, at };
      if (id === undefined || deal === undefined || !record(deal, observation).ok) return undefined;
      return {
        text: written("record", id, observation),
        run: (app) => app.record(id, observation),
        effect: (own) => changedTo(own, own.id === id ? record(own, observation) : undefined),
      };
    }
    case "move": {
      const id = idAt(step.deal);
      const to = stageFrom(id, step.ahead);
      if (id === undefined || to === undefined) return undefined;
      return {
        text: written("move", id, to, at),
        run: (app) => app.move(id, to, at),
        effect: same,
      };
    }
    case "bulkEdit": {
      const named = [...new Set(step.deals.flatMap((n) => idAt(n) ?? []))];
      const to = stageFrom(named[0], step.ahead);
      if (to === undefined || named.length === 0) return undefined;
      return {
        text: written("bulkEdit", named, to, at),
        run: (app) => app.bulkEdit?.(named, to, at),
        effect: same,
      };
    }
    case "waive": {
      const id = idAt(step.deal);
      const stage = deals.get(id ?? "")?.progress?.[plan.ruleSet.id]?.stage ?? "";
      const here = Math.max(0, plan.stageIndex.get(stage) ?? 0);
      const all = [...plan.stages.slice(here), ...plan.stages.slice(0, here)].flatMap(
        ({ checkpoints }) => checkpoints.map((checkpoint) => checkpoint.id),
      );
      const checkpoint = all[step.pick % Math.max(1, all.length)];
      if (id === undefined || checkpoint === undefined) return undefined;
      return {
        text: written("waive", id, checkpoint, at),
        run: (app) => app.waive?.(id, checkpoint, at),
        effect: (own) =>
          changedTo(
            own,
            own.id === id ? waive(plan, own, { checkpoint, reason, at, by }) : undefined,
          ),
      };
    }
    case "win": {
      const id = idAt(step.deal);
      if (id === undefined) return undefined;
      return { text: written("win", id, at), run: (app) => app.win?.(id, at), effect: same };
    }
    case "close": {
      const id = idAt(step.deal);
      if (id === undefined) return undefined;
      const options = { outcome: "lost", reason, at, by } as const;
      return {
        text: written("close", id, at),
        run: (app) => app.close?.(id, at),
        effect: (own) => changedTo(own, own.id === id ? close(plan, own, options) : undefined),
      };
    }
    case "reopen": {
      const id = idAt(step.deal);
      const to = stageFrom(id, step.ahead);
      if (id === undefined || to === undefined) return undefined;
      return {
        text: written("reopen", id, to, at),
        run: (app) => app.reopen?.(id, to, at),
        effect: (own) =>
          changedTo(own, own.id === id ? reopen(plan, own, { to, reason, at, by }) : undefined),
      };
    }
    case "merge": {
      const [into, from] = [idAt(step.into), idAt(step.from)];
      if (into === undefined || from === undefined || into === from) return undefined;
      const taken = (deals.get(from)?.evidence ?? []).filter(({ about }) => about === undefined);
      return {
        text: written("merge", into, from, at),
        run: (app) => app.merge?.(into, from, at),
        effect: (own) =>
          own.id === into ? { ...own, evidence: [...(own.evidence ?? []), ...taken] } : own,
        gone: from,
      };
    }
    case "changeRules": {
      const all = [plan, ...scene.others];
      const next = all[step.pick % all.length] ?? plan;
      const { id, version } = next.ruleSet;
      return {
        text: written("changeRules", `${id} ${version}`, at),
        run: (app) => app.changeRules?.(next, at),
        effect: same,
        plan: next,
      };
    }
  }
}

function changedTo(
  deal: Deal,
  result: { readonly ok: boolean; readonly deal?: Deal } | undefined,
): Deal {
  return result?.ok === true ? (result.deal ?? deal) : deal;
}

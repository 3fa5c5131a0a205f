import {
  advance,
  close,
  type Deal,
  type Plan,
  record,
  reopen,
  retreat,
  start,
  waive,
} from "dealgate";
import type { GateAdapter, StageApp } from "dealgate/testing";
import { openStore, type Store } from "./store.ts";

type Change = (deal: Deal) => { readonly ok: boolean; readonly deal?: Deal };

/** What an app does to its deals, each change from reading to writing. */
export interface Desk {
  /** Changes a deal as the gate allows; a refusal leaves it as it was. */
  readonly change: (id: string, change: Change) => Promise<void>;
  readonly store: Store;
}

/** Returns an app whose every way of changing a stage asks the gate. */
export const appOn = (rules: Plan, { change, store }: Desk): StageApp => {
  let plan = rules;
  const stageOf = (deal: Deal): string | null => deal.progress?.[plan.ruleSet.id]?.stage ?? null;
  const placeOf = (stage: string | null): number => plan.stages.findIndex(({ id }) => id === stage);
  const move = (id: string, to: string, at: string): Promise<void> =>
    change(id, (deal) => {
      const here = stageOf(deal);
      if (here === null) return start(plan, deal, { at });
      const isBack = placeOf(to) < placeOf(here);
      return isBack
        ? retreat(plan, deal, { to, at, reason: "moved back" })
        : advance(plan, deal, { to, at });
    });
  // A stage that somebody says a deal is in is a wish: it starts at the beginning.
  const createAt = async (deal: Deal): Promise<void> => store.save(deal);
  return {
    create: (deal) => store.save(deal),
    record: (id, observation) => change(id, (deal) => record(deal, observation)),
    move,
    readStage: async (id) => stageOf(await store.load(id)),
    createAt,
    importDeals: async (rows) => {
      for (const { deal } of rows) await createAt(deal);
    },
    bulkEdit: async (ids, to, at) => {
      for (const id of ids) await move(id, to, at);
    },
    waive: (id, checkpoint, at) =>
      change(id, (deal) =>
        waive(plan, deal, { checkpoint, at, by: "the manager", reason: "agreed" }),
      ),
    win: (id, at) =>
      change(id, (deal) => close(plan, deal, { outcome: "won", at, reason: "signed" })),
    readOutcome: async (id) => {
      const { progress } = await store.load(id);
      const last = progress?.[plan.ruleSet.id]?.history?.at(-1);
      return last?.kind === "close" ? last.outcome : null;
    },
    close: (id, at) =>
      change(id, (deal) => close(plan, deal, { outcome: "lost", at, reason: "lost" })),
    reopen: (id, to, at) => change(id, (deal) => reopen(plan, deal, { to, at, reason: "again" })),
    merge: async (into, from) => {
      const { evidence = [] } = await store.load(from);
      const general = evidence.filter(({ about }) => about === undefined);
      await change(into, (deal) => ({
        ok: true,
        deal: { ...deal, evidence: [...(deal.evidence ?? []), ...general] },
      }));
      await store.remove(from);
    },
    changeRules: (next) => {
      plan = next;
    },
  };
};

/** An app that keeps every door shut: it asks the gate, and changes one deal at a time. */
export const correctApp: GateAdapter = {
  open: (plan, pause) => {
    const store = openStore(pause);
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = (work: () => Promise<void>): Promise<void> => {
      const next = last.then(work, work);
      last = next;
      return next;
    };
    return appOn(plan, {
      store,
      change: (id, change) =>
        inTurn(async () => {
          const changed = change(await store.load(id));
          if (changed.ok && changed.deal) await store.save(changed.deal);
        }),
    });
  },
};

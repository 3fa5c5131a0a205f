import type { GateAdapter } from "dealgate/testing";
import { appOn } from "./correct.ts";
import { openStore } from "./store.ts";

/**
 * An app that asks the gate everywhere, but reads a deal and writes it back whole without keeping
 * others out: what was recorded in between is lost, and the next door opens without it.
 */
export const raceApp: GateAdapter = {
  open: (plan, pause) => {
    const store = openStore(pause);
    return appOn(plan, {
      store,
      change: async (id, change) => {
        const changed = change(await store.load(id));
        if (changed.ok && changed.deal) await store.save(changed.deal);
      },
    });
  },
};

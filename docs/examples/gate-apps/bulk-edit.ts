import type { GateAdapter } from "dealgate/testing";
import { correctApp } from "./correct.ts";

/** An app that asks the gate everywhere but where many deals are edited at once. */
export const bulkEditApp: GateAdapter = {
  open: async (plan, pause) => {
    const app = await correctApp.open(plan, pause);
    const edited = new Map<string, string>();
    return {
      ...app,
      // Writes the column of the stage, and no more.
      bulkEdit: (ids, to) => {
        for (const id of ids) edited.set(id, to);
      },
      readStage: async (id) => edited.get(id) ?? (await app.readStage(id)),
    };
  },
};

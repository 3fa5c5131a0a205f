import type { GateAdapter } from "dealgate/testing";
import { correctApp } from "./correct.ts";

/** An app that asks the gate for every move, and believes the stage that a new deal comes with. */
export const stageAtCreationApp: GateAdapter = {
  open: async (plan, pause) => {
    const app = await correctApp.open(plan, pause);
    return {
      ...app,
      createAt: (deal, stage) =>
        app.create({ ...deal, progress: { [plan.ruleSet.id]: { stage } } }, ""),
    };
  },
};

import {
  advance,
  answer,
  type Deal,
  type FieldValue,
  guardAdvance,
  type Plan,
  type Reason,
  start,
} from "dealgate";
import { assign, setup } from "xstate";

/** What a user of the machine may ask of it. */
export type DealEvent =
  | { readonly type: "start"; readonly at: string; readonly by: string }
  | { readonly type: "advance"; readonly to: string; readonly at: string; readonly by: string }
  | {
      readonly type: "answer";
      readonly id: string;
      readonly value: FieldValue;
      readonly at: string;
    };

/** What the machine keeps: the deal, and why the last request was refused. */
export interface DealContext {
  readonly deal: Deal;
  /** Empty after a move that was made. */
  readonly reasons: readonly Reason[];
}

/**
 * Returns a machine with one state for each stage of a rule set. It decides nothing itself: every
 * transition stands behind the gate's guard; a refused one stays put and keeps the reasons.
 */
export function dealMachine(plan: Plan) {
  const stages = plan.stages.map(({ id }) => id);

  return setup({
    types: {
      context: {} as DealContext,
      events: {} as DealEvent,
      input: {} as { readonly deal: Deal },
    },
    guards: {
      isIn: ({ context }, stage: string) =>
        context.deal.progress?.[plan.ruleSet.id]?.stage === stage,
      mayStart: ({ context, event }, first: string) => {
        if (event.type !== "start") return false;
        const started = start(plan, context.deal, event);
        return started.ok && started.deal.progress?.[plan.ruleSet.id]?.stage === first;
      },
      mayEnter: ({ context, event }, stage: string) =>
        event.type === "advance" &&
        event.to === stage &&
        guardAdvance(plan, context.deal, event).ok,
    },
    actions: {
      move: assign(({ context, event }) => {
        if (event.type === "answer") return {};
        const moved =
          event.type === "start"
            ? start(plan, context.deal, event)
            : advance(plan, context.deal, event);
        return moved.ok ? { deal: moved.deal, reasons: [] } : { reasons: moved.reasons };
      }),
      answer: assign(({ context, event }) => {
        if (event.type !== "answer") return {};
        const answered = answer(plan, context.deal, event.id, event.value, event);
        return answered.ok ? { deal: answered.deal, reasons: [] } : { reasons: answered.reasons };
      }),
    },
  }).createMachine({
    id: "deal",
    context: ({ input }) => ({ deal: input.deal, reasons: [] }),
    on: { answer: { actions: "answer" } },
    initial: "notStarted",
    states: {
      notStarted: {
        // A deal that is under way goes on from where it stands.
        always: stages.map((stage) => ({
          target: stage,
          guard: { type: "isIn" as const, params: stage },
        })),
        on: {
          start: [
            ...stages.map((stage) => ({
              target: stage,
              guard: { type: "mayStart" as const, params: stage },
              actions: "move" as const,
            })),
            { actions: "move" as const },
          ],
        },
      },
      ...Object.fromEntries(
        stages.map((stage, index) => [
          stage,
          {
            on: {
              advance: [
                ...stages.slice(index + 1).map((later) => ({
                  target: later,
                  guard: { type: "mayEnter" as const, params: later },
                  actions: "move" as const,
                })),
                { actions: "move" as const },
              ],
            },
          },
        ]),
      ),
    },
  });
}

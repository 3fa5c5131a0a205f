import fc from "fast-check";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { nearDoorArbitrary } from "./near-door-arbitrary.ts";
import type { StageApp } from "./stage-app.ts";

/** What an app offers beside creating, recording, moving and reading. */
export type Offer = Exclude<
  keyof StageApp,
  "create" | "record" | "move" | "readStage" | "readOutcome"
>;

/**
 * One call that a model tries. Deals, stages and evidence are numbers that become names when the
 * call's turn comes, so that a sequence means something however it is shortened.
 */
export type SingleStep =
  | { readonly do: "create"; readonly deal: Deal }
  | { readonly do: "createAt" | "importDeals"; readonly deal: Deal; readonly stage: number }
  | { readonly do: "observe"; readonly deal: number; readonly observation: Observation }
  /** Answers the n-th missing item in favour of the deal. */
  | { readonly do: "answer"; readonly deal: number; readonly pick: number }
  /** Says the contrary of the n-th observation, counted from the last. */
  | { readonly do: "contradict"; readonly deal: number; readonly pick: number }
  /** Answers a fact on which it turns whether a stage or a checkpoint applies. */
  | { readonly do: "flip"; readonly deal: number; readonly pick: number; readonly value: number }
  /** To the stage so many further on. */
  | { readonly do: "move"; readonly deal: number; readonly ahead: number }
  | { readonly do: "bulkEdit"; readonly deals: readonly number[]; readonly ahead: number }
  /** Sets the n-th checkpoint aside, counted from the stage that the deal is in. */
  | { readonly do: "waive"; readonly deal: number; readonly pick: number }
  | { readonly do: "win" | "close"; readonly deal: number }
  | { readonly do: "reopen"; readonly deal: number; readonly ahead: number }
  | { readonly do: "merge"; readonly into: number; readonly from: number }
  | { readonly do: "changeRules"; readonly pick: number };

/** A call, days that pass, or two calls at once with who goes first at each pause. */
export type ModelStep =
  | SingleStep
  | { readonly do: "wait"; readonly days: number }
  | {
      readonly do: "both";
      readonly calls: readonly [SingleStep, SingleStep];
      readonly order: readonly number[];
    };

/** Makes sequences of calls to an app that offers some things: a deal first, then anything. */
export function modelStepsArbitrary(
  plan: Plan,
  { offers, asOf, length }: { offers: ReadonlySet<Offer>; asOf: string; length: number },
): fc.Arbitrary<readonly ModelStep[]> {
  const made = fc.oneof(
    { weight: 1, arbitrary: fc.constant<Deal>({ id: "deal" }) },
    { weight: 5, arbitrary: nearDoorArbitrary(plan, { asOf }) },
  );
  const which = fc.nat(2);
  const ahead = fc.constantFrom(1, 1, 1, 1, 2, 3, -1);
  const create = fc.record({ do: fc.constant("create" as const), deal: made });
  const answer = fc.record({ do: fc.constant("answer" as const), deal: which, pick: fc.nat(3) });
  const contradict = fc.record({
    do: fc.constant("contradict" as const),
    deal: which,
    pick: fc.nat(7),
  });
  const flip = fc.record({
    do: fc.constant("flip" as const),
    deal: which,
    pick: fc.nat(7),
    value: fc.nat(7),
  });
  const record = fc.oneof(
    { weight: 2, arbitrary: answer },
    { weight: 2, arbitrary: contradict },
    { weight: 1, arbitrary: flip },
  );
  const move = fc.record({ do: fc.constant("move" as const), deal: which, ahead });
  const offered: Readonly<Record<Offer, fc.Arbitrary<SingleStep>>> = {
    createAt: fc.record({ do: fc.constant("createAt"), deal: made, stage: fc.nat(9) }),
    importDeals: fc.record({ do: fc.constant("importDeals"), deal: made, stage: fc.nat(9) }),
    bulkEdit: fc.record({
      do: fc.constant("bulkEdit"),
      deals: fc.uniqueArray(which, { minLength: 1, maxLength: 2 }),
      ahead,
    }),
    waive: fc.record({ do: fc.constant("waive"), deal: which, pick: fc.nat(5) }),
    win: fc.record({ do: fc.constant("win"), deal: which }),
    close: fc.record({ do: fc.constant("close"), deal: which }),
    reopen: fc.record({ do: fc.constant("reopen"), deal: which, ahead: fc.constantFrom(0, 1, -1) }),
    merge: fc.record({ do: fc.constant("merge"), into: which, from: which }),
    changeRules: fc.record({ do: fc.constant("changeRules"), pick: fc.nat(3) }),
  };
  const others = [...offers].map((offer) => offered[offer]);
  const single = fc.oneof<fc.WeightedArbitrary<SingleStep>[]>(
    { weight: 1, arbitrary: create },
    { weight: 4, arbitrary: record },
    { weight: 8, arbitrary: move },
    ...others.map(once),
  );
  const closing = offers.has("close") ? [offered.close] : [];
  const both = fc
    .record({
      calls: fc.tuple(
        fc.oneof({ weight: 3, arbitrary: record }, ...closing.map(once)),
        fc.oneof({ weight: 3, arbitrary: move }, { weight: 1, arbitrary: record }),
      ),
      order: fc.array(fc.nat(1), { minLength: 2, maxLength: 6 }),
      deal: which,
    })
    .map(({ calls: [one, other], order, deal }): ModelStep => {
      // Callers who look at different deals do not meet.
      return {
        do: "both",
        calls: [{ ...one, deal } as SingleStep, { ...other, deal } as SingleStep],
        order,
      };
    });
  const wait = fc.record({
    do: fc.constant("wait" as const),
    days: fc.constantFrom(1, 10, 60, 400),
  });
  const step = fc.oneof<fc.WeightedArbitrary<ModelStep>[]>(
    { weight: 12, arbitrary: single },
    { weight: 6, arbitrary: both },
    { weight: 1, arbitrary: wait },
  );
  const first = fc.oneof(
    { weight: 6, arbitrary: create },
    ...(["createAt", "importDeals"] as const)
      .filter((offer) => offers.has(offer))
      .map((offer) => ({ weight: 1, arbitrary: offered[offer] })),
  );
  return fc
    .tuple(first, fc.array(step, { maxLength: length, size: "max" }))
    .map(([opening, rest]) => [opening, ...rest]);
}

const once = (arbitrary: fc.Arbitrary<SingleStep>) => ({ weight: 1, arbitrary });

import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import { text } from "../../src/model/text.ts";
import type { Condition } from "../../src/rules/condition.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

/** The day that the cases are about. */
export const asOf = "2026-06-30";

/** Three deals for one flag: what raises it, what clears it, what leaves it open. */
export interface FlagCase {
  readonly raises: Deal;
  readonly clears: Deal;
  /** Absent: the flag reads what is always known. */
  readonly open?: Deal;
}

/** Returns a deal of some parts. */
export const deal = (parts: Omit<Deal, "id">): Deal => ({ id: "d", ...parts });

/** Returns an observation made ten days ago. */
export const saw = (what: string, value: Observation["value"], about?: string): Observation => ({
  what,
  value,
  at: "2026-06-20",
  ...(about === undefined ? {} : { about }),
});

/** The statement that everybody of the decision chain is on file. */
export const chainComplete = saw("contacts.complete", "decision-chain");

/** The statement that everybody is on file. */
export const contactsComplete = saw("contacts.complete", "all");

/** The statement that every organisation is on file. */
export const organisationsComplete = saw("organisations.complete", "all");

const checkpoint = (id: string, when?: Condition) => ({
  id,
  title: text(id, id),
  ...(when === undefined ? { essential: true } : { when }),
});
const approved = { fact: "opportunity.isApproved", operator: "equal", value: true } as const;

/** A rule set of two stages: four checkpoints by judgement, three by one fact. */
export const ground: RuleSet = {
  id: "ground",
  version: "1.0.0",
  kind: "stages",
  title: text("测试用规则集", "Ground"),
  staleAfterDays: { judgement: 30 },
  stages: [
    { id: "first", title: text("一", "First"), checkpoints: [checkpoint("told")] },
    {
      id: "second",
      title: text("二", "Second"),
      checkpoints: [
        ...["a", "b", "c"].map((id) => checkpoint(id)),
        ...["x", "y", "z"].map((id) => checkpoint(id, approved)),
      ],
    },
    { id: "third", title: text("三", "Third"), checkpoints: [] },
  ],
};

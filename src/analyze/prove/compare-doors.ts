import { checkDay } from "../../assess/assess.ts";
import { compileRuleSet } from "../../assess/compile-rule-set.ts";
import type { Plan } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import type { Deal } from "../../model/deal.ts";
import type { RuleSet } from "../../rules/rule-set.ts";
import { type Door, doorsOf, enters, openDoors } from "./enters.ts";
import type { Literal } from "./formula.ts";
import type { ProveOptions } from "./prove-rule-set.ts";
import { type Found, Prover, type UndecidedReason } from "./prover.ts";
import { answersIn } from "./setting.ts";
import { openZ3, type Z3Session } from "./z3-session.ts";

/** How a door of one rule set stands to the same door of another. */
export type DoorRelation =
  /** Both let the same deals in. */
  | "equivalent"
  /** The new one lets in fewer deals. */
  | "tighter"
  /** The new one lets in more deals. */
  | "looser"
  /** Each lets in deals that the other does not. */
  | "incomparable"
  /** Nobody can tell within the bound. */
  | "undecided";

/** A door of two rule sets, compared over all deals. */
export interface DoorComparison extends Door {
  readonly relation: DoorRelation;
  readonly reason?: UndecidedReason;
  /** Facts of the app that the deals state. */
  readonly assuming?: readonly string[];
  /** A deal that the new rule set lets in and the old one does not. */
  readonly onlyNew?: Deal;
  /** A deal that the old rule set lets in and the new one does not. */
  readonly onlyOld?: Deal;
}

/** Two rule sets, compared door by door. */
export interface DoorReport {
  readonly asOf: string;
  readonly older: { readonly id: string; readonly version: string };
  readonly newer: { readonly id: string; readonly version: string };
  readonly doors: readonly DoorComparison[];
  /** Doors, by stage, that only one of them has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Returns how every door of a rule set stands to that of another over all deals, whatever is known of
 * them: equivalent, tighter, looser, incomparable, each with deals that show it. Stages go by their
 * ids, or by ids they had before. Throws a `ProverMissingError` when `z3-solver` is not installed, a
 * `DayError` when `asOf` is no civil day.
 */
export async function compareDoors(
  older: RuleSet,
  newer: RuleSet,
  options: ProveOptions,
): Promise<DoorReport> {
  checkDay(options.asOf);
  const session = await openZ3();
  try {
    return await compareDoorsWith(session, older, newer, options);
  } finally {
    await session.close();
  }
}

/** Returns how doors stand to each other, with a session of Z3 that stays open. */
export async function compareDoorsWith(
  session: Z3Session,
  older: RuleSet,
  newer: RuleSet,
  { asOf, effort, ...compiling }: ProveOptions,
): Promise<DoorReport> {
  const from = compileRuleSet(older, compiling);
  const to = compileRuleSet(newer, compiling);
  const prover = new Prover(session, [from, to], asOf, effort);
  try {
    return await compare(prover, from, to);
  } finally {
    prover.release();
  }
}

async function compare(prover: Prover, from: Plan, to: Plan): Promise<DoorReport> {
  const world = prover.open;
  const { formulas } = world;
  const [oldDoors, newDoors] = [doorsOf(from), doorsOf(to)];
  const before = enters(formulas, from, answersIn(world, from));
  const after = enters(formulas, to, answersIn(world, to));
  const doors: DoorComparison[] = [];
  const added: string[] = [];
  const matched = new Set<number>();
  for (const [n, door] of newDoors.entries()) {
    const o = oldDoors.findIndex(
      (one) =>
        one.side === door.side && to.stageIndex.get(one.stage) === to.stageIndex.get(door.stage),
    );
    const [was, is] = [before[o], after[n]];
    if (o < 0 || was === undefined || is === undefined) {
      if (door.side === "enter") added.push(door.stage);
      continue;
    }
    matched.add(o);
    doors.push(await compareDoor(prover, door, { was, is, o, n }));
  }
  const removed = oldDoors.filter(({ side }, o) => side === "enter" && !matched.has(o));
  const named = ({ ruleSet: { id, version } }: Plan) => ({ id, version });
  return {
    asOf: prover.vocabulary.asOf,
    older: named(from),
    newer: named(to),
    doors,
    added,
    removed: removed.map(({ stage }) => stage),
  };
}

async function compareDoor(
  prover: Prover,
  door: Door,
  at: { readonly was: Literal; readonly is: Literal; readonly o: number; readonly n: number },
): Promise<DoorComparison> {
  const { was, is, o, n } = at;
  if (was === is && prover.open.isExact) return { ...door, relation: "equivalent" };
  const look = (opened: Literal, shut: Literal, isNew: boolean): Promise<Found> =>
    prover.find({
      world: prover.open,
      of: [opened, -shut],
      id: `${door.stage}-${door.side}-only-${isNew ? "new" : "old"}`,
      small: true,
      claim: ([verdicts]) => {
        const [older, newer] = [isOpen(verdicts?.[0], o), isOpen(verdicts?.[1], n)];
        return isNew ? newer && !older : older && !newer;
      },
    });
  const onlyNew = await look(is, was, true);
  const onlyOld = await look(was, is, false);
  const shown = {
    ...(onlyNew.kind === "found" && onlyNew.deals[0] && { onlyNew: onlyNew.deals[0] }),
    ...(onlyOld.kind === "found" && onlyOld.deals[0] && { onlyOld: onlyOld.deals[0] }),
  };
  const assuming = [onlyNew, onlyOld].flatMap((found) =>
    found.kind === "found" ? found.assuming : [],
  );
  const rest = { ...shown, ...(assuming.length > 0 && { assuming: [...new Set(assuming)] }) };
  for (const found of [onlyNew, onlyOld]) {
    if (found.kind === "undecided") {
      return { ...door, relation: "undecided", reason: found.reason, ...rest };
    }
  }
  const [more, fewer] = [onlyNew.kind === "found", onlyOld.kind === "found"];
  const relation = more ? (fewer ? "incomparable" : "looser") : fewer ? "tighter" : "equivalent";
  return { ...door, relation, ...rest };
}

function isOpen(verdict: Verdict | undefined, door: number): boolean {
  return verdict !== undefined && openDoors(verdict)[door] === true;
}

import { listNames } from "../../facts/lexicon.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { parseDay } from "../../model/civil-date.ts";
import type { Deal } from "../../model/deal.ts";
import type { Observation } from "../../model/observation.ts";
import type { Plan } from "../plan.ts";
import { follow } from "../read-program.ts";
import type { SlotTable, ValueSlot } from "../slot.ts";
import { elementsOf, isClosed, reasonOf, type Snapshot } from "../snapshot.ts";
import { type Classes, classesOf, generalClasses, isRecord, recordClasses } from "./classes.ts";
import type { Column, Knowledge } from "./knowledge.ts";
import { isFit, valueSlot } from "./seen.ts";

/** What is known of a list of the deal. */
export interface ListSituation {
  readonly ids: readonly string[];
  /** Whether somebody may still be found. */
  readonly isOpen: boolean;
  /** Whether nobody with a say in the decision may still be found. */
  readonly isChainClosed: boolean;
}

/**
 * What might be otherwise: what apps work out by themselves, what was said on the very day, or who is
 * on complete lists.
 */
export type Otherwise = "apps" | "today" | "lists";

/** A deal on a day, as the search sees it: what is known, and what may be answered. */
export class Situation {
  readonly knowledge: Knowledge;
  readonly plan: Plan;
  readonly deal: Deal;
  /** What counts today, and what counts behind the deal, where age is not heeded. */
  readonly snapshot: Snapshot;
  readonly ageless: Snapshot;
  readonly today: number;
  readonly lists: Readonly<Record<ListName, ListSituation>>;
  /** What is not taken as it stands; absent: nothing. */
  readonly otherwise: Otherwise | undefined;
  readonly #answers = new Map<number, Classes | null>();
  readonly #ids: ReadonlySet<string>;
  #blank: Situation | undefined;

  constructor(
    knowledge: Knowledge,
    deal: Deal,
    snapshot: Snapshot,
    ageless: Snapshot,
    otherwise?: Otherwise,
  ) {
    const { plan } = knowledge;
    this.knowledge = knowledge;
    this.plan = plan;
    this.deal = deal;
    this.snapshot = snapshot;
    this.ageless = ageless;
    this.otherwise = otherwise;
    const mayGrow = otherwise === "lists";
    this.today = parseDay(snapshot.asOf) ?? 0;
    this.lists = Object.fromEntries(
      listNames.map((list) => [
        list,
        {
          ids: snapshot.lists[list].elements.map(({ id }) => id),
          isOpen: mayGrow || !isClosed(snapshot, plan.slots, list, "all"),
          isChainClosed: !mayGrow && isClosed(snapshot, plan.slots, list, "decision-chain"),
        },
      ]),
    ) as unknown as Record<ListName, ListSituation>;
    // Whoever comes on file later has an id already.
    this.#ids = new Set(
      listNames.flatMap((list) => elementsOf(deal, list)?.map(({ id }) => id) ?? []),
    );
  }

  /** Returns an id for an element yet to be found that no element has. */
  foundId(list: ListName, number: number): string {
    let id = `${list}-new-${number + 1}`;
    while (this.#ids.has(id)) id += "-";
    return id;
  }

  /**
   * Returns the classes of answers that an unknown item may get, or undefined when it is known, or
   * cannot be answered today.
   */
  answers(column: Column, row: number): Classes | undefined {
    const key = itemKey(column, row);
    const known = this.#answers.get(key);
    if (known !== undefined) return known ?? undefined;
    const answers = this.#work(column, row);
    this.#answers.set(key, answers ?? null);
    return answers;
  }

  #work(column: Column, row: number): Classes | undefined {
    if (column.completes !== undefined) return this.#completeness(column, column.completes);
    const { subject } = column;
    const table = this.plan.slots.tables[subject];
    const list = subject === "deal" ? undefined : this.snapshot.lists[subject];
    const values = list === undefined ? this.snapshot.values : list.rows[row];
    const { winners } = list ?? this.snapshot;
    const winner = winners[row * table.columns.size + column.index];
    const open = column.slots.find(
      (slot) =>
        values?.[slot] === undefined || (this.otherwise === "apps" && this.#isWorkedOut(column)),
    );
    const first = open === undefined ? undefined : valueSlot(table, open);
    if (first === undefined) return undefined;
    const plain = this.#plainOf(first, subject, row);
    if (isRecord(column, table)) return this.#ofRecord(column, plain, winner, table);
    if (winner !== undefined) {
      const reason = reasonOf(first, winner, this.snapshot);
      const isSettled = reason === "source" && this.#isReadable(first, winner);
      // Two answers of one day that differ contradict each other.
      if (this.#isOfToday(winner) && !isSettled) return undefined;
      if (isSettled) return classesOf(column, [winner.value], table, this.today);
    } else if (plain !== undefined && first.minSource > 0 && isFit(first, plain)) {
      return classesOf(column, [plain], table, this.today);
    }
    return this.general(column);
  }

  #ofRecord(
    column: Column,
    plain: unknown,
    winner: Observation | undefined,
    table: SlotTable,
  ): Classes | undefined {
    const { snapshot, today } = this;
    if (winner === undefined) return recordClasses(column, plain, true, table, today);
    const reason = reasonOf({ minSource: 0 }, winner, snapshot);
    const counts = reason !== "conflict" && reason !== "stale";
    if (!this.#isOfToday(winner)) {
      return recordClasses(column, winner.value, counts, table, today);
    }
    // Today it can be said once more, by a stronger source.
    return counts ? classesOf(column, [winner.value], table, today) : undefined;
  }

  /** Returns the situation of a deal that nothing is known of. */
  blank(): Situation {
    if (this.#blank === undefined) {
      const deal: Deal = { id: "" };
      const snapshot = this.plan.reader.read(deal, this.snapshot.asOf, false);
      this.#blank = new Situation(this.knowledge, deal, snapshot, snapshot);
    }
    return this.#blank;
  }

  /** Returns the classes of answers that any element of a list may get. */
  general(column: Column): Classes {
    return generalClasses(column, this.plan.slots.tables[column.subject], this.today);
  }

  #completeness(column: Column, list: ListName): Classes | undefined {
    const winner = this.snapshot.winners[column.index];
    if (!this.lists[list].isOpen || (winner !== undefined && this.#isOfToday(winner))) {
      return undefined;
    }
    return this.general(column);
  }

  /** Whether no observation can be newer than one. */
  #isOfToday({ at }: Observation): boolean {
    return at === this.snapshot.asOf && this.otherwise !== "today";
  }

  /** Whether an observation of a weak source says what it says but for that. */
  #isReadable(slot: ValueSlot, winner: Observation): boolean {
    const { staleAfterDays } = slot;
    const last = (parseDay(winner.at) ?? 0) + staleAfterDays;
    if (staleAfterDays > 0 && last < this.today) return false;
    return isFit(slot, winner.value);
  }

  #isWorkedOut(column: Column): boolean {
    return (
      column.subject === "deal" &&
      this.plan.facts.some(({ name, read }) => name === column.what && read !== undefined)
    );
  }

  #plainOf({ plain }: ValueSlot, subject: Subject, row: number): Operand | undefined {
    if (plain === undefined) return undefined;
    const root = subject === "deal" ? this.deal : this.snapshot.lists[subject].elements[row];
    return follow(root, plain) as Operand | undefined;
  }
}

/** Returns what tells one item from another. */
export function itemKey(column: Column, row: number): number {
  return row * 10_000 + column.number;
}

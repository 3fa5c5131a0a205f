import type { AppFact } from "../facts/fact.ts";
import { listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { type Answers, circuitWidth } from "../logic/circuit.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import { Ages } from "./ages.ts";
import { aggregate } from "./aggregate.ts";
import { contend, rankOfSource, type Winners } from "./observations.ts";
import {
  follow,
  type Observed,
  type Placed,
  type ReadProgram,
  readProgram,
  type Undated,
} from "./read-program.ts";
import type { DaysSlot, KnownSlot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import { type Element, elementsOf, isClosed, type ListState, type Snapshot } from "./snapshot.ts";
import type { Values } from "./values.ts";

const none: readonly Element[] = [];
const noAnswers: Answers = { frames: 0, satisfied: [], possible: [] };

/** Reads deals into the slots of a plan. */
export class Reader {
  readonly slots: Slots;
  readonly programs: Readonly<Record<Subject, ReadProgram>>;
  readonly ages = new Ages();
  /** The lists that some rule reads. */
  readonly lists: readonly ListName[];

  /** `undated`: values of the deal as a whole that take the place of those it holds. */
  constructor(slots: Slots, appFacts: readonly AppFact[], undated?: Undated) {
    const facts = new Map(appFacts.map((fact) => [fact.name, fact]));
    const reached = new Set<ListName>();
    for (const table of Object.values(slots.tables)) {
      for (const slot of table.slots) {
        if (slot.kind === "hop") reached.add(slot.list);
        if (slot.kind === "aggregate") reached.add(slot.reading.list);
      }
    }
    this.slots = slots;
    this.lists = listNames.filter((list) => reached.has(list));
    this.programs = Object.fromEntries(
      (["deal", ...listNames] as const).map((subject) => [
        subject,
        readProgram(
          slots.tables[subject],
          facts,
          this.ages,
          subject === "deal" ? undated : undefined,
        ),
      ]),
    ) as Record<Subject, ReadProgram>;
  }

  /** Returns what the deal says; with `ageless`, observations count however old they are. */
  read(deal: Deal, asOf: string, ageless: boolean): Snapshot {
    const reading = new Reading(this, deal, asOf, ageless);
    reading.run();
    return reading;
  }
}

class Reading implements Snapshot {
  readonly asOf: string;
  readonly values: Values;
  answers: Answers = noAnswers;
  readonly winners: Winners;
  readonly lists: Record<ListName, ListState>;
  readonly conflicts = new Set<Observation>();
  readonly stale: Observation[] = [];
  readonly invalid: Observation[] = [];
  validUntil = Number.POSITIVE_INFINITY;
  readonly reader: Reader;
  readonly deal: Deal;
  readonly today: number;
  readonly ageless: boolean;
  /** For each age, the first day that counts, and the oldest day that still does. */
  readonly cutoffs: readonly string[];
  readonly oldest: (string | undefined)[] = [];
  /** The columns of the deal that have a winner. */
  readonly touched: number[] = [];

  constructor(reader: Reader, deal: Deal, asOf: string, ageless: boolean) {
    const program = reader.programs.deal;
    this.reader = reader;
    this.deal = deal;
    this.asOf = asOf;
    this.today = parseDay(asOf) ?? 0;
    this.ageless = ageless;
    this.values = program.unknown.slice();
    this.cutoffs = reader.ages.cutoffs(asOf);
    this.winners = program.unwon.slice();
    this.lists = {
      contacts: this.list("contacts"),
      organisations: this.list("organisations"),
      needs: this.list("needs"),
      documents: this.list("documents"),
      activities: this.list("activities"),
      dates: this.list("dates"),
    };
  }

  run(): void {
    const { evidence } = this.deal;
    if (evidence !== undefined && evidence.length > 0) this.weigh(evidence);
    for (const list of this.reader.lists) this.readRows(list);
    for (const list of this.reader.lists) this.readHops(list);
    for (const list of this.reader.lists) this.answerRows(list);
    this.readDeal();
    this.expire();
    this.answers = this.reader.slots.circuits.deal.run([this.values]);
  }

  list(list: ListName): ListState {
    const elements = elementsOf(this.deal, list);
    const present = elements !== undefined;
    return {
      elements: elements ?? none,
      winners: [],
      rows: [],
      answers: [],
      rowOf: undefined,
      present,
    };
  }

  /** Finds the newest observation of everything that the plan reads. */
  weigh(evidence: readonly Observation[]): void {
    const { asOf, winners, touched, conflicts } = this;
    const { columnOf } = this.reader.programs.deal;
    const withdrawn = this.withdrawn(evidence);
    for (const observation of evidence) {
      const { about, at, recordedAt, value } = observation;
      if ((recordedAt !== undefined || at > asOf) && !this.isOnFile(observation)) continue;
      if (value === undefined) continue;
      if (withdrawn?.has(observation.id ?? "")) continue;
      if (about !== undefined) {
        this.weighAbout(about, observation);
        continue;
      }
      const column = columnOf.get(observation.what);
      if (column === undefined) continue;
      if (winners[column] === undefined) {
        winners[column] = observation;
        touched.push(column);
      } else contend(winners, column, observation, conflicts);
    }
  }

  /** Returns the ids that observations on file withdraw, if any do. */
  withdrawn(evidence: readonly Observation[]): ReadonlySet<string> | undefined {
    let ids: Set<string> | undefined;
    for (const observation of evidence) {
      const { withdraws } = observation;
      if (withdraws === undefined || !this.isOnFile(observation)) continue;
      ids ??= new Set();
      ids.add(withdraws);
    }
    return ids;
  }

  isOnFile({ at, recordedAt }: Observation): boolean {
    const since = recordedAt !== undefined && recordedAt > at ? recordedAt : at;
    if (since <= this.asOf) return true;
    this.holdsUntil((parseDay(since) ?? 0) - 1);
    return false;
  }

  weighAbout(about: string, observation: Observation): void {
    const slash = about.indexOf("/");
    const list = about.slice(0, Math.max(0, slash)) as ListName;
    // People and organisations go by their bare ids, elements of other lists by `needs/<id>`.
    const isNamed = list !== "contacts" && list !== "organisations" && listNames.includes(list);
    if (isNamed) {
      this.weighElement(list, this.rowOf(list, about.slice(slash + 1)), observation);
      return;
    }
    const contact = this.rowOf("contacts", about);
    if (contact !== undefined) this.weighElement("contacts", contact, observation);
    else this.weighElement("organisations", this.rowOf("organisations", about), observation);
  }

  weighElement(list: ListName, row: number | undefined, observation: Observation): void {
    const { columnOf, columns } = this.reader.programs[list];
    const column = columnOf.get(observation.what);
    if (row === undefined || column === undefined) return;
    const { winners, elements } = this.lists[list];
    if (winners.length === 0) {
      winners.length = elements.length * columns;
      winners.fill(undefined);
    }
    contend(winners, row * columns + column, observation, this.conflicts);
  }

  rowOf(list: ListName, id: string): number | undefined {
    const state = this.lists[list];
    state.rowOf ??= new Map(state.elements.map((element, row) => [element.id, row]));
    return state.rowOf.get(id);
  }

  readRows(list: ListName): void {
    const program = this.reader.programs[list];
    const { elements, winners, rows } = this.lists[list];
    const { columns } = program;
    for (let e = 0; e < elements.length; e++) {
      const row = program.unknown.slice();
      rows.push(row);
      this.readPlain(program, row, elements[e], winners, e * columns);
      if (winners.length > 0) {
        for (let column = 0; column < columns; column++) {
          const winner = winners[e * columns + column];
          if (winner !== undefined) this.readObserved(program, row, column, winner);
        }
      }
      if (program.derived.length > 0) this.derive(program.derived, row);
    }
  }

  readHops(list: ListName): void {
    const { hops, derivedFromHops } = this.reader.programs[list];
    if (hops.length === 0) return;
    for (const row of this.lists[list].rows) {
      for (const { index, slot } of hops) {
        const reference = row[slot.reference];
        if (reference === null) row[index] = null;
        else if (typeof reference === "string") {
          const target = this.rowOf(slot.list, reference);
          if (target !== undefined) row[index] = this.lists[slot.list].rows[target]?.[slot.slot];
        }
      }
      this.derive(derivedFromHops, row);
    }
  }

  answerRows(list: ListName): void {
    const circuit = this.reader.slots.circuits[list];
    const { rows } = this.lists[list];
    const answers: Answers[] = [];
    for (let from = 0; from < rows.length; from += circuitWidth) {
      answers.push(circuit.run(rows, from));
    }
    this.lists[list].answers = answers;
  }

  readDeal(): void {
    const program = this.reader.programs.deal;
    const { values, winners } = this;
    this.readPlain(program, values, this.deal, winners, 0);
    for (const column of this.touched) {
      const winner = winners[column];
      if (winner !== undefined) this.readObserved(program, values, column, winner);
    }
    this.derive(program.derived, values);
    const { lists, reader } = this;
    const closed: boolean[] = [];
    for (const { index, slot } of program.aggregates) {
      const { list, scope } = slot.reading;
      const key = 2 * listNames.indexOf(list) + (scope === "all" ? 0 : 1);
      closed[key] ??= isClosed(this, reader.slots, list, scope);
      values[index] = aggregate(slot, lists[list], closed[key]);
    }
  }

  readPlain(
    { plain }: ReadProgram,
    values: Values,
    root: unknown,
    winners: Winners,
    offset: number,
  ): void {
    for (const { index, column, get, fits } of plain) {
      if (winners[offset + column] !== undefined) continue;
      const value = get(root, this.deal, this.asOf);
      if (value === undefined) continue;
      if (value === null || fits(value)) values[index] = value as Values[number];
    }
  }

  readObserved(program: ReadProgram, values: Values, column: number, winner: Observation): void {
    if (this.conflicts.size > 0 && this.conflicts.has(winner)) return;
    const slots = program.observed[column];
    if (slots === undefined) return;
    for (const one of slots) values[one.index] = this.observed(one, winner);
  }

  observed({ slot, age }: Observed, winner: Observation): Values[number] {
    if (slot.minSource > 0 && slot.minSource > rankOfSource(winner)) return undefined;
    if (age >= 0) {
      const { at } = winner;
      if (at < (this.cutoffs[age] ?? "")) {
        this.stale.push(winner);
        if (!this.ageless) return undefined;
      } else {
        const oldest = this.oldest[age];
        if (oldest === undefined || at < oldest) this.oldest[age] = at;
      }
    }
    const value: unknown = slot.path === undefined ? winner.value : follow(winner.value, slot.path);
    if (value === null || slot.fits(value)) return value as Values[number];
    this.invalid.push(winner);
    return undefined;
  }

  /** What counts today counts until the oldest of each age lapses. */
  expire(): void {
    this.oldest.forEach((at, age) => {
      if (at === undefined) return;
      this.holdsUntil((parseDay(at) ?? 0) + (this.reader.ages.days[age] ?? 0));
    });
  }

  derive(slots: readonly Placed<DaysSlot | KnownSlot>[], values: Values): void {
    for (const { index, slot } of slots) {
      const value = values[slot.of];
      if (value === undefined) continue;
      if (slot.kind === "known") values[index] = true;
      else if (value === null) values[index] = null;
      else {
        const ahead = (parseDay(value as string) ?? 0) - this.today;
        const days = slot.direction === "until" ? ahead : -ahead;
        values[index] = days;
        this.holdsUntil(this.today + daysUnmoved(days, slot));
      }
    }
  }

  holdsUntil(day: number): void {
    if (day < this.validUntil) this.validUntil = day;
  }
}

/** Returns for how many days a count of days stays on the same side of every threshold. */
function daysUnmoved(days: number, { thresholds, direction, isSummed }: DaysSlot): number {
  if (isSummed) return 0;
  let unmoved = Number.POSITIVE_INFINITY;
  for (const threshold of thresholds) {
    // Days until go down by one a day, days ago go up.
    const distance = direction === "until" ? days - threshold : threshold - days;
    if (distance === 0) return 0;
    if (distance > 0) unmoved = Math.min(unmoved, Math.ceil(distance) - 1);
  }
  return unmoved;
}

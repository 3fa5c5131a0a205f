import { byList, isOfParties, listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { type Answers, circuitWidth } from "../logic/rails.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import type { Observation } from "../model/observation.ts";
import type { Ages } from "./ages.ts";
import { aggregate } from "./aggregate.ts";
import { contend, type Winners } from "./observations.ts";
import { follow, type Observed, type Placed, type ReadProgram } from "./read-program.ts";
import { type DaysSlot, daysUnmoved, type KnownSlot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import { type Element, elementsOf, isClosed, type ListState, type Snapshot } from "./snapshot.ts";
import { rankOfSource } from "./source-kinds.ts";
import type { Values } from "./values.ts";

/** What reading a deal goes by. */
export interface ReadingRules {
  readonly slots: Slots;
  readonly programs: Readonly<Record<Subject, ReadProgram>>;
  readonly ages: Ages;
  /** The lists that some rule reads. */
  readonly lists: readonly ListName[];
}

const none: readonly Element[] = [];
const noWinners: Winners = [];
const noRows: readonly Values[] = [];
const noChunks: readonly Answers[] = [];
const noAnswers: Answers = { frames: 0, rails: [] };

/** One reading of a deal: what it says on a day. */
export class Reading implements Snapshot {
  readonly asOf: string;
  readonly values: Values;
  answers: Answers = noAnswers;
  readonly winners: Winners;
  readonly lists: Record<ListName, ListState>;
  readonly conflicts = new Set<Observation>();
  readonly stale: Observation[] = [];
  readonly invalid: Observation[] = [];
  validUntil = Number.POSITIVE_INFINITY;
  readonly #rules: ReadingRules;
  readonly #deal: Deal;
  readonly #today: number;
  readonly #ageless: boolean;
  /** For each age, the first day that counts, and the oldest day that still does. */
  readonly #cutoffs: readonly string[];
  readonly #oldest: (string | undefined)[] = [];
  /** The columns of the deal that have a winner. */
  readonly #touched: number[] = [];

  constructor(rules: ReadingRules, deal: Deal, asOf: string, ageless: boolean) {
    const program = rules.programs.deal;
    this.#rules = rules;
    this.#deal = deal;
    this.asOf = asOf;
    this.#today = parseDay(asOf) ?? 0;
    this.#ageless = ageless;
    this.values = program.unknown.slice();
    this.#cutoffs = rules.ages.cutoffs(asOf);
    this.winners = program.unwon.slice();
    this.lists = byList((list) => this.#list(list));
  }

  run(): void {
    const { evidence } = this.#deal;
    if (evidence !== undefined && evidence.length > 0) this.#weigh(evidence);
    for (const list of this.#rules.lists) this.#readRows(list);
    for (const list of this.#rules.lists) this.#readHops(list);
    for (const list of this.#rules.lists) this.#answerRows(list);
    this.#readDeal();
    this.#expire();
    this.answers = this.#rules.slots.circuits.deal.run([this.values]);
  }

  #list(list: ListName): ListState {
    const elements = elementsOf(this.#deal, list);
    return {
      // Without a day of their own they were there from the first.
      elements: elements?.filter(({ addedAt }) => this.#isOnBy(addedAt ?? "")) ?? none,
      winners: noWinners,
      rows: noRows,
      answers: noChunks,
      rowOf: undefined,
      isEmpty: elements?.length === 0,
    };
  }

  /** Finds the newest observation of everything that the plan reads. */
  #weigh(evidence: readonly Observation[]): void {
    const { asOf, winners, conflicts } = this;
    const { columnOf } = this.#rules.programs.deal;
    const withdrawn = this.#withdrawn(evidence);
    for (const observation of evidence) {
      const { about, at, recordedAt, value } = observation;
      if ((recordedAt !== undefined || at > asOf) && !this.#isOnFile(observation)) continue;
      if (value === undefined) continue;
      if (withdrawn?.has(observation.id ?? "")) continue;
      if (about !== undefined) {
        this.#weighAbout(about, observation);
        continue;
      }
      const column = columnOf.get(observation.what);
      if (column === undefined) continue;
      if (winners[column] === undefined) {
        winners[column] = observation;
        this.#touched.push(column);
      } else contend(winners, column, observation, conflicts);
    }
  }

  /** Returns the ids that observations on file withdraw, if any do. */
  #withdrawn(evidence: readonly Observation[]): ReadonlySet<string> | undefined {
    let ids: Set<string> | undefined;
    for (const observation of evidence) {
      const { withdraws } = observation;
      if (withdraws === undefined || !this.#isOnFile(observation)) continue;
      ids ??= new Set();
      ids.add(withdraws);
    }
    return ids;
  }

  #isOnFile({ at, recordedAt }: Observation): boolean {
    return this.#isOnBy(recordedAt !== undefined && recordedAt > at ? recordedAt : at);
  }

  /** Whether what came on a day is on file; it changes the answers when it will be. */
  #isOnBy(day: string): boolean {
    if (day <= this.asOf) return true;
    this.#holdsUntil((parseDay(day) ?? 0) - 1);
    return false;
  }

  #weighAbout(about: string, observation: Observation): void {
    const slash = about.indexOf("/");
    const list = about.slice(0, Math.max(0, slash)) as ListName;
    if (listNames.includes(list) && !isOfParties(list)) {
      this.#weighElement(list, this.#rowOf(list, about.slice(slash + 1)), observation);
      return;
    }
    const contact = this.#rowOf("contacts", about);
    if (contact !== undefined) this.#weighElement("contacts", contact, observation);
    else this.#weighElement("organisations", this.#rowOf("organisations", about), observation);
  }

  #weighElement(list: ListName, row: number | undefined, observation: Observation): void {
    const { columnOf, columns } = this.#rules.programs[list];
    const column = columnOf.get(observation.what);
    if (row === undefined || column === undefined) return;
    const state = this.lists[list];
    if (state.winners === noWinners) {
      state.winners = new Array<undefined>(state.elements.length * columns).fill(undefined);
    }
    contend(state.winners, row * columns + column, observation, this.conflicts);
  }

  #rowOf(list: ListName, id: string): number | undefined {
    const state = this.lists[list];
    state.rowOf ??= new Map(state.elements.map((element, row) => [element.id, row]));
    return state.rowOf.get(id);
  }

  #readRows(list: ListName): void {
    const program = this.#rules.programs[list];
    const { elements, winners } = this.lists[list];
    const rows = new Array<Values>(elements.length);
    this.lists[list].rows = rows;
    const { columns } = program;
    for (let e = 0; e < elements.length; e++) {
      const row = program.unknown.slice();
      rows[e] = row;
      this.#readPlain(program, row, elements[e], winners, e * columns);
      if (winners.length > 0) {
        for (let column = 0; column < columns; column++) {
          const winner = winners[e * columns + column];
          if (winner !== undefined) this.#readObserved(program, row, column, winner);
        }
      }
      if (program.derived.length > 0) this.#derive(program.derived, row);
    }
  }

  #readHops(list: ListName): void {
    const { hops, derivedFromHops } = this.#rules.programs[list];
    if (hops.length === 0) return;
    for (const row of this.lists[list].rows) {
      for (const { index, slot } of hops) {
        const reference = row[slot.reference];
        if (reference === null) row[index] = null;
        else if (typeof reference === "string") {
          const target = this.#rowOf(slot.list, reference);
          if (target !== undefined) row[index] = this.lists[slot.list].rows[target]?.[slot.slot];
        }
      }
      this.#derive(derivedFromHops, row);
    }
  }

  #answerRows(list: ListName): void {
    const circuit = this.#rules.slots.circuits[list];
    const { rows } = this.lists[list];
    const chunks = Math.ceil(rows.length / circuitWidth);
    if (chunks === 0) return;
    const answers = new Array<Answers>(chunks);
    for (let chunk = 0; chunk < chunks; chunk++) {
      answers[chunk] = circuit.run(rows, chunk * circuitWidth);
    }
    this.lists[list].answers = answers;
  }

  #readDeal(): void {
    const program = this.#rules.programs.deal;
    const { values, winners } = this;
    this.#readPlain(program, values, this.#deal, winners, 0);
    for (const column of this.#touched) {
      const winner = winners[column];
      if (winner !== undefined) this.#readObserved(program, values, column, winner);
    }
    this.#derive(program.derived, values);
    const closed: boolean[] = [];
    for (const { index, slot } of program.aggregates) {
      const { list, scope } = slot.reading;
      const key = 2 * listNames.indexOf(list) + (scope === "all" ? 0 : 1);
      closed[key] ??= isClosed(this, this.#rules.slots, list, scope);
      values[index] = aggregate(slot, this.lists[list], closed[key]);
    }
  }

  #readPlain(
    { plain }: ReadProgram,
    values: Values,
    root: unknown,
    winners: Winners,
    offset: number,
  ): void {
    for (const { index, column, get, fits } of plain) {
      if (winners[offset + column] !== undefined) continue;
      const value = get(root, this.#deal, this.asOf);
      if (value === undefined) continue;
      if (value === null || fits(value)) values[index] = value as Values[number];
    }
  }

  #readObserved(program: ReadProgram, values: Values, column: number, winner: Observation): void {
    if (this.conflicts.size > 0 && this.conflicts.has(winner)) return;
    const slots = program.observed[column];
    if (slots === undefined) return;
    for (const one of slots) values[one.index] = this.#observed(one, winner);
  }

  #observed({ slot, age }: Observed, winner: Observation): Values[number] {
    if (slot.minSource > 0 && slot.minSource > rankOfSource(winner.source)) return undefined;
    if (age >= 0) {
      const { at } = winner;
      if (at < (this.#cutoffs[age] ?? "")) {
        this.stale.push(winner);
        if (!this.#ageless) return undefined;
      } else {
        const oldest = this.#oldest[age];
        if (oldest === undefined || at < oldest) this.#oldest[age] = at;
      }
    }
    const value: unknown = slot.path === undefined ? winner.value : follow(winner.value, slot.path);
    if (value === null || slot.fits(value)) return value as Values[number];
    // What a record lacks is unknown; it says nothing that is wrong.
    if (value !== undefined) this.invalid.push(winner);
    return undefined;
  }

  /** What counts today counts until the oldest of each age lapses. */
  #expire(): void {
    this.#oldest.forEach((at, age) => {
      if (at === undefined) return;
      this.#holdsUntil((parseDay(at) ?? 0) + (this.#rules.ages.days[age] ?? 0));
    });
  }

  #derive(slots: readonly Placed<DaysSlot | KnownSlot>[], values: Values): void {
    for (const { index, slot } of slots) {
      const value = values[slot.of];
      if (value === undefined) continue;
      if (slot.kind === "known") values[index] = true;
      else if (value === null) values[index] = null;
      else {
        const ahead = (parseDay(value as string) ?? 0) - this.#today;
        const days = slot.direction === "until" ? ahead : -ahead;
        values[index] = days;
        this.#holdsUntil(this.#today + daysUnmoved(days, slot));
      }
    }
  }

  #holdsUntil(day: number): void {
    if (day < this.validUntil) this.validUntil = day;
  }
}

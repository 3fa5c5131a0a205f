import { listNames } from "../../facts/lexicon.ts";
import type { ListName } from "../../facts/reading.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import type { Rank } from "../../logic/truth.ts";
import { isClosed, type Snapshot } from "../snapshot.ts";
import type { Values } from "../values.ts";
import { type Classes, classesOf } from "./classes.ts";
import { all, any, atLeast, atom, constant, type Formula, onlyClass, TRUE } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";
import { type Column, type Question, rankOf, type Source } from "./knowledge.ts";
import { bitOf, type Counts, countsKey, SceneMemory, type Variable } from "./scene-memory.ts";
import { smallestOpenings } from "./search.ts";
import { seen, seenOf } from "./seen.ts";
import { itemKey, type Situation } from "./situation.ts";
import { supplyKey, type Uses, usesOf } from "./uses.ts";

/** Whose values a condition is about: the deal's, or those of one element, found or on file. */
export interface Frame {
  readonly row: number;
  readonly values: Values;
  readonly snapshot: Snapshot;
}

/** More than are ever found of a list. */
const mostFound = 1 << 20;

/** Builds a door's formula in a scene. */
export type Build = (scene: Scene) => Formula;

/** A situation with so many elements found, and what then opens the door. */
export class Scene {
  readonly situation: Situation;
  readonly counts: Counts;
  readonly formula: Formula;
  /** Lists of which somebody found may help or harm a presumption, and how many may help. */
  readonly heeded = new Map<ListName, number>();
  readonly #build: Build;
  readonly #memory: SceneMemory;
  /** The lists, as bits, of which it has mattered how many are found. */
  #lists = 0;
  readonly #keys = new Map<number, string>();
  #noted: Map<ListName, number> | undefined;
  readonly #notedReferences = new Set<number>();
  readonly #rowsOf: Partial<Record<ListName, ReadonlyMap<string, number>>> = {};

  constructor(situation: Situation, counts: Counts, build: Build, memory = new SceneMemory()) {
    this.situation = situation;
    this.counts = counts;
    this.#build = build;
    this.#memory = memory;
    this.formula = all([build(this), this.#foundStayOutside()]);
  }

  /** How many elements are found. */
  get spent(): number {
    return Object.values(this.counts).reduce((total, count) => total + count, 0);
  }

  /** Returns the scene with so many elements of a list found. */
  counting(list: number, count: number): Scene {
    const name = listNames[list];
    if (name === undefined) throw new RangeError(`there is no list ${list}`);
    const counts = { ...this.counts, [name]: count };
    return new Scene(this.situation, counts, this.#build, this.#memory);
  }

  /** The items of all scenes that were made of one another. */
  get variables(): readonly Variable[] {
    return this.#memory.variables;
  }

  costOf(variable: number): number {
    return (this.variables[variable] as Variable).cost;
  }

  costs(): Float64Array {
    return this.#memory.costs();
  }

  /** Returns what tells one set of items from another. */
  keyOf(classes: ReadonlyMap<number, number>, found: readonly FoundCondition[]): string {
    const names: number[] = [];
    for (const variable of classes.keys()) {
      const { cost, name } = this.variables[variable] as Variable;
      if (cost > 0) names.push(name);
    }
    for (const { list } of found) names.push(supplyKey(list));
    for (const [list, count] of Object.entries(this.counts)) {
      const key = supplyKey(listNames.indexOf(list as ListName));
      for (let i = 0; i < count; i++) names.push(key);
    }
    return names.sort((a, b) => a - b).join();
  }

  /** Returns whether somebody found may do harm, of whom no more is known than a purpose needs. */
  minds(list: number, uses: Uses): boolean {
    const name = listNames[list];
    const isChainClosed = name !== undefined && this.situation.lists[name].isChainClosed;
    return isChainClosed || this.completes(list, uses);
  }

  /** Returns whether uses include the completeness of a list. */
  completes(list: number, uses: Uses): boolean {
    for (const key of uses.keys) {
      if (this.variables[key]?.column.completes === listNames[list]) return true;
    }
    return false;
  }

  /** Returns whether one element can meet two conditions. */
  goTogether(a: FoundCondition, b: FoundCondition): boolean {
    if (a === b || a.refers || b.refers) return true;
    let known = a.goesWith.get(b);
    if (known === undefined) {
      known = isPossible(this.situation, a.name, (scene, frame) =>
        all([a.build(scene, frame), b.build(scene, frame)]),
      ).isPossible;
      a.goesWith.set(b, known);
      b.goesWith.set(a, known);
    }
    return known;
  }

  /** Returns a formula and the lists whose elements yet to be found it depends on. */
  noting(build: () => Formula): {
    readonly formula: Formula;
    readonly lists: ReadonlyMap<ListName, number>;
  } {
    const lists = new Map<ListName, number>();
    this.#noted = lists;
    const formula = build();
    this.#noted = undefined;
    return { formula, lists };
  }

  /**
   * Returns the formula of a condition about a frame, made once for all scenes in which as many are
   * found of the lists that it depends on.
   */
  once({ row, snapshot }: Frame, condition: Expression<Test>, build: () => Formula): Formula {
    // What depends on elements is to be noted every time; what counts behind the deal is little.
    if (this.#noted !== undefined || snapshot !== this.situation.snapshot) return build();
    const known = this.#memory.formulaOf(condition, row, (lists) => this.#keyOf(lists));
    if (known !== undefined) {
      this.#lists |= known.lists;
      return known.formula;
    }
    const before = this.#lists;
    this.#lists = 0;
    const formula = build();
    this.#memory.keep(condition, row, this.#keyOf(this.#lists), this.#lists, formula);
    this.#lists |= before;
    return formula;
  }

  #keyOf(lists: number): string {
    let key = this.#keys.get(lists);
    if (key === undefined) {
      key = countsKey(this.counts, lists);
      this.#keys.set(lists, key);
    }
    return key;
  }

  /** Returns how many elements of a list are found, if that is decided. */
  #countOf(list: ListName): number | undefined {
    this.#lists |= bitOf(list);
    return this.counts[list];
  }

  /** Notes down that something depends on elements of a list, so many of which may help. */
  note(list: ListName, most: number): void {
    if (this.#noted === undefined || !this.#isUncounted(list)) return;
    this.#noted.set(list, (this.#noted.get(list) ?? 0) + most);
  }

  /** Returns the frame of the deal as a whole. */
  deal(snapshot: Snapshot): Frame {
    return { row: 0, values: snapshot.values, snapshot };
  }

  /** Returns the frames of a list's elements, those on file and those found. */
  rows(list: ListName, snapshot: Snapshot): readonly Frame[] {
    const count = snapshot.lists[list].elements.length + (this.#countOf(list) ?? 0);
    return Array.from({ length: count }, (_, row) => this.row(list, row, snapshot));
  }

  row(list: ListName, row: number, snapshot: Snapshot): Frame {
    return { row, values: snapshot.lists[list].rows[row] ?? [], snapshot };
  }

  /** Returns the row of an element by its id, those found among them; -1 when there is none. */
  rowOf(list: ListName, id: string): number {
    this.#lists |= bitOf(list);
    this.#rowsOf[list] ??= new Map(this.#idsOf(list).map((one, row) => [one, row]));
    return this.#rowsOf[list].get(id) ?? -1;
  }

  /** Returns the ids of everybody on a list, and of so many found. */
  #idsOf(list: ListName, found = this.#countOf(list) ?? 0): readonly string[] {
    const { ids } = this.situation.lists[list];
    const more = Array.from({ length: found }, (_, n) => this.situation.foundId(list, n));
    return [...ids, ...more];
  }

  /** Whether what holds in a frame as things stand holds whatever is answered. */
  isLasting({ snapshot }: Frame): boolean {
    return snapshot === this.situation.snapshot && this.situation.otherwise === undefined;
  }

  /** Returns when a question about a frame has an answer of a rank: 2 satisfied, 0 failed. */
  ask(frame: Frame, question: Question, wanted: 0 | 2): Formula {
    const { source } = question;
    const { column } = source;
    const now = rankOf(question, this.#now(frame, source));
    const variable = this.variable(column, frame.row);
    if (variable < 0) return constant(now === wanted);
    const allowed = this.#mask(variable, question, wanted);
    const list = column.leadsTo;
    const answered = atom(variable, allowed, now === wanted);
    if (list === undefined || !this.#isUncounted(list)) return answered;
    // The last class refers to somebody yet to be found.
    const last = allowed.length - 1;
    if (allowed[last] !== 1) return answered;
    const others = allowed.slice();
    others[last] = 0;
    return any([
      atom(variable, others, now === wanted),
      all([
        this.is(variable, last),
        atLeast(
          1,
          [],
          this.condition(list, "any", () => TRUE, true),
        ),
      ]),
    ]);
  }

  /** Returns when what stands or is answered somewhere is as asked. */
  where(frame: Frame, source: Source, so: (value: Operand | undefined) => boolean): Formula {
    const now = so(this.#now(frame, source));
    const variable = this.variable(source.column, frame.row);
    if (variable < 0) return constant(now);
    const allowed = Uint8Array.from(this.#seen(variable, source), (value) => (so(value) ? 1 : 0));
    return atom(variable, allowed, now);
  }

  /** Returns what stands somewhere, and all that may be answered. */
  valuesOf(frame: Frame, source: Source): readonly (Operand | undefined)[] {
    const variable = this.variable(source.column, frame.row);
    const now = this.#now(frame, source);
    return variable < 0 ? [now] : [now, ...this.#seen(variable, source)];
  }

  /** Returns all that may be answered about an element yet to be found. */
  valuesOfFound(source: Source): readonly (Operand | undefined)[] {
    const { plan, today } = this.situation;
    const table = plan.slots.tables[source.column.subject];
    return this.situation
      .general(source.column)
      .values.map((value) => seenOf(source, value, table, today));
  }

  /** Returns when an item's answer is of a class; -1: it is left unanswered. */
  is(variable: number, to: number): Formula {
    const { values } = (this.variables[variable] as Variable).classes;
    return atom(variable, onlyClass(to, values.length), to < 0);
  }

  /** Returns when a list is known to be complete. */
  closed(list: ListName, scope: "all" | "decision-chain", { snapshot }: Frame): Formula {
    const { knowledge, plan } = this.situation;
    const question = knowledge.completeness(list, scope);
    const now = isClosed(snapshot, plan.slots, list, scope);
    const variable = this.variable(question.source.column, 0);
    if (variable < 0) return constant(now);
    return atom(variable, this.#mask(variable, question, 2), now);
  }

  /**
   * Returns a condition for elements yet to be found; undefined when none can be. One that a
   * reference leads to is the same for all that is read along it.
   */
  condition(
    list: ListName,
    key: string,
    build: FoundCondition["build"],
    isReferredTo: boolean,
  ): FoundCondition | undefined {
    if (!this.#isUncounted(list)) return undefined;
    const { knowledge, today } = this.situation;
    const conditions = knowledge.conditionsOn(today);
    const name = `${list} ${key}`;
    let condition = conditions.get(name);
    if (condition === undefined) {
      const index = listNames.indexOf(list);
      const possible = isPossible(this.situation, list, build);
      const refers = isReferredTo || possible.refers;
      const goesWith = new Map();
      condition = { list: index, name: list, build, goesWith, isReferredTo, ...possible, refers };
      conditions.set(name, condition);
    }
    if (!condition.isPossible) return undefined;
    // How many a reference may lead to, the references tell.
    this.note(list, isReferredTo ? 0 : 1);
    return condition;
  }

  /** Returns the variable of an item, or -1 when it is known or cannot be answered. */
  variable(column: Column, row: number): number {
    const { leadsTo } = column;
    const places = this.#memory.placesOf(column);
    let place = row;
    if (leadsTo !== undefined) {
      // Whom it may lead to depends on who is found.
      const found = this.#countOf(leadsTo);
      place = row * mostFound + (found === undefined ? 0 : found + 1);
    }
    let variable = places.get(place);
    if (variable === undefined) {
      variable = this.#numbered(column, row);
      places.set(place, variable);
    }
    if (this.#noted !== undefined && variable >= 0 && leadsTo !== undefined) {
      this.#notedReferences.add(variable);
    }
    return variable;
  }

  /** Returns how many references to elements of a list there are. */
  referencesTo(list: ListName): number {
    const all = new Set([...usesOf(this.formula).keys, ...this.#notedReferences]);
    return [...all].filter((key) => this.variables[key]?.column.leadsTo === list).length;
  }

  #numbered(column: Column, row: number): number {
    const { subject, leadsTo } = column;
    const isFound = subject !== "deal" && row >= this.situation.lists[subject].ids.length;
    const answers = isFound ? this.situation.general(column) : this.situation.answers(column, row);
    if (answers === undefined) return -1;
    const isOpen = leadsTo !== undefined && answers === this.situation.general(column);
    const classes = isOpen ? this.#references(column, row, leadsTo) : answers;
    const name = itemKey(column, row);
    const { variables } = this.#memory;
    return variables.push({ column, row, classes, name, cost: isFound ? 0 : 1 }) - 1;
  }

  #isUncounted(list: ListName): boolean {
    return this.#countOf(list) === undefined && this.situation.lists[list].isOpen;
  }

  /** Everybody of a list that a reference may lead to, those found among them; and nobody. */
  #references(column: Column, row: number, list: ListName): Classes {
    const { plan, today } = this.situation;
    const isUncounted = this.#isUncounted(list);
    const all = isUncounted ? this.#idsOf(list, 1) : this.#idsOf(list);
    const others = column.subject === list ? all.filter((_, index) => index !== row) : all;
    const answers = isUncounted
      ? [...others.slice(0, -1), null, ...others.slice(-1)]
      : [...others, null];
    const told = classesOf(column, answers, plan.slots.tables[column.subject], today);
    const last = answers.at(-1);
    return !isUncounted || told.values.at(-1) === last
      ? told
      : { ...told, values: [...told.values, last], masks: new Map() };
  }

  #now(frame: Frame, { slot, via }: Source): Operand | undefined {
    return seen(via, frame.values[slot] as Operand | undefined, this.situation.today);
  }

  #seen(variable: number, source: Source): readonly (Operand | undefined)[] {
    const { classes, column } = this.variables[variable] as Variable;
    const { plan, today } = this.situation;
    const table = plan.slots.tables[column.subject];
    return classes.values.map((value) => seenOf(source, value, table, today));
  }

  #mask(variable: number, question: Question, wanted: 0 | 2): Uint8Array {
    const { classes } = this.variables[variable] as Variable;
    let masks = classes.masks.get(question);
    if (masks === undefined) {
      const ranks = this.#seen(variable, question.source).map((value) => rankOf(question, value));
      const where = (rank: Rank): Uint8Array => Uint8Array.from(ranks, (r) => (r === rank ? 1 : 0));
      masks = { satisfied: where(2), failed: where(0) };
      classes.masks.set(question, masks);
    }
    return wanted === 2 ? masks.satisfied : masks.failed;
  }

  /** Somebody found while the decision chain is known to be complete has no say in it. */
  #foundStayOutside(): Formula {
    const { lists, snapshot, knowledge } = this.situation;
    const { ids, isChainClosed } = lists.contacts;
    const question = knowledge.roles();
    if (!isChainClosed || question === undefined) return TRUE;
    return all(
      Array.from({ length: this.counts.contacts ?? 0 }, (_, n) =>
        this.ask(this.row("contacts", ids.length + n, snapshot), question, 0),
      ),
    );
  }
}

/** Returns whether an element yet to be found can be like that, and whether it must refer. */
function isPossible(
  situation: Situation,
  list: ListName,
  build: FoundCondition["build"],
): Pick<FoundCondition, "isPossible" | "refers"> {
  const blank = situation.blank();
  // With as many others as it may refer to.
  const others = blank.knowledge.references(list, list);
  const scene = new Scene(blank, { [list]: 1 + others }, (own) =>
    build(own, own.row(list, 0, blank.snapshot)),
  );
  const search = smallestOpenings(scene, 100, 1);
  const refers = usesOf(scene.formula).keys.some(
    (key) => key < 0 || scene.variables[key]?.column.leadsTo !== undefined,
  );
  return { isPossible: search.isCut || search.openings.length > 0, refers };
}

import { type FactType, leadsTo } from "../../facts/fact-type.ts";
import { factsAbout, listNames } from "../../facts/lexicon.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import type { Test } from "../../facts/test.ts";
import { type Expression, leavesOf } from "../../logic/expression.ts";
import type { Evaluator } from "../../logic/leaf-test.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { type Rank, UNKNOWN } from "../../logic/truth.ts";
import { compileTest, ordinal } from "../compile-test.ts";
import { isDeclaredComplete } from "../completeness.ts";
import { isInDecisionChain } from "../decision-chain.ts";
import { itemsOf } from "../item-specs.ts";
import type { Plan } from "../plan.ts";
import type { AggregateSlot, ValueSlot } from "../slot.ts";
import type { Known } from "../values.ts";
import { isSampled } from "./candidates.ts";
import type { Classes } from "./classes.ts";
import type { FoundCondition } from "./found-condition.ts";
import { valueSlot } from "./seen.ts";

/** What observations of one name are about: an item, for the deal or for each element of a list. */
export interface Column {
  /** Tells one column from another. */
  readonly number: number;
  readonly subject: Subject;
  readonly index: number;
  readonly what: string;
  /** The slots by which the door reads it. */
  readonly slots: number[];
  /** The list that it refers to, for a reference. */
  readonly leadsTo: ListName | undefined;
  /** The list whose completeness it is. */
  readonly completes: ListName | undefined;
  readonly isJudgement: boolean;
  /** What the door asks of its values, day counts among them. */
  readonly questions: Question[];
  /** Whether how much it is matters, beyond the questions: it is added up. */
  isAdded: boolean;
  /** Whether there may be answers that matter and are not tried. */
  isRough: boolean;
  /** Whether somebody to be found may matter who is not tried. */
  isRoughToFind: boolean;
  /** The classes of its answers, worked out on a day. */
  general: { readonly today: number; readonly classes: Classes } | undefined;
  /** Whether something is read along it, so that no two references are alike. */
  isFollowed: boolean;
}

/** Where a leaf finds its value. */
export interface Source {
  readonly column: Column;
  readonly slot: number;
  readonly via: "value" | "until" | "ago" | "known";
}

/** What a leaf asks of a value. */
export interface Question {
  /** Tells one question from another. */
  readonly name: string;
  readonly source: Source;
  readonly evaluate: (value: Operand) => Rank;
  /** Values on whose sides the answer differs; days counted from or to today for counts of days. */
  readonly named: readonly Operand[];
}

/** Returns the answer to a question, given the value; undefined is unknown. */
export function rankOf({ evaluate }: Question, value: Operand | undefined): Rank {
  return value === undefined ? UNKNOWN : evaluate(value);
}

/** The question of a leaf, or the one asked of the element that a reference leads to. */
export type Leaf =
  | { readonly kind: "question"; readonly question: Question }
  | {
      readonly kind: "hop";
      readonly reference: Source;
      readonly list: ListName;
      readonly question: Question;
    };

/** What the search knows of a plan, worked out once. */
export class Knowledge {
  readonly plan: Plan;
  #conditions = { today: 0, byName: new Map<string, FoundCondition>() };
  readonly #columns = new Map<string, Column>();
  readonly #leaves = new Map<Test, Leaf>();
  readonly #aggregates = new Map<Test, Evaluator<Known>>();
  readonly #questions = new Map<string, Question>();

  constructor(plan: Plan) {
    this.plan = plan;
    for (const { resolved, checkpoints } of plan.stages) {
      this.#learn(resolved.appliesWhen, "deal");
      this.#learn(resolved.entry, "deal");
      for (const checkpoint of checkpoints) {
        this.#learn(checkpoint.resolved.appliesWhen, "deal");
        this.#learn(checkpoint.resolved.when, "deal");
        if (checkpoint.judgement !== -1) this.judgement(checkpoint.judgement);
      }
    }
    for (const { severity, resolved } of plan.flags) {
      if (severity === "block") this.#learn(resolved.when, "deal");
    }
    for (const list of listNames) {
      this.completeness(list, "all");
      this.completeness(list, "decision-chain");
    }
    this.roles();
    for (const column of this.#columns.values()) {
      column.isRough ||= this.#isRough(column);
      // An amount to look for may not go with what else is asked of it.
      column.isRoughToFind = column.isRough || (column.isAdded && isAskedToo(column));
    }
  }

  get columns(): Iterable<Column> {
    return this.#columns.values();
  }

  /** Returns what is known of elements yet to be found, by name: what they may be, a day decides. */
  conditionsOn(today: number): Map<string, FoundCondition> {
    if (this.#conditions.today !== today) this.#conditions = { today, byName: new Map() };
    return this.#conditions.byName;
  }

  /** Returns how many references may lead from an element of a list to elements of another. */
  references(from: ListName, to: ListName): number {
    return [...this.columns].filter(({ subject, leadsTo }) => subject === from && leadsTo === to)
      .length;
  }

  leaf(test: Test): Leaf {
    const known = this.#leaves.get(test);
    if (known === undefined) throw new RangeError(`\`${test.fact}\` was not compiled`);
    return known;
  }

  /** Returns the slot of an aggregate's leaf, its place, and what answers the leaf. */
  aggregate(test: Test): {
    readonly slot: AggregateSlot;
    readonly index: number;
    readonly evaluate: Evaluator<Known>;
  } {
    const index = this.plan.slots.ofTest(test);
    const slot = this.plan.slots.tables.deal.slots[index];
    if (slot?.kind !== "aggregate") throw new RangeError(`\`${test.fact}\` is no aggregate`);
    let evaluate = this.#aggregates.get(test);
    if (evaluate === undefined) {
      evaluate = compileTest(test);
      this.#aggregates.set(test, evaluate);
    }
    return { slot, index, evaluate };
  }

  /** Returns the question whether a judgement is a yes. */
  judgement(slot: number): Question {
    return this.#question(`judgement ${slot}`, (name) => ({
      name,
      source: this.#source("deal", slot, "value"),
      evaluate: (value) => (value === true ? 2 : 0),
      named: [],
    }));
  }

  /** Returns the question whether a list was declared complete. */
  completeness(list: ListName, scope: "all" | "decision-chain"): Question {
    return this.#question(`${list} ${scope}`, (name) => ({
      name,
      source: this.#source("deal", this.plan.slots.completeness[list], "value"),
      evaluate: (value) => (isDeclaredComplete(value, scope) ? 2 : 0),
      named: [],
    }));
  }

  /** Returns the question whether a person has a say in the decision; undefined: no rule asks. */
  roles(): Question | undefined {
    const slot = this.plan.slots.tables.contacts.slots.findIndex(
      (one) => one.kind === "value" && one.what === "roles" && one.minSource === 0,
    );
    if (slot < 0) return undefined;
    return this.#question("roles", (name) => ({
      name,
      source: this.#source("contacts", slot, "value"),
      evaluate: isInDecisionChain,
      named: ["user"],
    }));
  }

  /** Returns the question how an attribute of an element compares with a number, by its order. */
  attribute(
    list: ListName,
    slot: number,
    side: string,
    type: FactType,
    named: Operand,
    so: (value: number | null) => boolean,
  ): Question {
    return this.#question(`${list} ${slot} ${side} ${String(named)}`, (name) => ({
      name,
      source: this.#source(list, slot, "value"),
      evaluate: (value) => (so(ordinal(value, type) as number | null) ? 2 : 0),
      named: [named],
    }));
  }

  #question(key: string, make: (name: string) => Question): Question {
    let question = this.#questions.get(key);
    if (question === undefined) {
      question = make(key);
      question.source.column.questions.push(question);
      this.#questions.set(key, question);
    }
    return question;
  }

  #learn(expression: Expression<Test> | undefined, subject: Subject): void {
    if (expression === undefined) return;
    for (const test of leavesOf(expression)) {
      if (this.#leaves.has(test)) continue;
      if (test.reading.read === "aggregate") this.#learnAggregate(test);
      else this.#leaves.set(test, this.#leafOf(test, subject));
    }
  }

  #leafOf(test: Test, subject: Subject): Leaf {
    const index = this.plan.slots.ofTest(test);
    const evaluate = compileTest(test);
    const make = (source: Source): Question => {
      const values = [test.value].flat(3) as readonly Operand[];
      const question: Question = {
        name: `leaf ${this.#leaves.size}`,
        source,
        evaluate,
        named: source.via === "known" ? [] : values,
      };
      source.column.questions.push(question);
      return question;
    };
    const { slots } = this.plan.slots.tables[subject];
    let slot = slots[index];
    let via: Source["via"] = "value";
    if (slot?.kind === "days" || slot?.kind === "known") {
      via = slot.kind === "known" ? "known" : slot.direction;
      slot = slots[slot.of];
    }
    if (slot?.kind !== "hop") {
      return { kind: "question", question: make(this.#source(subject, index, "value")) };
    }
    const reference = this.#source(subject, slot.reference, "value");
    reference.column.isFollowed = true;
    const { list } = slot;
    return { kind: "hop", reference, list, question: make(this.#source(list, slot.slot, via)) };
  }

  #learnAggregate(test: Test): void {
    const { slot } = this.aggregate(test);
    const { list, where, meets } = slot.reading;
    this.#learn(where, list);
    this.#learn(meets, list);
    for (const index of [slot.of, slot.weight]) {
      if (index < 0) continue;
      const source = this.#source(list, index, "value");
      const { function: name, of } = slot.reading;
      if (of !== undefined && name !== "sum") {
        const { type } = of;
        for (const value of [test.value].flat(3) as readonly Operand[]) {
          const mark = ordinal(value, type);
          const side = (x: Operand): number =>
            typeof x !== "number" || typeof mark !== "number" ? 2 : Math.sign(x - mark);
          for (const at of [-1, 0, 1, 2]) {
            source.column.questions.push({
              name: "",
              source,
              evaluate: (x) => (side(ordinal(x, type)) === at ? 2 : 0),
              named: [value],
            });
          }
        }
      } else {
        source.column.isAdded = true;
        // Which amounts come to exactly so much is not worked out.
        source.column.isRough ||= test.operator.fact !== "ordered";
        source.column.questions.push({ name: "", source, evaluate: () => 1, named: [test.value] });
      }
    }
  }

  /** Amounts between two marks have no greatest one, and large sets are not all tried. */
  #isRough(column: Column): boolean {
    const { subject, slots, questions, isAdded } = column;
    return slots.some((index) => {
      const { type } = valueSlot(this.plan.slots.tables[subject], index);
      const named = questions.flatMap((question) => question.named);
      const isDense = type.kind === "number" && type.integer !== true;
      return isSampled(type, named) || (isAdded && isDense && isAskedToo(column));
    });
  }

  /** Returns where a slot of a subject finds its value. */
  #source(subject: Subject, index: number, via: Source["via"]): Source {
    const { slots } = this.plan.slots.tables[subject];
    const slot = slots[index];
    if (slot?.kind === "days") return this.#source(subject, slot.of, slot.direction);
    if (slot?.kind === "known") return this.#source(subject, slot.of, "known");
    if (slot?.kind !== "value") throw new RangeError(`slot ${index} of ${subject} is no value`);
    const column = this.#column(subject, slot);
    if (!column.slots.includes(index)) column.slots.push(index);
    return { column, slot: index, via };
  }

  #column(subject: Subject, { column: index, what }: ValueSlot): Column {
    const key = `${subject} ${index}`;
    let column = this.#columns.get(key);
    if (column === undefined) {
      column = {
        number: this.#columns.size,
        subject,
        index,
        what,
        slots: [],
        leadsTo: leadsTo(factsAbout(this.plan.lexicon, subject).get(what)?.type),
        completes: listNames.find((list) => what === `${list}.complete`),
        isJudgement: itemsOf(this.plan).columns[subject][index]?.kind === "judgement",
        questions: [],
        isAdded: false,
        isFollowed: false,
        isRough: false,
        isRoughToFind: false,
        general: undefined,
      };
      this.#columns.set(key, column);
    }
    return column;
  }
}

const known = new WeakMap<object, Knowledge>();

/** Returns what the search knows of a plan. */
export function knowledgeOf(plan: Plan): Knowledge {
  let knowledge = known.get(plan);
  if (knowledge === undefined) {
    knowledge = new Knowledge(plan);
    known.set(plan, knowledge);
  }
  return knowledge;
}

/** Whether an amount that is added up is asked about by itself as well. */
function isAskedToo({ questions }: Column): boolean {
  return questions.some(({ name }) => name !== "");
}

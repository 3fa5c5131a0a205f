import type { Fact } from "../facts/fact.ts";
import type { FactType } from "../facts/fact-type.ts";
import { factsAbout, type Lexicon, listNames } from "../facts/lexicon.ts";
import type {
  AggregateReading,
  AppReading,
  ListName,
  Reading,
  Subject,
  ValueReading,
} from "../facts/reading.ts";
import type { SourceKind, Test } from "../facts/test.ts";
import {
  compileExpression,
  compileUnknowns,
  type Evaluator,
  type Expression,
  type UnknownsEvaluator,
} from "../logic/expression.ts";
import { parseDay } from "../model/civil-date.ts";
import { completeness } from "../model/deal-fields.ts";
import { compileTest } from "./compile-test.ts";
import type { Values } from "./values.ts";

/** The kinds of source from weak to strong; their rank is the index plus one. */
export const sourceKinds: readonly SourceKind[] = [
  "own-judgement",
  "informant",
  "customer-statement",
  "document",
];

interface SlotBase {
  /** The fact's name, and where its words are found. */
  readonly fact: string;
  readonly type: FactType;
}

/** A value read from observations first, then from where it stands in the deal. */
export interface ValueSlot extends SlotBase {
  readonly kind: "value";
  /** The column of the newest observations; several slots may share one. */
  readonly column: number;
  readonly what: string;
  readonly plain: readonly string[] | undefined;
  readonly path: readonly string[] | undefined;
  /** The rank of the weakest source that counts; 0: any. */
  readonly minSource: number;
  /** Days after which an observation lapses; 0: never. */
  readonly staleAfterDays: number;
  /** For an app's fact: how the app works it out. */
  readonly app: string | undefined;
  readonly fits: (value: unknown) => boolean;
}

/** A value one hop away: the reference's slot, then a slot of the list it leads to. */
export interface HopSlot extends SlotBase {
  readonly kind: "hop";
  readonly reference: number;
  readonly list: ListName;
  readonly slot: number;
}

/** Days until or since the date in another slot. */
export interface DaysSlot extends SlotBase {
  readonly kind: "days";
  readonly of: number;
  readonly direction: "until" | "ago";
  /** The numbers that conditions compare it with. */
  readonly thresholds: Set<number>;
  /** Whether it is added up with others, so that every day may change the sum. */
  isSummed: boolean;
}

/** True when another slot is known. */
export interface KnownSlot extends SlotBase {
  readonly kind: "known";
  readonly of: number;
}

/** An interval over the elements of a list. */
export interface AggregateSlot extends SlotBase {
  readonly kind: "aggregate";
  readonly reading: AggregateReading;
  readonly where: Evaluator<Values> | undefined;
  readonly meets: Evaluator<Values> | undefined;
  readonly whereUnknowns: UnknownsEvaluator<Values> | undefined;
  readonly meetsUnknowns: UnknownsEvaluator<Values> | undefined;
  readonly of: number;
  readonly weight: number;
  /** For the decision chain: the slot of the roles. */
  readonly roles: number;
}

/** A property of the verdict, filled in last. */
export interface VerdictSlot extends SlotBase {
  readonly kind: "verdict";
  readonly property: string;
}

/** One value that conditions read. */
export type Slot = ValueSlot | HopSlot | DaysSlot | KnownSlot | AggregateSlot | VerdictSlot;

/** The slots of one subject, and the columns that observations of it fall into. */
export class SlotTable {
  readonly slots: Slot[] = [];
  readonly columns = new Map<string, number>();
  readonly #keys = new Map<string, number>();
  readonly subject: Subject;

  constructor(subject: Subject) {
    this.subject = subject;
  }

  column(what: string): number {
    const known = this.columns.get(what);
    if (known !== undefined) return known;
    this.columns.set(what, this.columns.size);
    return this.columns.size - 1;
  }

  add(key: string, make: () => Slot): number {
    const known = this.#keys.get(key);
    if (known !== undefined) return known;
    const slot = make();
    this.slots.push(slot);
    this.#keys.set(key, this.slots.length - 1);
    return this.slots.length - 1;
  }
}

/** Gives every reading of a rule set a slot, the same reading the same slot. */
export class Slots {
  readonly tables: Readonly<Record<Subject, SlotTable>>;
  /** The slot of each list's completeness. */
  readonly completeness: Readonly<Record<ListName, number>>;
  readonly #lexicon: Lexicon;
  readonly #tests = new Map<Test, number>();

  constructor(lexicon: Lexicon, ages: Readonly<Partial<Record<ListName, number>>>) {
    this.#lexicon = lexicon;
    this.tables = {
      deal: new SlotTable("deal"),
      contacts: new SlotTable("contacts"),
      organisations: new SlotTable("organisations"),
      needs: new SlotTable("needs"),
      documents: new SlotTable("documents"),
      activities: new SlotTable("activities"),
      dates: new SlotTable("dates"),
    };
    this.completeness = Object.fromEntries(
      listNames.map((list) => [
        list,
        this.#value("deal", `${list}.complete`, {
          what: `${list}.complete`,
          type: completenessType(list),
          staleAfterDays: ages[list] ?? 0,
        }),
      ]),
    ) as Record<ListName, number>;
  }

  /** Returns the slot of a checkpoint's judgement. */
  judgement(what: string, source: SourceKind | undefined, staleAfterDays: number): number {
    return this.#value("deal", what, {
      what,
      type: { kind: "boolean" },
      staleAfterDays,
      minSource: source === undefined ? 0 : sourceKinds.indexOf(source) + 1,
    });
  }

  /** Returns the slot that a test reads. */
  ofTest(test: Test): number {
    const known = this.#tests.get(test);
    if (known !== undefined) return known;
    const minSource = test.source === undefined ? 0 : sourceKinds.indexOf(test.source) + 1;
    const slot = this.#reading(test.reading, test, minSource);
    this.#tests.set(test, slot);
    return slot;
  }

  /** Returns the evaluator of a condition over the values of its subject. */
  compile(expression: Expression<Test>): Evaluator<Values> {
    return compileExpression(expression, (test) => {
      const slot = this.ofTest(test);
      return compileTest(test, slot, test.reading.read === "aggregate");
    });
  }

  /** Returns the evaluator that also writes down the slots of its unknown leaves. */
  compileUnknowns(expression: Expression<Test>): UnknownsEvaluator<Values> {
    return compileUnknowns(expression, (test) => {
      const slot = this.ofTest(test);
      const evaluate = compileTest(test, slot, test.reading.read === "aggregate");
      return { evaluate, number: slot };
    });
  }

  #reading(
    reading: Reading,
    test: Pick<Test, "fact" | "type" | "value">,
    minSource: number,
  ): number {
    const { fact, type } = test;
    switch (reading.read) {
      case "value":
        return this.#ofValue(reading, type, minSource);
      case "days": {
        const of = this.#ofValue(reading.of, { kind: "date" }, minSource);
        const { subject } = reading.of;
        const index = this.tables[subject].add(`days ${reading.direction} ${of}`, () => ({
          kind: "days",
          fact,
          type,
          of,
          direction: reading.direction,
          thresholds: new Set(),
          isSummed: false,
        }));
        const slot = this.tables[subject].slots[index];
        if (slot?.kind === "days") {
          for (const value of [test.value].flat(3)) {
            if (typeof value === "number") slot.thresholds.add(value);
          }
        }
        return index;
      }
      case "known": {
        const { of: known } = reading;
        const of =
          known.read === "value"
            ? this.#ofValue(known, undefined, minSource)
            : this.#ofApp(known, minSource);
        const subject = known.read === "value" ? known.subject : "deal";
        return this.tables[subject].add(`known ${of}`, () => ({ kind: "known", fact, type, of }));
      }
      case "aggregate":
        return this.#ofAggregate(reading, test);
      case "app":
        return this.#ofApp(reading, minSource);
      case "verdict":
        return this.tables.deal.add(`verdict ${reading.property}`, () => ({
          kind: "verdict",
          fact,
          type,
          property: reading.property,
        }));
    }
  }

  #ofValue(reading: ValueReading, type: FactType | undefined, minSource: number): number {
    const { subject, what, plain, path, through } = reading;
    const target: Subject = through === undefined ? subject : through.list;
    const fact = factsAbout(this.#lexicon, target).get(what);
    const slot = this.#value(target, what, {
      what,
      type: type ?? typeAlong(fact, path),
      staleAfterDays: fact?.staleAfterDays ?? 0,
      minSource,
      plain,
      path,
    });
    if (through === undefined) return slot;
    const reference = this.#value(subject, through.what, {
      what: through.what,
      type: { kind: "text" },
      staleAfterDays: factsAbout(this.#lexicon, subject).get(through.what)?.staleAfterDays ?? 0,
      plain: [through.what],
    });
    return this.tables[subject].add(`hop ${reference} ${through.list} ${slot}`, () => ({
      kind: "hop",
      fact: `${through.what}.${what}`,
      type: type ?? typeAlong(fact, path),
      reference,
      list: through.list,
      slot,
    }));
  }

  #ofApp(reading: AppReading, minSource: number): number {
    const { name, path } = reading;
    const fact = this.#lexicon.deal.get(name);
    return this.#value("deal", name, {
      what: name,
      type: typeAlong(fact, path),
      staleAfterDays: 0,
      minSource,
      path,
      app: name,
    });
  }

  #ofAggregate(reading: AggregateReading, test: Pick<Test, "fact" | "type" | "value">): number {
    const { list, where, meets, of, weight, scope } = reading;
    const { fact, type } = test;
    const attribute = (attributeReading: typeof of): number => {
      if (attributeReading === undefined) return -1;
      const { reading: inner, type: innerType } = attributeReading;
      // What the best or the worst is compared with is what the days count towards.
      const index = this.#reading(inner, { fact, type: innerType, value: test.value }, 0);
      const slot = this.tables[list].slots[index];
      if (slot?.kind === "days" && reading.function === "sum") slot.isSummed = true;
      return index;
    };
    const ofSlot = attribute(of);
    const weightSlot = attribute(weight);
    const roles =
      scope === "all"
        ? -1
        : this.#value(list, "roles", {
            what: "roles",
            type: this.#lexicon.elements[list].get("roles")?.type ?? { kind: "text" },
            staleAfterDays: this.#lexicon.elements[list].get("roles")?.staleAfterDays ?? 0,
            plain: ["roles"],
          });
    const key = [
      reading.function,
      list,
      scope,
      ofSlot,
      weightSlot,
      this.#keyOf(where),
      this.#keyOf(meets),
    ].join(" ");
    return this.tables.deal.add(`aggregate ${key}`, () => ({
      kind: "aggregate",
      fact,
      type,
      reading,
      where: where && this.compile(where),
      meets: meets && this.compile(meets),
      whereUnknowns: where && this.compileUnknowns(where),
      meetsUnknowns: meets && this.compileUnknowns(meets),
      of: ofSlot,
      weight: weightSlot,
      roles,
    }));
  }

  #keyOf(expression: Expression<Test> | undefined): string {
    if (expression === undefined) return "";
    if (expression.kind !== "leaf") {
      const k = expression.kind === "at-least" ? expression.k : "";
      return `(${expression.kind}${k} ${expression.of.map((member) => this.#keyOf(member)).join(" ")})`;
    }
    const { leaf, negated } = expression;
    const chain = leaf.decorators.map((decorator) => decorator.name).join(":");
    return `${negated ? "!" : ""}${this.ofTest(leaf)}:${chain}:${leaf.operator.name}:${JSON.stringify(leaf.value)}`;
  }

  #value(
    subject: Subject,
    fact: string,
    of: {
      readonly what: string;
      readonly type: FactType;
      readonly staleAfterDays: number;
      readonly minSource?: number;
      readonly plain?: readonly string[] | undefined;
      readonly path?: readonly string[] | undefined;
      readonly app?: string;
    },
  ): number {
    const table = this.tables[subject];
    const { what, type, staleAfterDays, minSource = 0, plain, path, app } = of;
    const states = subject === "deal" ? completeness.get(what) : undefined;
    return table.add(`value ${what} ${minSource} ${path?.join(".") ?? ""}`, () => ({
      kind: "value",
      fact,
      type,
      column: table.column(what),
      what,
      plain,
      path,
      minSource,
      staleAfterDays,
      app,
      fits: states === undefined ? fitsOf(type) : (value) => states.includes(value as string),
    }));
  }
}

function completenessType(list: ListName): FactType {
  const value = (name: string, zh: string, en: string) => ({ value: name, title: { zh, en } });
  return list === "contacts"
    ? {
        kind: "choice",
        ordered: false,
        values: [
          value("all", "全部相关人员", "everybody concerned"),
          value("decision-chain", "决策链上的人", "everybody in the decision chain"),
        ],
      }
    : { kind: "boolean" };
}

/** Returns whether a declared list is complete, given the observed value. */
export function isDeclaredComplete(value: unknown, scope: "all" | "decision-chain"): boolean {
  return value === true || value === "all" || (value === "decision-chain" && scope === value);
}

function typeAlong(fact: Fact | undefined, path: readonly string[] | undefined): FactType {
  let type: FactType = fact?.type ?? { kind: "text" };
  for (const step of path ?? []) {
    const inner: FactType | undefined = type.kind === "record" ? type.fields[step] : undefined;
    if (inner === undefined) break;
    type = inner;
  }
  return type;
}

/** Returns the check whether a known value is of a type; null always is. */
export function fitsOf(type: FactType): (value: unknown) => boolean {
  switch (type.kind) {
    case "boolean":
      return (value) => typeof value === "boolean";
    case "number": {
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, integer } = type;
      return (value) =>
        typeof value === "number" &&
        value >= min &&
        value <= max &&
        Number.isFinite(value) &&
        (integer !== true || Number.isInteger(value));
    }
    case "date":
      return (value) => typeof value === "string" && parseDay(value) !== undefined;
    case "text":
      return (value) => typeof value === "string";
    case "choice": {
      const values = new Set<unknown>(type.values.map((choice) => choice.value));
      return (value) => values.has(value);
    }
    case "set": {
      const fits = fitsOf(type.of);
      return (value) => Array.isArray(value) && value.every(fits);
    }
    case "record":
      return (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

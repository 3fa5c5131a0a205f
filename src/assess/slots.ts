import type { FactType } from "../facts/fact-type.ts";
import { byList, bySubject, factsAbout, type Lexicon } from "../facts/lexicon.ts";
import type {
  AggregateReading,
  AppReading,
  ListName,
  Reading,
  Subject,
  ValueReading,
} from "../facts/reading.ts";
import type { SourceKind, Test } from "../facts/test.ts";
import { typeAlong } from "../facts/type-along.ts";
import { Circuit, type CircuitLeaf } from "../logic/circuit.ts";
import type { Expression } from "../logic/expression.ts";
import { FAILED, SATISFIED } from "../logic/truth.ts";
import { listCompleteness } from "../model/list-completeness.ts";
import { leafTestOf } from "./compile-test.ts";
import { completenessType } from "./completeness.ts";
import { isInDecisionChain } from "./decision-chain.ts";
import { fitsOf } from "./fits.ts";
import { type Slot, SlotTable } from "./slot.ts";
import { rankOfSource } from "./source-kinds.ts";
import type { Known } from "./values.ts";

/** Gives every reading of a rule set a slot, the same reading the same slot. */
export class Slots {
  readonly tables: Readonly<Record<Subject, SlotTable>>;
  /** The conditions on each subject. */
  readonly circuits: Readonly<Record<Subject, Circuit<Known>>>;
  /** The conditions of flags, which may ask about the verdict and are answered last. */
  readonly flags = new Circuit<Known>();
  /** The slot of each list's completeness. */
  readonly completeness: Readonly<Record<ListName, number>>;
  readonly #lexicon: Lexicon;
  readonly #tests = new Map<Test, number>();

  constructor(lexicon: Lexicon, ages: Readonly<Partial<Record<ListName, number>>>) {
    this.#lexicon = lexicon;
    this.tables = bySubject((subject) => new SlotTable(subject));
    this.circuits = bySubject(() => new Circuit());
    this.completeness = byList((list) =>
      this.#value("deal", `${list}.complete`, {
        type: completenessType(list),
        staleAfterDays: ages[list] ?? 0,
      }),
    );
  }

  /** Returns the slot of a checkpoint's judgement. */
  judgement(what: string, source: SourceKind | undefined, staleAfterDays: number): number {
    return this.#value("deal", what, {
      type: { kind: "boolean" },
      staleAfterDays,
      minSource: rankOfSource(source),
    });
  }

  /** Returns the node of a judgement, given its slot; -1 where there is none. */
  judged(slot: number): number {
    if (slot < 0) return -1;
    return this.circuits.deal.leaf({
      key: `judgement ${slot}`,
      number: slot,
      test: [SATISFIED, FAILED, FAILED, FAILED],
    });
  }

  /** Returns the slot that a test reads. */
  ofTest(test: Test): number {
    const known = this.#tests.get(test);
    if (known !== undefined) return known;
    const slot = this.#reading(test.reading, test, rankOfSource(test.source));
    this.#tests.set(test, slot);
    return slot;
  }

  /** Returns the slot of a reading that is asked for as it is, by no condition. */
  ofReading(type: FactType, reading: Reading): number {
    return this.#reading(reading, { type, value: null }, 0);
  }

  /** Puts a condition into a circuit; returns its node, -1 where there is none. */
  compile(expression: Expression<Test> | undefined, circuit: Circuit<Known>): number {
    return expression === undefined ? -1 : circuit.add(expression, (test) => this.#leaf(test));
  }

  #leaf(test: Test): CircuitLeaf<Known> {
    const number = this.ofTest(test);
    return { key: keyOfTest(test, number), number, test: leafTestOf(test) };
  }

  #reading(reading: Reading, test: Pick<Test, "type" | "value">, minSource: number): number {
    const { type } = test;
    switch (reading.read) {
      case "value":
        return this.#ofValue(reading, minSource);
      case "days": {
        const of = this.#ofValue(reading.of, minSource);
        const { subject } = reading.of;
        const index = this.tables[subject].add(`days ${reading.direction} ${of}`, () => ({
          kind: "days",
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
          known.read === "value" ? this.#ofValue(known, minSource) : this.#ofApp(known, minSource);
        const subject = known.read === "value" ? known.subject : "deal";
        return this.tables[subject].add(`known ${of}`, () => ({ kind: "known", type, of }));
      }
      case "aggregate":
        return this.#ofAggregate(reading, test);
      case "app":
        return this.#ofApp(reading, minSource);
      case "verdict":
        return this.tables.deal.add(`verdict ${reading.property}`, () => ({
          kind: "verdict",
          type,
          property: reading.property,
        }));
    }
  }

  #ofValue(reading: ValueReading, minSource: number): number {
    const { subject, what, plain, path, through } = reading;
    const target: Subject = through === undefined ? subject : through.list;
    const slot = this.#value(target, what, { minSource, plain, path });
    if (through === undefined) return slot;
    const reference = this.#value(subject, through.what, { plain: [through.what] });
    return this.tables[subject].add(`hop ${reference} ${through.list} ${slot}`, () => ({
      kind: "hop",
      type: (this.tables[target].slots[slot] as Slot).type,
      reference,
      list: through.list,
      slot,
    }));
  }

  #ofApp(reading: AppReading, minSource: number): number {
    const { name, path } = reading;
    return this.#value("deal", name, { minSource, path, app: name });
  }

  #ofAggregate(reading: AggregateReading, test: Pick<Test, "type" | "value">): number {
    const { list, where, meets, of, weight, scope } = reading;
    const { type } = test;
    const attribute = (attributeReading: typeof of): number => {
      if (attributeReading === undefined) return -1;
      const { reading: inner, type: innerType } = attributeReading;
      // What the best or the worst is compared with is what the days count towards.
      const index = this.#reading(inner, { type: innerType, value: test.value }, 0);
      const slot = this.tables[list].slots[index];
      if (slot?.kind === "days" && reading.function === "sum") slot.isSummed = true;
      return index;
    };
    const ofSlot = attribute(of);
    const weightSlot = attribute(weight);
    const circuit = this.circuits[list];
    const meant = this.compile(where, circuit);
    const member = scope === "all" ? meant : this.#inChain(list, meant);
    const met = this.compile(meets, circuit);
    const key = [reading.function, list, scope, ofSlot, weightSlot, member, met].join(" ");
    return this.tables.deal.add(`aggregate ${key}`, () => ({
      kind: "aggregate",
      type,
      reading,
      member,
      meets: met,
      of: ofSlot,
      weight: weightSlot,
    }));
  }

  /** Returns the node that tells who is meant and has a say in the decision. */
  #inChain(list: ListName, meant: number): number {
    const roles = this.#value(list, "roles", { plain: ["roles"] });
    const chain = this.circuits[list].leaf({
      key: `decision-chain ${roles}`,
      number: roles,
      test: isInDecisionChain,
    });
    return meant < 0 ? chain : this.circuits[list].both(meant, chain);
  }

  #value(
    subject: Subject,
    what: string,
    of: {
      readonly type?: FactType;
      readonly staleAfterDays?: number;
      readonly minSource?: number;
      readonly plain?: readonly string[] | undefined;
      readonly path?: readonly string[] | undefined;
      readonly app?: string;
    },
  ): number {
    const table = this.tables[subject];
    const fact = factsAbout(this.#lexicon, subject).get(what);
    const { minSource = 0, plain, path, app } = of;
    const { type = typeAlong(fact, path), staleAfterDays = fact?.staleAfterDays ?? 0 } = of;
    const states = subject === "deal" ? listCompleteness.get(what) : undefined;
    return table.add(`value ${what} ${minSource} ${path?.join(".") ?? ""}`, () => ({
      kind: "value",
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

function keyOfTest({ decorators, operator, value }: Test, slot: number): string {
  const chain = decorators.map((decorator) => decorator.name).join(":");
  return `${slot}:${chain}:${operator.name}:${JSON.stringify(value)}`;
}

import { ordinal } from "../../assess/compile-test.ts";
import { completenessType } from "../../assess/completeness.ts";
import type { Plan } from "../../assess/plan.ts";
import { rankOfSource } from "../../assess/source-kinds.ts";
import type { Fact } from "../../facts/fact.ts";
import { type FactType, leadsTo } from "../../facts/fact-type.ts";
import { factsAbout, listNames } from "../../facts/lexicon.ts";
import type {
  AggregateReading,
  AppReading,
  AttributeReading,
  ListName,
  Subject,
  ValueReading,
} from "../../facts/reading.ts";
import type { SourceKind, Test } from "../../facts/test.ts";
import { typeAlong } from "../../facts/type-along.ts";
import type { Expression } from "../../logic/expression.ts";
import { leavesOf } from "../../logic/expression.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { parseDay } from "../../model/civil-date.ts";
import {
  boundProbe,
  chainProbe,
  completenessProbe,
  judgementProbe,
  leadsProbe,
  type Measure,
  noneProbe,
  type Probe,
  type Sight,
  testProbe,
} from "./probe.ts";
import { type Place, Variable } from "./variable.ts";

/** A question about a value: what is asked, and of which value. */
export interface Ask {
  readonly variable: Variable;
  readonly probe: Probe;
}

/** A list's completeness as one plan sees it. */
export interface Completeness {
  readonly all: Ask;
  readonly chain: Ask;
}

/** What one attribute adds up or ranks. */
export interface AttributeAsk {
  readonly variable: Variable;
  readonly measure: Measure;
  readonly sight: Sight;
  readonly none: Probe;
  /** Returns the probe whether it is at least, or above, a bound that some condition names. */
  readonly atLeast: (bound: number, strict: boolean) => Probe;
}

/** An aggregate, with every condition that compares it. */
export interface AggregateUse {
  readonly key: string;
  /** The same for aggregates about the same elements. */
  readonly member: string;
  /** The same for aggregates about the same elements that ask the same of them. */
  readonly both: string;
  readonly reading: AggregateReading;
  /** Whether the list is declared complete. */
  readonly closed: Ask;
  /** Whether an element has a say, where only those count. */
  readonly chain: Ask | undefined;
  readonly attribute: AttributeAsk | undefined;
  readonly weights: AttributeAsk | undefined;
  readonly tests: Test[];
}

/** All that some plans read of deals: every value with what is asked of it, and every aggregate. */
export class Vocabulary {
  readonly asOf: string;
  readonly today: number;
  readonly plans: readonly Plan[];
  readonly variables = new Map<string, Variable>();
  readonly aggregates = new Map<string, AggregateUse>();
  readonly #asks = new Map<Test, Ask>();
  readonly #uses = new Map<Test, AggregateUse>();
  readonly #judgements = new Map<Plan, Map<string, Ask>>();
  readonly #completeness = new Map<Plan, Record<ListName, Completeness>>();

  readonly #parts: ReadonlySet<Expression<Test>> | undefined;

  /** `parts`: the only conditions that are read; absent: all. */
  constructor(plans: readonly Plan[], asOf: string, parts?: ReadonlySet<Expression<Test>>) {
    this.plans = plans;
    this.#parts = parts;
    this.asOf = asOf;
    this.today = parseDay(asOf) ?? 0;
    for (const plan of plans) this.#readPlan(plan);
  }

  /** Returns what a condition asks of a single value. */
  ask(test: Test): Ask {
    const ask = this.#asks.get(test);
    if (ask === undefined) throw new RangeError(`a test on nothing: ${test.fact}`);
    return ask;
  }

  /** Returns the aggregate that a condition compares. */
  use(test: Test): AggregateUse {
    const use = this.#uses.get(test);
    if (use === undefined) throw new RangeError(`no aggregate: ${test.fact}`);
    return use;
  }

  /** Returns whether a checkpoint is attested; undefined when it takes no judgement. */
  judgement(plan: Plan, checkpoint: string): Ask | undefined {
    return this.#judgements.get(plan)?.get(checkpoint);
  }

  /** Returns what declares a list complete. */
  completeness(plan: Plan, list: ListName): Completeness {
    const own = this.#completeness.get(plan);
    if (own === undefined) throw new RangeError("a plan that was not read");
    return own[list];
  }

  #readPlan(plan: Plan): void {
    const judgements = new Map<string, Ask>();
    const age = plan.ruleSet.staleAfterDays?.judgement ?? 0;
    this.#judgements.set(plan, judgements);
    this.#completeness.set(
      plan,
      Object.fromEntries(
        listNames.map((list) => [list, this.#completenessOf(plan, list)]),
      ) as Record<ListName, Completeness>,
    );
    const read = (expression: Expression<Test> | undefined) => {
      if (expression === undefined || this.#parts?.has(expression) === false) return;
      this.#readExpression(plan, expression, "deal");
    };
    for (const { resolved, checkpoints } of plan.stages) {
      read(resolved.appliesWhen);
      read(resolved.entry);
      for (const { id, resolved: own } of checkpoints) {
        read(own.appliesWhen);
        read(own.when);
        const { judgement } = own.checkpoint;
        if (judgement === false) continue;
        const source = typeof judgement === "object" ? judgement.source : undefined;
        const minSource = rankOfSource(source);
        const variable = this.#variable("deal", `${plan.ruleSet.id}/${id}`);
        const sight = { minSource, stale: age, type: { kind: "boolean" } } as const;
        judgements.set(id, this.#add(variable, judgementProbe(sight)));
      }
    }
    for (const { resolved } of plan.flags) read(resolved.when);
  }

  #completenessOf(plan: Plan, list: ListName): Completeness {
    const what = `${list}.complete`;
    const variable = this.#variable("deal", what);
    const stale = plan.ruleSet.staleAfterDays?.[what] ?? 0;
    const sight = { minSource: 0, stale, type: completenessType(list) };
    return {
      all: this.#add(variable, completenessProbe("all", sight)),
      chain: this.#add(variable, completenessProbe("decision-chain", sight)),
    };
  }

  #readExpression(plan: Plan, expression: Expression<Test> | undefined, subject: Subject): void {
    if (expression === undefined) return;
    for (const test of leavesOf(expression)) this.#readTest(plan, test, subject);
  }

  #readTest(plan: Plan, test: Test, subject: Subject): void {
    const { reading } = test;
    switch (reading.read) {
      case "aggregate":
        this.#readAggregate(plan, test, reading);
        return;
      case "verdict": {
        const place = { isVerdict: true } as const;
        const variable = this.#variable("deal", `verdict.${reading.property}`, place);
        const sight = { minSource: 0, stale: 0, type: test.type };
        this.#asks.set(test, this.#add(variable, testProbe(test, sight, this.today)));
        return;
      }
      default: {
        const of = reading.read === "value" || reading.read === "app" ? reading : reading.of;
        const kind = reading.read === "days" ? ({ kind: "date" } as const) : undefined;
        this.#asks.set(test, this.#readValue(plan, test, of, subject, kind));
      }
    }
  }

  #readValue(
    plan: Plan,
    test: Test,
    reading: ValueReading | AppReading,
    subject: Subject,
    kind: FactType | undefined,
  ): Ask {
    const { path } = reading;
    const isApp = reading.read === "app";
    const through = isApp ? undefined : reading.through;
    const what = isApp ? reading.name : reading.what;
    const target = through?.list ?? subject;
    const fact = factsAbout(plan.lexicon, target).get(what);
    const type = kind ?? (test.reading.read === "known" ? typeAlong(fact, path) : test.type);
    const sight = sightOf(test.source, fact, type);
    const probe = testProbe(test, sight, this.today);
    const plain = isApp ? undefined : reading.plain;
    const place = { path, plain, leadsTo: leadsTo(fact?.type), isApp };
    // What is asked through a reference is asked of what it leads to as well.
    if (through !== undefined) {
      this.#add(this.#variable(target, what, place), probe);
      this.#reference(plan, subject, through.what, through.list);
    } else if (place.leadsTo !== undefined) this.#reference(plan, subject, what, place.leadsTo);
    if (path !== undefined) this.#variable(subject, what, { plain, isApp });
    return this.#add(this.#variable(subject, what, { ...place, through }), probe);
  }

  /** Notes whether a reference leads somewhere. */
  #reference(plan: Plan, subject: Subject, what: string, list: ListName): void {
    const fact = factsAbout(plan.lexicon, subject).get(what);
    const plain = fact?.reading.read === "value" ? fact.reading.plain : [what];
    const variable = this.#variable(subject, what, { plain, leadsTo: list });
    this.#add(variable, leadsProbe(sightOf(undefined, fact, { kind: "text" })));
  }

  #readAggregate(plan: Plan, test: Test, reading: AggregateReading): void {
    const { list, where, meets, of, weight, scope } = reading;
    this.#readExpression(plan, where, list);
    this.#readExpression(plan, meets, list);
    const chain = scope === "all" ? undefined : this.#chain(plan, list);
    const bounds = of === undefined ? [] : boundsAsked(test);
    const attribute = this.#attribute(plan, list, of, bounds, reading.function === "sum");
    const weights = this.#attribute(plan, list, weight, [], true);
    const { all, chain: declared } = this.completeness(plan, list);
    const closed = scope === "all" ? all : declared;
    const parts = [
      list,
      reading.function,
      closed.probe.key,
      chain?.probe.key,
      this.#keyOf(where),
      this.#keyOf(meets),
      attribute && `${attribute.variable.key} ${attribute.none.key}`,
      weights && `${weights.variable.key} ${weights.none.key}`,
    ];
    const key = JSON.stringify(parts);
    const known = this.aggregates.get(key);
    const member = `${chain?.probe.key} ${this.#keyOf(where)}`;
    const both = `${member} / ${this.#keyOf(meets)}`;
    const use = known ?? {
      key,
      member,
      both,
      reading,
      closed,
      chain,
      attribute,
      weights,
      tests: [],
    };
    use.tests.push(test);
    this.aggregates.set(key, use);
    this.#uses.set(test, use);
  }

  /** Returns a text that is the same for two conditions on an element that are answered alike. */
  #keyOf(expression: Expression<Test> | undefined): string {
    if (expression === undefined) return "";
    if (expression.kind === "leaf") {
      const { variable, probe } = this.ask(expression.leaf);
      return `${expression.negated ? "!" : ""}${variable.key}?${probe.key}`;
    }
    const k = expression.kind === "at-least" ? expression.k : "";
    return `${expression.kind}${k}(${expression.of.map((member) => this.#keyOf(member)).join(" ; ")})`;
  }

  #chain(plan: Plan, list: ListName): Ask {
    const fact = factsAbout(plan.lexicon, list).get("roles");
    const sight = sightOf(undefined, fact, fact?.type ?? { kind: "text" });
    return this.#add(this.#variable(list, "roles", { plain: ["roles"] }), chainProbe(sight));
  }

  #attribute(
    plan: Plan,
    list: ListName,
    attribute: AttributeReading | undefined,
    bounds: readonly number[],
    isSummed: boolean,
  ): AttributeAsk | undefined {
    if (attribute === undefined) return undefined;
    const { reading, type } = attribute;
    const days = reading.read === "days" ? reading : undefined;
    const of = reading.read === "days" ? reading.of : reading;
    const fact = factsAbout(plan.lexicon, list).get(of.what);
    const sight = sightOf(undefined, fact, days === undefined ? type : { kind: "date" });
    const measure: Measure = { type, days, today: this.today };
    const variable = this.#variable(list, of.what, { plain: of.plain, path: of.path });
    const none = this.#add(variable, noneProbe(measure, sight)).probe;
    const atLeast = (bound: number, strict: boolean) => boundProbe(bound, strict, measure, sight);
    if (isSummed) variable.measure = measure;
    for (const bound of isSummed ? [0] : bounds) {
      for (const strict of [false, true]) this.#add(variable, atLeast(bound, strict));
    }
    return { variable, measure, sight, none, atLeast };
  }

  #variable(subject: Subject, what: string, more: Partial<Place> = {}): Variable {
    const { path, through } = more;
    const hop = through === undefined ? "" : `${through.what}>`;
    const key = `${subject}:${hop}${what}${path === undefined ? "" : `#${path.join(".")}`}`;
    const known = this.variables.get(key);
    if (known !== undefined) return known;
    const variable = new Variable(key, {
      subject,
      what,
      path,
      plain: more.plain,
      through,
      leadsTo: more.leadsTo,
      isApp: more.isApp ?? false,
      isVerdict: more.isVerdict ?? false,
    });
    this.variables.set(key, variable);
    return variable;
  }

  #add(variable: Variable, probe: Probe): Ask {
    variable.add(probe, probe.sight.type);
    return { variable, probe };
  }
}

function sightOf(source: SourceKind | undefined, fact: Fact | undefined, type: FactType): Sight {
  return { minSource: rankOfSource(source), stale: fact?.staleAfterDays ?? 0, type };
}

/** Returns the numbers that a comparison names. */
function boundsAsked({ value, type }: Test): readonly number[] {
  const of: Operand = ordinal(value, type);
  const listed: readonly Operand[] = Array.isArray(of) ? of : [of];
  return listed.filter((one) => typeof one === "number");
}

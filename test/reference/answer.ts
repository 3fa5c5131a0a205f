import { decisionRoles, listPaths } from "../../src/facts/catalogue.ts";
import { type FactType, leadsTo } from "../../src/facts/fact-type.ts";
import { factsAbout, type Lexicon } from "../../src/facts/lexicon.ts";
import type { ListName } from "../../src/facts/reading.ts";
import { parseDay } from "../../src/model/civil-date.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Condition, FactCondition, Params } from "../../src/rules/condition.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { isReadable } from "../../src/testing/value-arbitrary.ts";
import { passes } from "./passes.ts";

/** What a condition is asked of: a deal on a day, or one element of one of its lists. */
export interface World {
  readonly rules: RuleSet;
  readonly lexicon: Lexicon;
  readonly deal: Deal;
  readonly asOf: string;
  /** Facts from elsewhere than the deal: the app's, and those about the verdict. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Whether observations count however old they are. */
  readonly ageless: boolean;
  /** What was read and found too old, or contradicting itself. */
  readonly doubts: Readonly<Record<"stale" | "conflicts", Set<string>>>;
  readonly on?: { readonly list: ListName; readonly element: Element };
}

type Element = Readonly<Record<string, unknown>>;

// Truths are numbers: failed 0, unknown ½, satisfied 1. "All" is the least, "any" the greatest.
export const all = (...of: readonly number[]) => Math.min(1, ...of);
export const any = (...of: readonly number[]) => Math.max(0, ...of);
export const not = (n: number) => 1 - n;
export const always: Condition = { all: [] };
export const never: Condition = { any: [] };

/** Returns what a truth may turn out to be. */
export const cases = (n: number) => [true, false].filter((yes) => n !== Number(!yes));

/** Returns the answer that all cases agree on, unknown where they do not. */
export const agreed = (answers: readonly boolean[]) =>
  (all(...answers.map(Number)) + any(...answers.map(Number))) / 2;

/** The cases of what may be counted: what it counts for, null for nothing, and whether it meets. */
export type Options = readonly (readonly [n: number | null, met: boolean])[];

export const nothing = [null, false] as const;
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
const numbersIn = (options: Options) => options.map(([n]) => n ?? 0);
export const least = (of: readonly Options[]) => sum(of.map((o) => Math.min(...numbersIn(o))));
export const most = (of: readonly Options[]) => sum(of.map((o) => Math.max(...numbersIn(o))));

/** Returns the lowest and the highest share of what meets, as part and whole; 0 of 0 is no share. */
export function shares(of: readonly Options[]): readonly (readonly [number, number])[] {
  // At an extreme all that can be of one kind is so, with all its weight; the rest weighs least.
  const surely = (kind: boolean) => least(of.filter((o) => o.every(([, met]) => met === kind)));
  const maybe = (kind: boolean) =>
    most(of.map((o) => [nothing, ...o.filter(([, met]) => met === kind)]));
  return [
    [surely(true), surely(true) + maybe(false)],
    [maybe(true), maybe(true) + surely(false)],
  ];
}

/** Returns the extremes of the best, and null if there may be nothing to rank. */
function best(of: readonly (readonly (number | null)[])[]): readonly (number | null)[] {
  const numbers = of.flat().filter((n) => n !== null);
  const sure = of.filter((o) => !o.includes(null)).map((o) => Math.min(...(o as number[])));
  if (numbers.length === 0) return [null];
  if (sure.length > 0) return [Math.max(...sure), Math.max(...numbers)];
  return [Math.min(...numbers), Math.max(...numbers), null];
}

const worst = (of: readonly (readonly (number | null)[])[]) =>
  best(of.map((o) => o.map((n) => n && -n))).map((n) => n && -n);

/** Returns the answer to a condition, clause by clause. */
export function answer(condition: Condition, world: World): number {
  const each = (of: readonly Condition[]) => of.map((member) => answer(member, world));
  if ("all" in condition) return all(...each(condition.all));
  if ("any" in condition) return any(...each(condition.any));
  if ("not" in condition) return not(answer(condition.not, world));
  if ("of" in condition) return each(condition.of).sort().at(-condition.atLeast) ?? 0;
  if ("fact" in condition) return compare(condition, world);
  return answer(world.rules.conditions?.[condition.condition] ?? never, world);
}

function compare(condition: FactCondition, world: World): number {
  const { fact, operator, value, params = {}, source, path } = condition;
  const [list, fn = ""] = fact.split(".") as [ListName, string?];
  if (fact === "known") return look(world, params.of, source, path).known === undefined ? 0.5 : 1;
  const isAggregate = world.on === undefined && list in listPaths;
  const { type, known } = isAggregate
    ? look({ ...world, on: { list, element: nobody } }, params.of)
    : look(world, fact, source, path);
  const literal = ordinal(type, value);
  const outcomes = isAggregate
    ? filled(aggregate(list, fn, params, world), [literal].flat())
    : [ordinal(type, known)];
  if (outcomes.includes(undefined)) return 0.5;
  return agreed(outcomes.map((outcome) => passes(operator, outcome, literal)));
}

/** Returns outcomes and what lies between them: the literals, and a number between each two. */
function filled(outcomes: readonly (number | null)[], literals: readonly unknown[]) {
  const numbers = outcomes.filter((n) => n !== null);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const between = literals.filter((n) => typeof n === "number").filter((n) => low < n && n < high);
  const marks = [...numbers, ...between].sort((a, b) => a - b);
  return [...outcomes, ...marks.flatMap((n, index) => [n, (n + (marks[index + 1] ?? n)) / 2])];
}

/** Stands for whoever may be there and is not on file, for any number of them. */
const nobody: Element = { id: "" };
const hasSay: Condition = { fact: "roles", operator: "someFact:in", value: [...decisionRoles] };
const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number;
/** Returns the extremes a list may come to, whatever its elements turn out to be and whoever joins. */
function aggregate(list: ListName, fn: string, params: Params, world: World) {
  const { where = always, meets = always, scope = "all", weight, of = weight } = params;
  const elements = listOf(world, list);
  const { value, at } = observe(world, `${list}.complete`);
  const isNone = at === undefined && written(world.deal, list)?.length === 0;
  const isDeclared = value === true || value === "all" || value === scope;
  const isLater = ({ addedAt }: Element) => String(addedAt ?? "") > (at ?? "");
  const isClosed = isNone || (isDeclared && !elements.some(isLater));
  const chosen = scope === "all" ? where : { all: [where, hasSay] };
  const isRanking = fn === "best" || fn === "worst";
  const cast = [...elements, nobody].map((element): Options => {
    const on = { ...world, on: { list, element } };
    const isThere = element !== nobody ? 1 : isClosed ? 0 : 0.5;
    const times = element === nobody && !isRanking ? infinity : 1;
    const numbers = numbersOf(look(on, of)).map((n) => n && n * times);
    const [isMember, isMet] = [all(isThere, answer(chosen, on)), answer(meets, on)];
    const options = cases(isMet).flatMap((met) => numbers.map((n) => [n, met] as const));
    return cases(isMember).flatMap((yes): Options => (yes ? options : [nothing]));
  });
  if (fn === "count" || fn === "sum") return [least(cast), most(cast)];
  if (fn === "best") return best(cast.map((o) => o.map(([n]) => n)));
  if (fn === "worst") return worst(cast.map((o) => o.map(([n]) => n)));
  if (fn === "every") {
    // A statement about all needs somebody it is about.
    const met = cast.map((o) => o.map(([n, yes]) => n && Number(yes)));
    return worst(met).flatMap((n) => n ?? [0, 1]);
  }
  const ratios = shares(cast).map(([part, whole]) => (part === infinity ? 1 : part / whole));
  const isEmpty = cast.every((o) => o.some(([n]) => !n));
  return [...ratios.filter((n) => !Number.isNaN(n)), ...(isEmpty ? [null] : [])];
}

/** A fact's type, and its value: null when known to be none, undefined when unknown. */
interface Found {
  readonly type: FactType;
  readonly known: unknown;
}

/** Returns what a number may be: itself; while unknown the extremes of its type, or none. */
function numbersOf({ type, known }: Found): readonly (number | null)[] {
  if (known !== undefined) return [ordinal(type, known) as number | null];
  if (type.kind === "choice") return [0, type.values.length - 1, null];
  const { min = minusInfinity, max = infinity } = type.kind === "number" ? type : {};
  return [min, max, null];
}

/** Days, scale values, yes and no become numbers, so that one order serves all. */
function ordinal(type: FactType, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => ordinal(type, one));
  if (type.kind === "set") return ordinal(type.of, value);
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "string") return value;
  if (type.kind === "choice") return type.values.findIndex((choice) => choice.value === value);
  return type.kind === "date" ? dayOf(value) : value;
}

const dayOf = (day: unknown) => parseDay(String(day)) ?? Number.NaN;
const step = (at: unknown, key: string): unknown =>
  at === null ? null : (at as Element | undefined)?.[key];
const written = (deal: Deal, list: ListName) =>
  (listPaths[list] as readonly string[]).reduce(step, deal) as readonly Element[] | undefined;
/** Returns who is on a list by the day. */
const listOf = ({ deal, asOf }: World, list: ListName) =>
  written(deal, list)?.filter(({ addedAt }) => String(addedAt ?? "") <= asOf) ?? [];

/** Returns what is known of a fact; without a name, what an element counts for: one. */
function look(world: World, name: string | undefined, source?: string, path?: string): Found {
  const { lexicon, deal, asOf, given, on } = world;
  const facts = factsAbout(lexicon, on?.list ?? "deal");
  const [head = "", ...rest] = name?.split(".") ?? [];
  const list = on && rest.length > 0 ? leadsTo(facts.get(head)?.type) : undefined;
  if (list !== undefined) {
    const { known: id } = look(world, head);
    const elements = listOf(world, list);
    const there = (element: Element) =>
      look({ ...world, on: { list, element } }, rest.join("."), source);
    // What a rule reads of one element it reads of all: each may be in doubt.
    if (on?.element === nobody) elements.forEach(there);
    const found = there(elements.find((element) => element.id === id) ?? nobody);
    return id === null ? { ...found, known: null } : found;
  }
  if (name === undefined) return { type: { kind: "number" }, known: 1 };
  const fact = facts.get(name);
  if (fact === undefined) throw new RangeError(`no fact ${name}`);
  const { type, reading } = fact;
  if (reading.read === "days") {
    const { known: date } = look(world, reading.of.what, source);
    const days = (dayOf(date) - dayOf(asOf)) * (reading.direction === "until" ? 1 : -1);
    return { type, known: typeof date === "string" ? days : date };
  }
  const { at, value } = observe(world, name, source);
  const isOwn = reading.read === "value";
  const plain = isOwn ? reading.plain?.reduce(step, on?.element ?? deal) : given[name];
  const undated = source === undefined ? plain : undefined;
  const steps = path?.split(".") ?? [];
  const known = steps.reduce(step, at === undefined ? undated : value);
  const inner = steps.reduce((of, key) => (of.kind === "record" && of.fields[key]) || of, type);
  return { type: inner, known: isReadable(inner, known) ? known : undefined };
}

const sources = ["own-judgement", "informant", "customer-statement", "document"];
const strength = (source = "") => sources.indexOf(source);
const canonical = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return JSON.stringify([...new Set(value)].sort());
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return JSON.stringify(fields.sort().map(([key, one]) => [key, typeof one, canonical(one)]));
};

/** Returns the newest observation's day, undefined when there is none, and its value if it counts. */
export function observe(world: World, what: string, source?: string) {
  const { rules, lexicon, deal, asOf, ageless, on, doubts } = world;
  const isNamed = on === undefined || on.list === "contacts" || on.list === "organisations";
  const about = isNamed ? on?.element.id : `${on.list}/${on.element.id}`;
  const onFile = (deal.evidence ?? []).filter((o) => o.at <= asOf && (o.recordedAt ?? "") <= asOf);
  const withdrawn = onFile.flatMap(({ withdraws = [] }) => withdraws);
  const told = onFile.filter((o) => o.what === what && o.about === about && o.value !== undefined);
  const mine = told.filter(({ id = "" }) => !withdrawn.includes(id));
  const days = mine.map((o) => o.at);
  const at = days.sort().at(-1);
  const newest = mine.filter((o) => o.at === at);
  const ageing = what.includes("/") ? "judgement" : on === undefined ? what : `${on.list}.${what}`;
  const own = factsAbout(lexicon, on?.list ?? "deal").get(what)?.staleAfterDays;
  const isStale = dayOf(asOf) - dayOf(at) > (rules.staleAfterDays?.[ageing] ?? own ?? infinity);
  const isHeard = newest.some((o) => strength(o.source) >= strength(source));
  const isDivided = new Set(newest.map(({ value }) => canonical(value))).size > 1;
  if (isDivided) doubts.conflicts.add(`${what} ${about}`);
  else if (isHeard && isStale) doubts.stale.add(`${what} ${about}`);
  const counts = isHeard && !isDivided && (ageless || !isStale);
  return { at, value: counts ? newest[0]?.value : undefined };
}

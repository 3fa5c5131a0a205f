import { parseDay } from "../../src/model/civil-date.ts";
import type { Deal } from "../../src/model/deal.ts";
import { valuesOf } from "../../src/model/scales.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { fits, type ListName, valueType } from "./value-type.ts";

/** One element of a list of a deal. */
export type Element = Readonly<Record<string, unknown>> & { readonly id: string };

/** What a condition is asked of: a deal on a day, or one element of one of its lists. */
export interface World {
  readonly ruleSet: RuleSet;
  readonly deal: Deal;
  readonly asOf: string;
  /** Whether observations count however old they are. */
  readonly ageless?: boolean;
  readonly on?: { readonly list: ListName; readonly element: Element };
}

const dayOf = (day: unknown): number => parseDay(day as string) ?? Number.NaN;
const strength = (source: string | undefined): number =>
  (valuesOf("sourceKind") as readonly unknown[]).indexOf(source);
const same = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value);
const step = (at: unknown, key: string): unknown =>
  at === null ? null : (at as Record<string, unknown> | undefined)?.[key];

/** Returns the elements of a list, or undefined when the deal says nothing of it. */
export function listOf(deal: Deal, list: ListName): readonly Element[] | undefined {
  const own = list === "contacts" || list === "organisations" ? deal : deal.opportunity;
  return step(own, list) as readonly Element[] | undefined;
}

/** Returns the newest observation that counts, or undefined while none settles the matter. */
export function observe(world: World, what: string, about?: string, demand?: string) {
  const { deal, asOf, ruleSet, ageless } = world;
  const onFile = (deal.evidence ?? []).filter(
    (o) => o.at <= asOf && (o.recordedAt ?? o.at) <= asOf,
  );
  const withdrawn = new Set(onFile.map((o) => o.withdraws));
  const mine = onFile.filter(
    (o) =>
      o.what === what &&
      o.about === about &&
      o.value !== undefined &&
      !(o.id !== undefined && withdrawn.has(o.id)),
  );
  const at =
    mine
      .map((o) => o.at)
      .sort()
      .at(-1) ?? "";
  const newest = mine.filter((o) => o.at === at);
  const list = about?.includes("/")
    ? about.slice(0, about.indexOf("/"))
    : deal.contacts?.some(({ id }) => id === about)
      ? "contacts"
      : "organisations";
  const ageing = what.includes("/") ? "judgement" : about === undefined ? what : `${list}.${what}`;
  const limit =
    ruleSet.staleAfterDays?.[ageing] ??
    ruleSet.signals?.[what]?.staleAfterDays ??
    ruleSet.custom?.[what.replace(/^custom\./, "")]?.staleAfterDays ??
    Number.POSITIVE_INFINITY;
  const stale = !ageless && dayOf(asOf) - dayOf(at) > limit;
  const conflict = new Set(newest.map(({ value }) => same(value))).size > 1;
  const heard =
    demand === undefined || newest.some(({ source }) => strength(source) >= strength(demand));
  return {
    none: mine.length === 0,
    at,
    value: stale || conflict || !heard ? undefined : (newest[0]?.value as unknown),
  };
}

/** Returns the value of a scalar fact, null when known to be none, undefined when unknown. */
export function read(world: World, fact: string, demand?: string, path?: string): unknown {
  const { ruleSet, deal, asOf, on } = world;
  const days = /^(.*)\.days(Until|Ago)$/.exec(fact);
  if (days) {
    const date = read(world, days[1] ?? "", demand);
    if (date === undefined || date === null) return date;
    const until = dayOf(date) - dayOf(asOf);
    return days[2] === "Until" ? until : 0 - until;
  }
  const [head = "", ...rest] = fact.split(".");
  const next = on === undefined ? undefined : valueType(ruleSet, on.list, head).leadsTo;
  if (next !== undefined && rest.length > 0) {
    const id = read(world, head);
    if (id === undefined || id === null) return id;
    const element = listOf(deal, next)?.find((one) => one.id === id);
    return element && read({ ...world, on: { list: next, element } }, rest.join("."), demand);
  }
  const isSignal = Object.hasOwn(ruleSet.signals ?? {}, fact);
  const about =
    on &&
    (/^(contacts|organisations)$/.test(on.list) ? on.element.id : `${on.list}/${on.element.id}`);
  const { none, value } = observe(world, fact, about, demand);
  const plain =
    isSignal || demand !== undefined
      ? undefined
      : fact.split(".").reduce(step, on?.element ?? deal);
  const known = none ? plain : value;
  const type = valueType(ruleSet, on?.list, fact);
  if (known === undefined || !fits(type, known)) return undefined;
  if (path === undefined) return known;
  const inner = path
    .split(".")
    .reduce((at, key) => at?.fields?.[key], type as typeof type | undefined);
  const found = path.split(".").reduce(step, known);
  return found !== undefined && inner !== undefined && fits(inner, found) ? found : undefined;
}

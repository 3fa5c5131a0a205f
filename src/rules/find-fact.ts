import { aggregates } from "../facts/aggregates.ts";
import type { Fact } from "../facts/fact.ts";
import { leadsTo } from "../facts/fact-type.ts";
import { factsAbout, type Lexicon, listNames, subjects } from "../facts/lexicon.ts";
import type { AggregateFunction, ListName, Subject } from "../facts/reading.ts";
import type { Place, Resolution } from "./resolution.ts";
import { ruleFault, ruleFaultNear } from "./rule-fault.ts";

/** Returns the list and the function that the name of an aggregate is made of. */
export function aggregateOf(
  name: string,
): { readonly list: ListName; readonly fn: AggregateFunction } | undefined {
  const dot = name.lastIndexOf(".");
  const list = name.slice(0, dot) as ListName;
  const fn = name.slice(dot + 1);
  return listNames.includes(list) && Object.hasOwn(aggregates, fn)
    ? { list, fn: fn as AggregateFunction }
    : undefined;
}

/**
 * Returns the fact of a name where a condition stands, followed one hop along a reference where
 * the name does so; otherwise adds what is wrong to the faults.
 */
export function findFact(
  name: string,
  pointer: string,
  place: Place,
  resolution: Resolution,
): Fact | undefined {
  const { faults, lexicon } = resolution;
  const facts = factsAbout(lexicon, place.subject);
  const found = facts.get(name) ?? followReference(name, place.subject, lexicon);
  if (found !== undefined) {
    if (found.reading.read !== "verdict" || place.verdict) return found;
    faults.push(ruleFault("verdict-fact", pointer, name));
    return undefined;
  }
  if (isBroken(name, resolution)) return undefined;
  const elsewhere = subjects.find((subject) => factsAbout(lexicon, subject).has(name));
  if (elsewhere !== undefined) {
    faults.push(ruleFault("wrong-subject", pointer, name, { subject: elsewhere }));
  } else if (place.subject !== "deal" && aggregateOf(name) !== undefined) {
    faults.push(ruleFault("nested-aggregate", pointer, name));
  } else {
    const candidates = candidatesAt(place, facts);
    faults.push(ruleFaultNear("unknown-fact", pointer, name, candidates, name));
  }
  return undefined;
}

function isBroken(name: string, { broken }: Resolution): boolean {
  const value = name.replace(/\.days(Until|Ago)$/, "");
  return broken.has(value) || broken.has(value.slice(value.indexOf(".") + 1));
}

function candidatesAt(place: Place, facts: ReadonlyMap<string, Fact>): readonly string[] {
  const names = ["known", ...facts.keys()];
  return place.subject === "deal"
    ? [
        ...listNames.flatMap((list) => Object.keys(aggregates).map((fn) => `${list}.${fn}`)),
        ...names,
      ]
    : names;
}

/**
 * Returns the fact one hop away along a reference of an element, as in `organisation.kind`: its
 * reading stands where the reference does and goes through it.
 */
function followReference(name: string, subject: Subject, lexicon: Lexicon): Fact | undefined {
  const dot = name.indexOf(".");
  const reference = factsAbout(lexicon, subject).get(name.slice(0, dot));
  const list = leadsTo(reference?.type);
  if (reference?.reading.read !== "value" || list === undefined) return undefined;
  const through = { what: reference.reading.what, list };
  const target = lexicon.elements[list].get(name.slice(dot + 1));
  if (target === undefined) return undefined;
  const { reading } = target;
  if (reading.read === "value") {
    return { ...target, name, reading: { ...reading, subject, through } };
  }
  if (reading.read === "days") {
    return { ...target, name, reading: { ...reading, of: { ...reading.of, subject, through } } };
  }
  return undefined;
}

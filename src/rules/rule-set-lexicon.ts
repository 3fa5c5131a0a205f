import { daysOf, factCatalogue } from "../facts/catalogue.ts";
import type { AppFact, Fact } from "../facts/fact.ts";
import { extendLexicon, factsAbout, type Lexicon, subjects } from "../facts/lexicon.ts";
import type { Subject, ValueReading } from "../facts/reading.ts";
import { pointerOf } from "../model/pointer.ts";
import { checkId } from "./check-id.ts";
import { type RuleFault, ruleFault } from "./rule-fault.ts";
import type { CustomField, RuleSet, Signal } from "./rule-set.ts";
import { checkFieldName, valueType } from "./value-type.ts";

const subjectOf = { deal: "deal", contact: "contacts", organisation: "organisations" } as const;

interface Additions {
  readonly facts: { readonly subject: Subject; readonly fact: Fact }[];
  readonly broken: Set<string>;
}

/**
 * Returns the facts a rule set may name: the catalogue, the app's facts, its custom fields and its
 * signals; and the names whose own definition is wrong, those of a wrong shape handed in.
 */
export function ruleSetLexicon(
  ruleSet: Pick<RuleSet, "signals" | "custom">,
  appFacts: readonly AppFact[],
  faults: RuleFault[],
  misshapen: ReadonlySet<string> = new Set(),
): { readonly lexicon: Lexicon; readonly broken: ReadonlySet<string> } {
  const additions: Additions = { facts: [], broken: new Set(misshapen) };
  for (const fact of appFacts) additions.facts.push({ subject: "deal", fact: factOfApp(fact) });
  const { broken } = additions;
  for (const [name, field] of Object.entries(ruleSet.custom ?? {})) {
    const pointer = pointerOf(["custom", name]);
    const what = `custom.${name}`;
    if (!checkFieldName(name, pointer, faults)) broken.add(what);
    if (broken.has(what)) continue;
    const plain = ["custom", name];
    declare(field, { read: "value", subject: "deal", what, plain }, pointer, additions, faults);
  }
  for (const [id, signal] of Object.entries(ruleSet.signals ?? {})) {
    const pointer = pointerOf(["signals", id]);
    if (!checkId(id, pointer, faults) || !isFree(id, pointer, additions, faults)) broken.add(id);
    if (broken.has(id)) continue;
    const subject = subjectOf[signal.subject];
    declare(signal, { read: "value", subject, what: id }, pointer, additions, faults);
  }
  return { lexicon: extendLexicon(factCatalogue, additions.facts), broken };
}

function factOfApp({ name, title, ask, type }: AppFact): Fact {
  return { name, title, ask, type, reading: { read: "app", name } };
}

/** Adds the fact that a custom field or a signal declares, and the days to and from a date. */
function declare(
  declared: CustomField & Partial<Pick<Signal, "favours">>,
  reading: ValueReading,
  pointer: string,
  { facts, broken }: Additions,
  faults: RuleFault[],
): void {
  const { subject, what: name } = reading;
  const type = valueType(declared, pointer, faults);
  if (type === undefined) {
    broken.add(name);
    return;
  }
  const { title, ask, staleAfterDays, source, favours } = declared;
  const fact: Fact = { name, title, ask, type, reading, staleAfterDays, source, favours };
  facts.push({ subject, fact });
  if (type.kind === "date")
    facts.push(...daysOf(fact, reading).map((days) => ({ subject, fact: days })));
}

/** Returns whether a name means nothing yet: an observation of it would else be ambiguous. */
function isFree(name: string, pointer: string, { facts }: Additions, faults: RuleFault[]): boolean {
  const isTaken =
    ["known", "judgement", "complete"].includes(name) ||
    facts.some(({ fact }) => fact.name === name) ||
    subjects.some((subject) => factsAbout(factCatalogue, subject).has(name));
  if (isTaken) faults.push(ruleFault("name-taken", pointer, name));
  return !isTaken;
}

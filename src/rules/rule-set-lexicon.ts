import { daysOf, factCatalogue } from "../facts/catalogue.ts";
import type { AppFact, Fact } from "../facts/fact.ts";
import { extendLexicon, factsAbout, type Lexicon, subjects } from "../facts/lexicon.ts";
import type { Subject, ValueReading } from "../facts/reading.ts";
import { pointerOf } from "../model/pointer.ts";
import { checkName } from "./check-name.ts";
import { type RuleFault, ruleFault } from "./rule-fault.ts";
import type { CustomField, RuleSet, Signal } from "./rule-set.ts";
import { valueType } from "./value-type.ts";

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
  const { facts, broken } = additions;
  for (const { name, title, ask, type } of appFacts) {
    const pointer = pointerOf(["facts", name]);
    if (checkName(name, "fact", pointer, faults) && facts.some(({ fact }) => fact.name === name)) {
      faults.push(ruleFault("name-taken", pointer, name));
    }
    facts.push({
      subject: "deal",
      fact: { name, title, ask, type, reading: { read: "app", name } },
    });
  }
  for (const [name, field] of Object.entries(ruleSet.custom ?? {})) {
    const pointer = pointerOf(["custom", name]);
    const plain = ["custom", name];
    const reading = { read: "value", subject: "deal", what: `custom.${name}`, plain } as const;
    const isNamed = checkName(name, "field", pointer, faults);
    declare(field, reading, isNamed, pointer, additions, faults);
  }
  for (const [id, signal] of Object.entries(ruleSet.signals ?? {})) {
    const pointer = pointerOf(["signals", id]);
    const reading = { read: "value", subject: subjectOf[signal.subject], what: id } as const;
    const isNamed = checkName(id, "id", pointer, faults) && isFree(id, pointer, faults);
    declare(signal, reading, isNamed, pointer, additions, faults);
  }
  return { lexicon: extendLexicon(factCatalogue, additions.facts), broken };
}

/** Adds the fact that a custom field or a signal declares, and the days to and from a date. */
function declare(
  declared: CustomField & Partial<Pick<Signal, "favours">>,
  reading: ValueReading,
  isNamed: boolean,
  pointer: string,
  { facts, broken }: Additions,
  faults: RuleFault[],
): void {
  const { subject, what: name } = reading;
  const type = isNamed && !broken.has(name) ? valueType(declared, pointer, faults) : undefined;
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
function isFree(name: string, pointer: string, faults: RuleFault[]): boolean {
  const isTaken =
    ["known", "judgement", "complete"].includes(name) ||
    subjects.some((subject) => factsAbout(factCatalogue, subject).has(name));
  if (isTaken) faults.push(ruleFault("name-taken", pointer, name));
  return !isTaken;
}

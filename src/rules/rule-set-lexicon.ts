import { daysOf, factCatalogue } from "../facts/catalogue.ts";
import type { AppFact, Fact } from "../facts/fact.ts";
import { extendLexicon, type Lexicon, listNames } from "../facts/lexicon.ts";
import type { Subject, ValueReading } from "../facts/reading.ts";
import { pointerOf } from "../model/pointer.ts";
import { checkId } from "./check-id.ts";
import { type RuleFault, ruleFault } from "./rule-fault.ts";
import type { CustomField, RuleSet, Signal } from "./rule-set.ts";
import { checkFieldName, valueType } from "./value-type.ts";

const subjects = { deal: "deal", contact: "contacts", organisation: "organisations" } as const;

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
  for (const [name, field] of Object.entries(ruleSet.custom ?? {})) {
    addCustom(name, field, additions, faults);
  }
  for (const [id, signal] of Object.entries(ruleSet.signals ?? {})) {
    addSignal(id, signal, additions, faults);
  }
  return { lexicon: extendLexicon(factCatalogue, additions.facts), broken: additions.broken };
}

function factOfApp({ name, title, ask, type }: AppFact): Fact {
  return { name, title, ask, type, reading: { read: "app", name } };
}

function addCustom(name: string, field: CustomField, to: Additions, faults: RuleFault[]): void {
  const pointer = pointerOf(["custom", name]);
  const fact = `custom.${name}`;
  if (!checkFieldName(name, pointer, faults)) {
    to.broken.add(fact);
    return;
  }
  const type = to.broken.has(fact) ? undefined : valueType(field, pointer, faults);
  if (type === undefined) {
    to.broken.add(fact);
    return;
  }
  const reading: ValueReading = {
    read: "value",
    subject: "deal",
    what: fact,
    plain: ["custom", name],
  };
  const { title, ask, staleAfterDays, source } = field;
  add({ name: fact, title, ask, type, reading, ...marks({ staleAfterDays, source }) }, "deal", to);
}

function addSignal(id: string, signal: Signal, to: Additions, faults: RuleFault[]): void {
  const pointer = pointerOf(["signals", id]);
  if (!checkId(id, pointer, faults)) {
    to.broken.add(id);
    return;
  }
  if (isTaken(id, to)) {
    faults.push(ruleFault("name-taken", pointer, id));
    to.broken.add(id);
    return;
  }
  const type = to.broken.has(id) ? undefined : valueType(signal, pointer, faults);
  if (type === undefined) {
    to.broken.add(id);
    return;
  }
  const subject = subjects[signal.subject];
  const { title, ask, staleAfterDays, source, favours } = signal;
  const reading: ValueReading = { read: "value", subject, what: id };
  add(
    { name: id, title, ask, type, reading, favours, ...marks({ staleAfterDays, source }) },
    subject,
    to,
  );
}

function add(fact: Fact, subject: Subject, to: Additions): void {
  to.facts.push({ subject, fact });
  if (fact.type.kind === "date" && fact.reading.read === "value") {
    for (const days of daysOf(fact, fact.reading)) to.facts.push({ subject, fact: days });
  }
}

function marks(marked: {
  readonly staleAfterDays?: number | undefined;
  readonly source?: readonly string[] | undefined;
}): Pick<Fact, "staleAfterDays" | "source"> {
  const { staleAfterDays, source } = marked;
  return {
    ...(staleAfterDays === undefined ? {} : { staleAfterDays }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Returns whether a name already means something: an observation of it would be ambiguous. */
function isTaken(name: string, { facts }: Additions): boolean {
  return (
    ["known", "judgement", "complete"].includes(name) ||
    facts.some(({ fact }) => fact.name === name) ||
    factCatalogue.deal.has(name) ||
    listNames.some((list) => factCatalogue.elements[list].has(name))
  );
}

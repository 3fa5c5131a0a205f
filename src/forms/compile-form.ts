import { type ItemSpecs, itemSpecs } from "../assess/item-specs.ts";
import { Reader } from "../assess/reader.ts";
import type { AggregateSlot } from "../assess/slot.ts";
import { Slots } from "../assess/slots.ts";
import { factCatalogue } from "../facts/catalogue.ts";
import type { Fact } from "../facts/fact.ts";
import { factsAbout } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import type { Condition } from "../rules/condition.ts";
import { newResolution, resolveCondition } from "../rules/resolve-condition.ts";
import { type RuleIssue, ruleIssuesOf } from "../rules/rule-issue.ts";
import type { Form, FormBlank, FormSection } from "./form.ts";

/** Thrown when a form reads what there is not: a fact of another name, a condition that is none. */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly code = "invalid-form";
  readonly issues: readonly RuleIssue[];

  constructor(message: string, issues: readonly RuleIssue[] = []) {
    super(message);
    this.issues = issues;
  }
}

/** Where a blank finds its value. */
export interface CompiledBlank {
  readonly blank: FormBlank;
  /** The fact it is filled with and its slot; absent for what is no fact. */
  readonly read?: { readonly fact: Fact; readonly slot: number };
  /** For a blank filled from a list: who belongs. */
  readonly members?: Members;
}

/** Those elements of a list that belong. */
export interface Members {
  readonly list: ListName;
  readonly slot: AggregateSlot;
}

/** A section with the slots of its blanks. */
export interface CompiledSection {
  readonly section: FormSection;
  readonly blanks: readonly CompiledBlank[];
  readonly members?: Members;
}

/** A form ready to be filled in. */
export interface CompiledForm {
  readonly slots: Slots;
  readonly reader: Reader;
  readonly items: ItemSpecs;
  readonly sections: readonly CompiledSection[];
  /** The slots of the names of those that have one. */
  readonly names: Readonly<Partial<Record<ListName, number>>>;
}

const compiled = new WeakMap<Form, CompiledForm>();

/** Returns a form ready to be filled in; throws a `FormError` when it cannot be. */
export function compileForm(form: Form): CompiledForm {
  const known = compiled.get(form);
  if (known !== undefined) return known;
  const made = new Compiler(form).compile();
  compiled.set(form, made);
  return made;
}

class Compiler {
  readonly form: Form;
  readonly slots = new Slots(factCatalogue, {});
  readonly names: Partial<Record<ListName, number>> = {};

  constructor(form: Form) {
    this.form = form;
  }

  compile(): CompiledForm {
    const { form, slots, names } = this;
    this.readNames();
    const sections = form.sections.map((section) => this.section(section));
    const items = itemSpecs({ slots, lexicon: factCatalogue, stages: [] });
    // Last: the reader looks at the slots that everything above asked for.
    return { slots, reader: new Reader(slots, []), items, sections, names };
  }

  section(section: FormSection): CompiledSection {
    const subject: Subject = section.layout === "list" ? section.list : "deal";
    const blanks = section.blanks.map((blank) => this.blank(blank, subject));
    if (section.layout !== "list") return { section, blanks };
    return { section, blanks, members: this.members(section.list, section.where) };
  }

  blank(blank: FormBlank, subject: Subject): CompiledBlank {
    if ("fact" in blank) return { blank, read: this.read(blank.fact, subject) };
    if (!("pick" in blank)) return { blank };
    const { list, where, fact } = blank.pick;
    return { blank, read: this.read(fact, list), members: this.members(list, where) };
  }

  read(name: string, subject: Subject): { readonly fact: Fact; readonly slot: number } {
    const fact = factsAbout(factCatalogue, subject).get(name);
    if (fact?.reading.read !== "value") {
      throw new FormError(`form \`${this.form.id}\`: no fact \`${name}\` of ${subject}`);
    }
    return { fact, slot: this.slots.ofReading(fact.type, fact.reading) };
  }

  /** Has the names read that references lead to. */
  readNames(): void {
    for (const list of ["contacts", "organisations"] as const) {
      this.names[list] = this.read("name", list).slot;
      // A list is read for the aggregates over it.
      this.members(list, undefined);
    }
  }

  members(list: ListName, where: Condition | undefined): Members {
    const resolution = newResolution({ lexicon: factCatalogue, conditions: {} });
    const place = { subject: list, pointer: "", verdict: false, depth: 0, within: [] };
    const resolved = where && resolveCondition(where, place, resolution);
    const issues = ruleIssuesOf(resolution.faults);
    const [issue] = issues;
    if (issue !== undefined) {
      throw new FormError(`form \`${this.form.id}\`: ${issue.message.en}${issue.pointer}`, issues);
    }
    const index = this.slots.ofReading(
      { kind: "number" },
      {
        read: "aggregate",
        list,
        function: "count",
        scope: "all",
        ...(resolved !== undefined && { where: resolved }),
      },
    );
    const slot = this.slots.tables.deal.slots[index];
    // Invariant: the reading of an aggregate is given an aggregate's slot.
    if (slot?.kind !== "aggregate") throw new FormError(`form \`${this.form.id}\`: ${list}`);
    return { list, slot };
  }
}

import { memberRank } from "../assess/aggregate.ts";
import type { ItemSpec } from "../assess/item-specs.ts";
import type { AggregateSlot } from "../assess/slot.ts";
import { isClosed, reasonOf, type Snapshot } from "../assess/snapshot.ts";
import type { UnknownReason } from "../assess/verdict.ts";
import type { Fact } from "../facts/fact.ts";
import { leadsTo } from "../facts/fact-type.ts";
import { aboutOf } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import type { Operand } from "../logic/operators/operator.ts";
import { circuitWidth } from "../logic/rails.ts";
import { FAILED, SATISFIED } from "../logic/truth.ts";
import { collectUnknown, UnknownLeaves } from "../logic/unknown-leaves.ts";
import type { Deal } from "../model/deal.ts";
import { type Text, text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import type { CompiledBlank, CompiledForm, Members } from "./compile-form.ts";
import type { FilledCell, FilledValue, FormMissing } from "./filled-form.ts";
import type { DealBlank } from "./form.ts";

/** What filling in a form is told. */
export interface FillOptions {
  /** The day that it is filled in for, `YYYY-MM-DD`: what was observed later does not count. */
  readonly asOf: string;
  /** Writes down personal data as well; absent: those blanks stay blank and nobody is asked. */
  readonly personal?: boolean;
  /** The rule sets whose recorded stages are written where a form asks for the stage. */
  readonly ruleSets?: readonly Pick<RuleSet, "id" | "title" | "stages">[];
}

const stageTitle = text("目前阶段", "present stage");
const stageAsk = text("现在做到哪个阶段？", "Which stage is the deal in?");
const plainText = { kind: "text" } as const;
const whole = "deal";

/** What is written into the blanks of one form from one deal, and what is found missing. */
export class Filling {
  readonly missing = new Map<string, FormMissing>();
  readonly form: CompiledForm;
  readonly deal: Deal;
  readonly options: FillOptions;
  readonly snapshot: Snapshot;

  constructor(form: CompiledForm, deal: Deal, options: FillOptions) {
    this.form = form;
    this.deal = deal;
    this.options = options;
    this.snapshot = form.reader.read(deal, options.asOf, false);
  }

  /** Returns the cell of a blank about the deal as a whole. */
  dealCell(compiled: CompiledBlank): FilledCell {
    const { blank, read, members } = compiled;
    if ("signed" in blank) return { state: "signature", values: [], missing: [] };
    if ("deal" in blank) return this.aboutCell(blank);
    if (read !== undefined && members !== undefined && "pick" in blank) {
      return this.pickedCell(read, members, blank);
    }
    return this.elementCell(compiled, whole, 0);
  }

  /** Returns the cell of a blank about one element of a list, or about the deal. */
  elementCell({ blank, read }: CompiledBlank, subject: Subject, row: number): FilledCell {
    if (read === undefined) return blankCell("none");
    if (read.fact.personal === true && this.options.personal !== true) return blankCell("withheld");
    const value = this.valueAt(subject, row, read.slot);
    if (value !== undefined) return filledCell([this.written(value, read.fact)]);
    const ask = "fact" in blank ? blank.ask : undefined;
    return { state: "missing", values: [], missing: [this.lacks(subject, row, read.slot, ask)] };
  }

  pickedCell(
    read: { readonly fact: Fact; readonly slot: number },
    members: Members,
    blank: { readonly id: string; readonly title: Text; readonly ask: Text },
  ): FilledCell {
    const { list } = members;
    const { rows, missing } = this.membersOf(members, `${list}.new/${blank.id}`, blank);
    const values: FilledValue[] = [];
    const lacking: string[] = [...missing];
    for (const row of rows) {
      const value = this.valueAt(list, row, read.slot);
      if (value === undefined) lacking.push(this.lacks(list, row, read.slot, undefined));
      else values.push(this.written(value, read.fact));
    }
    if (values.length > 0) return { state: "filled", values, missing: lacking };
    return { state: lacking.length > 0 ? "missing" : "none", values, missing: lacking };
  }

  aboutCell(blank: DealBlank): FilledCell {
    const { id, name } = this.deal;
    const writes = (value: string): FilledCell => filledCell([{ value, type: plainText }]);
    if (blank.deal === "id") return writes(id);
    if (blank.deal === "name") return name === undefined ? blankCell("none") : writes(name);
    if (blank.deal === "day") {
      return filledCell([{ value: this.options.asOf, type: { kind: "date" } }]);
    }
    const stages = this.stages();
    if (stages.length > 0) return filledCell(stages);
    const item = {
      kind: "fact",
      what: "progress.stage",
      title: stageTitle,
      ask: stageAsk,
    } as const;
    const added = this.add("progress.stage", { ...item, type: plainText, reason: "absent" });
    return { state: "missing", values: [], missing: [added] };
  }

  /** Returns the recorded stages under the rule sets that are known here. */
  stages(): readonly FilledValue[] {
    return (this.options.ruleSets ?? []).flatMap(({ id, title, stages = [] }) => {
      const recorded = this.deal.progress?.[id]?.stage;
      const stage = stages.find(
        (one) => one.id === recorded || one.formerly?.includes(recorded ?? ""),
      );
      if (stage === undefined) return [];
      const named = text(`${stage.title.zh}（${title.zh}）`, `${stage.title.en} (${title.en})`);
      return [{ value: stage.id, type: plainText, title: named }];
    });
  }

  /**
   * Returns the rows of those elements that belong; missing are what would settle whether others do,
   * or a new element while there is none and the list is not known to be complete.
   */
  membersOf(
    { list, slot }: Members,
    newId: string,
    { title, ask }: { readonly title: Text; readonly ask: Text },
  ): { readonly rows: readonly number[]; readonly missing: readonly string[] } {
    const rows: number[] = [];
    // Two questions about one attribute are one thing to find out.
    const missing = new Set<string>();
    const state = this.snapshot.lists[list];
    state.rows.forEach((_, row) => {
      const rank = memberRank(slot, state, row);
      if (rank === SATISFIED) rows.push(row);
      else if (rank !== FAILED) {
        for (const number of this.unknownOf(slot, row)) {
          missing.add(this.lacks(list, row, number, undefined));
        }
      }
    });
    const isSettled = isClosed(this.snapshot, this.form.slots, list, "all");
    if (rows.length === 0 && missing.size === 0 && !isSettled) {
      const { type, fields = [] } = this.form.items.found[list];
      const item = { kind: "person", what: list, list, title, ask, type, fields } as const;
      missing.add(this.add(newId, { ...item, reason: "incomplete" }));
    }
    return { rows, missing: [...missing] };
  }

  /** Returns the slots of an element that would settle whether it belongs. */
  unknownOf({ reading: { list }, member }: AggregateSlot, row: number): readonly number[] {
    const leaves = new UnknownLeaves();
    const answers = this.snapshot.lists[list].answers[Math.floor(row / circuitWidth)];
    const frame = 1 << (row % circuitWidth);
    if (answers !== undefined) {
      collectUnknown(this.form.slots.circuits[list], answers, member, frame, leaves);
    }
    return leaves.numbers.slice(0, leaves.size);
  }

  valueAt(subject: Subject, row: number, slot: number): Exclude<Operand, undefined> | undefined {
    const { snapshot } = this;
    const values = subject === whole ? snapshot.values : snapshot.lists[subject].rows[row];
    // Invariant: only values as they stand are read, never aggregates.
    return values?.[slot] as Exclude<Operand, undefined> | undefined;
  }

  written(value: Exclude<Operand, undefined>, { type }: Fact): FilledValue {
    const list = leadsTo(type);
    if (list === undefined || typeof value !== "string") return { value, type };
    const name = this.nameOf(list, value);
    return name === undefined ? { value, type } : { value, type, name };
  }

  nameOf(list: ListName, id: string): string | undefined {
    const { elements } = this.snapshot.lists[list];
    return this.nameAt(
      list,
      elements.findIndex((element) => element.id === id),
    );
  }

  nameAt(list: ListName, row: number): string | undefined {
    const slot = this.form.names[list];
    const name = slot === undefined ? undefined : this.valueAt(list, row, slot);
    return typeof name === "string" ? name : undefined;
  }

  /** Notes that a value is missing; returns the item's id. */
  lacks(subject: Subject, row: number, index: number, ask: Text | undefined): string {
    const slot = this.form.slots.tables[subject].slots[index];
    if (slot?.kind === "days" || slot?.kind === "known") {
      return this.lacks(subject, row, slot.of, ask);
    }
    if (slot?.kind === "hop") {
      const reference = this.valueAt(subject, row, slot.reference);
      const target = this.snapshot.lists[slot.list].elements.findIndex(
        ({ id }) => id === reference,
      );
      return target < 0
        ? this.lacks(subject, row, slot.reference, ask)
        : this.lacks(slot.list, target, slot.slot, ask);
    }
    // Invariant: whatever else is read is a value with the words of its column.
    if (slot?.kind !== "value") throw new TypeError(`slot ${index} of ${subject} holds no value`);
    const spec = this.form.items.columns[subject][slot.column];
    if (spec === undefined) throw new TypeError(`no words for \`${slot.what}\``);
    const { winners, elements } = this.stateOf(subject);
    const { size } = this.form.slots.tables[subject].columns;
    const winner = winners[(subject === whole ? 0 : row * size) + slot.column];
    const reason = reasonOf(slot, winner, this.snapshot);
    const id = elements[row]?.id;
    if (subject === whole || id === undefined) {
      return this.noteMissing(spec, { about: undefined, aboutName: undefined, reason, ask });
    }
    const about = aboutOf(subject, id);
    return this.noteMissing(spec, { about, aboutName: this.nameAt(subject, row), reason, ask });
  }

  stateOf(subject: Subject): Pick<Snapshot["lists"]["contacts"], "winners" | "elements"> {
    if (subject !== whole) return this.snapshot.lists[subject];
    return { winners: this.snapshot.winners, elements: [] };
  }

  noteMissing(
    spec: ItemSpec,
    told: {
      readonly about: string | undefined;
      readonly aboutName: string | undefined;
      readonly reason: UnknownReason;
      readonly ask: Text | undefined;
    },
  ): string {
    const { kind, what, title, type, list } = spec;
    const { about, aboutName, reason, ask } = told;
    return this.add(about === undefined ? what : `${about}:${what}`, {
      kind,
      what,
      ...(about !== undefined && { about }),
      ...(aboutName !== undefined && { aboutName }),
      ...(list !== undefined && { list }),
      title,
      ask: ask ?? spec.ask,
      type,
      reason,
    });
  }

  add(id: string, item: Omit<FormMissing, "id" | "deal">): string {
    if (!this.missing.has(id)) this.missing.set(id, { id, deal: this.deal.id, ...item });
    return id;
  }
}

function filledCell(values: readonly FilledValue[]): FilledCell {
  return { state: "filled", values, missing: [] };
}

function blankCell(state: "none" | "withheld"): FilledCell {
  return { state, values: [], missing: [] };
}

import type { ListName } from "../facts/reading.ts";
import { memberRank } from "./aggregate.ts";
import type { Evaluation } from "./evaluate.ts";
import type { ItemSpec } from "./item-specs.ts";
import type { Plan } from "./plan.ts";
import { type AggregateSlot, type SlotTable, sourceKinds } from "./slots.ts";
import { isClosed, reasonOf, type Snapshot } from "./snapshot.ts";
import type { Stake, StakeNode } from "./stakes.ts";
import type { Values } from "./values.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

/** An item being gathered: what it asks for, and what is at stake on it so far. */
interface Draft {
  readonly spec: ItemSpec;
  readonly id: string;
  readonly about: string | undefined;
  readonly reason: UnknownReason;
  /** The rank of the strongest source that is demanded; 0: none. */
  source: number;
  stakes: StakeNode;
}

/**
 * Returns what nobody has answered yet: the unknown leaves whose ancestors are all unknown. What
 * the nearest door asks for stands first, then the essential, then what carries most points.
 * `next` is the door that block flags bar, by stage index; -1: none.
 */
export function missingItems(
  plan: Plan,
  evaluation: Evaluation,
  next: number,
): readonly MissingItem[] {
  const gathering = new Gathering(plan, evaluation.snapshot);
  const { stages } = evaluation;
  const { unknowns } = gathering;
  for (const stage of plan.stages) {
    const { index } = stage;
    const answer = stages[index];
    if (answer === undefined || answer.applies === 0) continue;
    gathering.snapshot = answer.snapshot;
    const { values } = answer.snapshot;
    if (answer.applies === 1) stage.unknowns.applies?.(values, unknowns);
    if (answer.entry === 1) stage.unknowns.when?.(values, unknowns);
    if (unknowns.length > 0) gathering.raise(stage.stake, index);
    const door = answer.exit === 1 ? nextDoorAfter(evaluation, index) : -1;
    for (let c = 0; c < stage.checkpoints.length; c++) {
      const checkpoint = stage.checkpoints[c];
      const own = answer.checkpoints[c];
      if (checkpoint === undefined || own === undefined || own.waived) continue;
      if (own.applies === 0 || (own.truth !== 1 && own.applies === 2)) continue;
      if (own.applies === 1) checkpoint.unknowns.applies?.(values, unknowns);
      if (own.truth === 1) {
        if (own.when === 1) checkpoint.unknowns.when?.(values, unknowns);
        if (own.judgement === 1) unknowns.push(checkpoint.judgement);
      }
      gathering.raise(checkpoint.stake, door);
    }
  }
  gathering.snapshot = evaluation.snapshot;
  for (const flag of plan.flags) {
    if (flag.severity !== "block" || flag.presumed) continue;
    if (flag.unknowns.when?.(evaluation.snapshot.values, unknowns) === 1) {
      gathering.raise(flag.stake, next);
    }
    unknowns.length = 0;
  }
  return gathering.finish();
}

function nextDoorAfter({ stages }: Evaluation, index: number): number {
  for (let later = index + 1; later < stages.length; later++) {
    if (stages[later]?.applies !== 0) return later;
  }
  return -1;
}

class Gathering {
  snapshot: Snapshot;
  /** The slots of unknown leaves, to be raised by the next stake. */
  readonly unknowns: number[] = [];
  readonly plan: Plan;
  readonly drafts: Draft[] = [];
  readonly byColumn: (Draft | undefined)[];
  readonly byId = new Map<string, Draft>();
  readonly aggregates = new Map<number, readonly Draft[]>();

  constructor(plan: Plan, snapshot: Snapshot) {
    this.plan = plan;
    this.snapshot = snapshot;
    this.byColumn = new Array<undefined>(plan.items.columns.deal.length).fill(undefined);
  }

  raise(stake: Stake, door: number): void {
    const { unknowns } = this;
    const { slots } = this.plan.slots.tables.deal;
    for (const index of unknowns) {
      const slot = slots[index];
      if (slot?.kind === "aggregate") {
        for (const draft of this.ofAggregate(index, slot)) {
          draft.stakes = draft.stakes.raise(stake, door);
        }
      } else {
        const draft = this.ofDeal(index);
        if (draft !== undefined) draft.stakes = draft.stakes.raise(stake, door);
      }
    }
    unknowns.length = 0;
  }

  finish(): readonly MissingItem[] {
    const { plan } = this;
    const doors = plan.stages.length;
    const shelves: Draft[][] = [];
    for (const draft of this.drafts) {
      const { doors: opened, essential, points } = draft.stakes;
      const shelf = 2 * (opened[0] ?? doors) + (essential ? 0 : 1);
      shelves[shelf] ??= [];
      const others = shelves[shelf];
      // Few stand on one shelf, and those met first already stand in order: insertion is quickest.
      let at = others.length;
      while (at > 0 && (others[at - 1]?.stakes.points ?? 0) < points) at--;
      if (at === others.length) others.push(draft);
      else others.splice(at, 0, draft);
    }
    const items: MissingItem[] = [];
    for (const shelf of shelves) {
      if (shelf === undefined) continue;
      for (const draft of shelf) items.push(itemOf(draft, plan));
    }
    return items;
  }

  ofDeal(index: number): Draft | undefined {
    const { slots } = this.plan.slots.tables.deal;
    let slot = slots[index];
    while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
    if (slot?.kind !== "value") return undefined;
    const known = this.byColumn[slot.column];
    if (known !== undefined) {
      if (slot.minSource > known.source) known.source = slot.minSource;
      return known;
    }
    const spec = this.plan.items.columns.deal[slot.column];
    if (spec === undefined) return undefined;
    const reason = reasonOf(slot, this.snapshot.winners[slot.column], this.snapshot);
    const draft = this.draft(spec, spec.what, undefined, slot.minSource, reason);
    this.byColumn[slot.column] = draft;
    return draft;
  }

  ofAggregate(index: number, slot: AggregateSlot): readonly Draft[] {
    const known = this.aggregates.get(index);
    if (known !== undefined) return known;
    const { list, scope } = slot.reading;
    const drafts: Draft[] = [];
    const add = (draft: Draft | undefined): void => {
      if (draft !== undefined && !drafts.includes(draft)) drafts.push(draft);
    };
    const { rows } = this.snapshot.lists[list];
    for (let row = 0; row < rows.length; row++) {
      const values = rows[row];
      if (values === undefined) continue;
      for (const unknown of unknownsOf(slot, values)) add(this.ofElement(list, row, unknown));
    }
    const { slots, items } = this.plan;
    if (!isClosed(this.snapshot, slots, list, scope)) {
      add(this.found(items.found[list], `${list}.new`));
      add(this.ofDeal(slots.completeness[list]));
    }
    this.aggregates.set(index, drafts);
    return drafts;
  }

  ofElement(list: ListName, row: number, index: number): Draft | undefined {
    const table = this.plan.slots.tables[list];
    const state = this.snapshot.lists[list];
    let slot = table.slots[index];
    while (slot?.kind === "days" || slot?.kind === "known") slot = table.slots[slot.of];
    if (slot?.kind === "hop") {
      const reference = state.rows[row]?.[slot.reference];
      if (reference === undefined) return this.ofElement(list, row, slot.reference);
      const target = this.snapshot.lists[slot.list].rowOf?.get(String(reference));
      return target === undefined ? undefined : this.ofElement(slot.list, target, slot.slot);
    }
    if (slot?.kind !== "value") return undefined;
    const element = state.elements[row];
    const spec = this.plan.items.columns[list][slot.column];
    if (element === undefined || spec === undefined) return undefined;
    const about =
      list === "contacts" || list === "organisations" ? element.id : `${list}/${element.id}`;
    const id = `${about}:${spec.what}`;
    const known = this.byId.get(id);
    if (known !== undefined) {
      if (slot.minSource > known.source) known.source = slot.minSource;
      return known;
    }
    const winner = state.winners[row * columnsOf(table) + slot.column];
    const reason = reasonOf(slot, winner, this.snapshot);
    const draft = this.draft(spec, id, about, slot.minSource, reason);
    this.byId.set(id, draft);
    return draft;
  }

  found(spec: ItemSpec, id: string): Draft {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    const draft = this.draft(spec, id, undefined, 0, "incomplete");
    this.byId.set(id, draft);
    return draft;
  }

  draft(
    spec: ItemSpec,
    id: string,
    about: string | undefined,
    source: number,
    reason: UnknownReason,
  ): Draft {
    const draft: Draft = { spec, id, about, reason, source, stakes: this.plan.noStake };
    this.drafts.push(draft);
    return draft;
  }
}

/** Returns the slots of one element that could still move what an aggregate comes to. */
function unknownsOf(slot: AggregateSlot, values: Values): readonly number[] {
  const member = memberRank(slot, values);
  if (member === 0) return [];
  const unknowns: number[] = [];
  slot.whereUnknowns?.(values, unknowns);
  if (slot.roles >= 0 && values[slot.roles] === undefined) unknowns.push(slot.roles);
  slot.meetsUnknowns?.(values, unknowns);
  for (const attribute of [slot.of, slot.weight]) {
    if (attribute >= 0 && values[attribute] === undefined) unknowns.push(attribute);
  }
  return unknowns;
}

function columnsOf(table: SlotTable): number {
  return table.columns.size;
}

function itemOf(draft: Draft, plan: Plan): MissingItem {
  const { spec, source, stakes } = draft;
  if (draft.reason === "absent" && source === 0 && draft.about === undefined) {
    // The same item with the same stakes is the same for every deal.
    let known = plan.knownItems.get(stakes);
    if (known === undefined) {
      known = new Map();
      plan.knownItems.set(stakes, known);
    }
    const item = known.get(spec);
    if (item !== undefined) return item;
    const made = Object.freeze(makeItem(draft, plan));
    known.set(spec, made);
    return made;
  }
  return makeItem(draft, plan);
}

function makeItem({ spec, id, about, reason, source, stakes }: Draft, plan: Plan): MissingItem {
  const demanded = sourceKinds[source - 1];
  return {
    id,
    kind: spec.kind,
    what: spec.what,
    ...(about === undefined ? undefined : { about }),
    ...(spec.list === undefined ? undefined : { list: spec.list }),
    title: spec.title,
    ask: spec.ask,
    type: spec.type,
    ...(demanded === undefined ? undefined : { source: demanded }),
    reason,
    ...(spec.fields === undefined ? undefined : { fields: spec.fields }),
    checkpoints: stakes.checkpoints,
    doors: stakes.doors.map((door) => plan.stages[door]?.id ?? ""),
    points: stakes.points,
    essential: stakes.essential,
  };
}

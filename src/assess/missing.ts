import type { ListName } from "../facts/reading.ts";
import { and } from "../logic/truth.ts";
import { memberRank } from "./aggregate.ts";
import type { Evaluation } from "./evaluate.ts";
import type { ItemSpec } from "./item-specs.ts";
import type { Plan } from "./plan.ts";
import { type AggregateSlot, isDeclaredComplete, type SlotTable, sourceKinds } from "./slots.ts";
import { reasonOf, type Snapshot } from "./snapshot.ts";
import type { MissingItem, UnknownReason } from "./verdict.ts";

interface Draft {
  readonly spec: ItemSpec;
  readonly id: string;
  readonly about: string | undefined;
  readonly reason: UnknownReason;
  source: number;
  readonly checkpoints: string[];
  readonly doors: string[];
  points: number;
  essential: boolean;
  order: number;
}

/** What an unknown leaf stands for. */
interface Stake {
  readonly checkpoint: string | undefined;
  readonly door: string | undefined;
  readonly weight: number;
  readonly essential: boolean;
}

/**
 * Returns what nobody has answered yet: the unknown leaves whose ancestors are all unknown. What
 * the nearest door asks for stands first, then the essential, then what carries most points.
 * `next` is the door that block flags bar.
 */
export function missingItems(
  plan: Plan,
  evaluation: Evaluation,
  next: string | null,
): readonly MissingItem[] {
  const gathering = new Gathering(plan, evaluation.snapshot);
  const { stages } = evaluation;
  const unknowns: number[] = [];
  const take = (stake: Stake): void => {
    for (const slot of unknowns) gathering.addSlot(slot, stake);
    unknowns.length = 0;
  };
  for (const stage of plan.stages) {
    const answer = stages[stage.index];
    if (answer === undefined || answer.applies === 0) continue;
    gathering.snapshot = answer.snapshot;
    const { values } = answer.snapshot;
    const ownDoor = { checkpoint: undefined, door: stage.id, weight: 0, essential: true };
    if (answer.applies === 1) {
      stage.unknowns.applies?.(values, unknowns);
      take(ownDoor);
    }
    if (answer.entry === 1) {
      stage.unknowns.when?.(values, unknowns);
      take(ownDoor);
    }
    const doorAfter = answer.exit === 1 ? nextDoorAfter(plan, evaluation, stage.index) : undefined;
    for (let c = 0; c < stage.checkpoints.length; c++) {
      const checkpoint = stage.checkpoints[c];
      const own = answer.checkpoints[c];
      if (checkpoint === undefined || own === undefined || own.waived || own.applies === 0)
        continue;
      if (own.truth !== 1 && own.applies === 2) continue;
      const { id, weight, essential } = checkpoint;
      const stake = { checkpoint: id, door: doorAfter, weight, essential };
      if (own.applies === 1) checkpoint.unknowns.applies?.(values, unknowns);
      if (own.truth === 1) {
        checkpoint.unknowns.when?.(values, unknowns);
        if (own.judgement === 1) unknowns.push(checkpoint.judgement);
      }
      take(stake);
    }
  }
  gathering.snapshot = evaluation.snapshot;
  for (const flag of plan.flags) {
    if (flag.severity !== "block" || flag.presumed) continue;
    if (flag.unknowns.when?.(evaluation.snapshot.values, unknowns) === 1) {
      take({ checkpoint: undefined, door: next ?? undefined, weight: 0, essential: true });
    }
    unknowns.length = 0;
  }
  return gathering.finish();
}

function nextDoorAfter(plan: Plan, { stages }: Evaluation, index: number): string | undefined {
  for (let later = index + 1; later < stages.length; later++) {
    if (stages[later]?.applies !== 0) return plan.stages[later]?.id;
  }
  return undefined;
}

class Gathering {
  snapshot: Snapshot;
  readonly #plan: Plan;
  readonly #drafts: Draft[] = [];
  readonly #byColumn: (Draft | undefined)[] = [];
  readonly #byId = new Map<string, Draft>();
  readonly #aggregates = new Map<number, readonly Draft[]>();

  constructor(plan: Plan, snapshot: Snapshot) {
    this.#plan = plan;
    this.snapshot = snapshot;
  }

  addSlot(index: number, stake: Stake): void {
    const slot = this.#plan.slots.tables.deal.slots[index];
    if (slot === undefined) return;
    if (slot.kind === "aggregate") {
      for (const draft of this.#ofAggregate(index, slot)) raise(draft, stake);
      return;
    }
    const draft = this.#ofDeal(index);
    if (draft !== undefined) raise(draft, stake);
  }

  finish(): readonly MissingItem[] {
    const { stageIndex } = this.#plan;
    for (const draft of this.#drafts) {
      // Doors are gathered in the order of the stages, so the first is the nearest.
      const [nearest] = draft.doors;
      const door = nearest === undefined ? stageIndex.size : (stageIndex.get(nearest) ?? 0);
      draft.order = 2 * door + (draft.essential ? 0 : 1);
    }
    // The sort is stable: of two that weigh the same, the one met first stands first.
    this.#drafts.sort((a, b) => a.order - b.order || b.points - a.points);
    return this.#drafts.map(itemOf);
  }

  #ofDeal(index: number): Draft | undefined {
    const { slots } = this.#plan.slots.tables.deal;
    let slot = slots[index];
    while (slot?.kind === "days" || slot?.kind === "known") slot = slots[slot.of];
    if (slot?.kind !== "value") return undefined;
    const known = this.#byColumn[slot.column];
    if (known !== undefined) {
      known.source = Math.max(known.source, slot.minSource);
      return known;
    }
    const spec = this.#plan.items.columns.deal[slot.column];
    if (spec === undefined) return undefined;
    const winner = this.snapshot.winners[slot.column];
    const draft = this.#draft(
      spec,
      spec.what,
      undefined,
      slot.minSource,
      reasonOf(slot, winner, this.snapshot),
    );
    this.#byColumn[slot.column] = draft;
    return draft;
  }

  #ofAggregate(index: number, slot: AggregateSlot): readonly Draft[] {
    const known = this.#aggregates.get(index);
    if (known !== undefined) return known;
    const { list, scope } = slot.reading;
    const drafts = new Set<Draft>();
    const { rows } = this.snapshot.lists[list];
    const unknowns: number[] = [];
    for (let row = 0; row < rows.length; row++) {
      const values = rows[row];
      if (values === undefined) continue;
      const member = memberRank(slot, values);
      if (member === 0) continue;
      slot.whereUnknowns?.(values, unknowns);
      if (slot.roles >= 0 && values[slot.roles] === undefined) unknowns.push(slot.roles);
      if (and(member, slot.meetsUnknowns?.(values, unknowns) ?? 2) === 0) unknowns.length = 0;
      for (const attribute of [slot.of, slot.weight]) {
        if (attribute >= 0 && values[attribute] === undefined) unknowns.push(attribute);
      }
      for (const unknown of unknowns) {
        const draft = this.#ofElement(list, row, unknown);
        if (draft !== undefined) drafts.add(draft);
      }
      unknowns.length = 0;
    }
    if (!this.#isClosed(list, scope)) {
      drafts.add(this.#find(this.#plan.items.found[list], `${list}.new`, "incomplete"));
      const completeness = this.#ofDeal(this.#plan.slots.completeness[list]);
      if (completeness !== undefined) drafts.add(completeness);
    }
    const result = [...drafts];
    this.#aggregates.set(index, result);
    return result;
  }

  #isClosed(list: ListName, scope: "all" | "decision-chain"): boolean {
    const { elements, present } = this.snapshot.lists[list];
    if (present && elements.length === 0) return true;
    return isDeclaredComplete(this.snapshot.values[this.#plan.slots.completeness[list]], scope);
  }

  #ofElement(list: ListName, row: number, index: number): Draft | undefined {
    const table = this.#plan.slots.tables[list];
    const values = this.snapshot.lists[list].rows[row];
    let slot = table.slots[index];
    while (slot?.kind === "days" || slot?.kind === "known") slot = table.slots[slot.of];
    if (slot?.kind === "hop") {
      const reference = values?.[slot.reference];
      if (reference === undefined) return this.#ofElement(list, row, slot.reference);
      const target = this.snapshot.lists[slot.list].rowOf?.get(String(reference));
      return target === undefined ? undefined : this.#ofElement(slot.list, target, slot.slot);
    }
    if (slot?.kind !== "value") return undefined;
    const { elements, winners } = this.snapshot.lists[list];
    const element = elements[row];
    const spec = this.#plan.items.columns[list][slot.column];
    if (element === undefined || spec === undefined) return undefined;
    const about =
      list === "contacts" || list === "organisations" ? element.id : `${list}/${element.id}`;
    const id = `${about}:${spec.what}`;
    const known = this.#byId.get(id);
    if (known !== undefined) {
      known.source = Math.max(known.source, slot.minSource);
      return known;
    }
    const winner = winners[row * columnsOf(table) + slot.column];
    const draft = this.#draft(
      spec,
      id,
      about,
      slot.minSource,
      reasonOf(slot, winner, this.snapshot),
    );
    this.#byId.set(id, draft);
    return draft;
  }

  #find(spec: ItemSpec, id: string, reason: UnknownReason): Draft {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const draft = this.#draft(spec, id, undefined, 0, reason);
    this.#byId.set(id, draft);
    return draft;
  }

  #draft(
    spec: ItemSpec,
    id: string,
    about: string | undefined,
    source: number,
    reason: UnknownReason,
  ): Draft {
    const draft: Draft = {
      spec,
      id,
      about,
      reason,
      source,
      checkpoints: [],
      doors: [],
      points: 0,
      essential: false,
      order: 0,
    };
    this.#drafts.push(draft);
    return draft;
  }
}

function columnsOf(table: SlotTable): number {
  return table.columns.size;
}

function raise(draft: Draft, stake: Stake): void {
  const { checkpoint, door, weight, essential } = stake;
  if (checkpoint === undefined) draft.essential ||= essential;
  else if (!draft.checkpoints.includes(checkpoint)) {
    draft.checkpoints.push(checkpoint);
    draft.points += weight;
    draft.essential ||= essential;
  }
  if (door !== undefined && !draft.doors.includes(door)) draft.doors.push(door);
}

function itemOf(draft: Draft): MissingItem {
  const { spec, id, about, reason, checkpoints, doors, points, essential } = draft;
  const source = sourceKinds[draft.source - 1];
  return {
    id,
    kind: spec.kind,
    what: spec.what,
    ...(about === undefined ? undefined : { about }),
    ...(spec.list === undefined ? undefined : { list: spec.list }),
    title: spec.title,
    ask: spec.ask,
    type: spec.type,
    ...(source === undefined ? undefined : { source }),
    reason,
    ...(spec.fields === undefined ? undefined : { fields: spec.fields }),
    checkpoints,
    doors,
    points,
    essential,
  };
}

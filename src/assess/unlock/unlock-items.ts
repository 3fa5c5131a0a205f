import { aboutOf } from "../../facts/lexicon.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import type { Evaluation } from "../evaluate.ts";
import { type ItemSpec, itemsOf } from "../item-specs.ts";
import { missingItems } from "../missing.ts";
import { elementItem, foundItem, itemOf, noStake } from "../missing-item.ts";
import type { ValueSlot } from "../slot.ts";
import { reasonOf } from "../snapshot.ts";
import type { MissingItem } from "../verdict.ts";
import { holds } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";
import type { Opening } from "./openings.ts";
import { Scene } from "./scene.ts";
import type { Variable } from "./scene-memory.ts";
import { smallestOpenings } from "./search.ts";
import { valueSlot } from "./seen.ts";
import type { Situation } from "./situation.ts";
import type { UnlockAnswer, UnlockSet } from "./unlock.ts";

/** Returns the sets of items of some openings, what is to be asked first standing first. */
export function unlockSets(
  situation: Situation,
  openings: Iterable<Opening>,
  evaluation: Evaluation,
  target: number,
): readonly UnlockSet[] {
  const { plan } = situation;
  const missing = missingItems(plan, evaluation, plan.raise(evaluation.snapshot.values), target);
  const order = new Map(missing.map((item, index) => [item.id, index]));
  const byId = new Map(missing.map((item) => [item.id, item]));
  const rank = ({ item }: Asked): number => order.get(item.id) ?? missing.length;
  const sets = [...openings].map((opening) =>
    answerable(askedOf(situation, trimmed(opening), byId).sort((a, b) => rank(a) - rank(b))),
  );
  return sets
    .sort((a, b) => {
      const at = a.findIndex((asked, i) => rank(asked) !== rank(b[i] ?? asked));
      return at < 0 ? 0 : rank(a[at] as Asked) - rank(b[at] as Asked);
    })
    .map((set) => ({
      items: set.map(({ item }) => item),
      answers: set.map(({ item, value }) => ({ item: item.id, value })),
    }));
}

interface Asked {
  readonly item: MissingItem;
  readonly value: UnlockAnswer["value"];
}

/**
 * Puts a set in an order in which it can be answered: who is found before what refers to them, and
 * that a list is complete once they are on it.
 */
function answerable(set: readonly Asked[]): readonly Asked[] {
  const waiting = new Set(set);
  const order: Asked[] = [];
  const place = (asked: Asked): void => {
    if (!waiting.delete(asked)) return;
    const { item, value } = asked;
    const told = item.kind === "person" ? Object.values(value as object) : [value];
    for (const other of set) {
      if (other.item.kind !== "person") continue;
      const { id } = other.value as { readonly id: string };
      if (told.includes(id) || (item.kind === "completeness" && other.item.list === item.list)) {
        place(other);
      }
    }
    order.push(asked);
  };
  for (const asked of set) place(asked);
  return order;
}

/** Leaves out what need not be known of those found. */
function trimmed(opening: Opening): Opening {
  const { scene, classes } = opening;
  const kept = new Map(classes);
  for (const [variable, to] of classes) {
    if (scene.costOf(variable) > 0) continue;
    kept.delete(variable);
    const isOpen = holds(
      scene.formula,
      (one) => kept.get(one) ?? -1,
      () => 0,
    );
    if (!isOpen) kept.set(variable, to);
  }
  return { ...opening, classes: kept };
}

function askedOf(
  situation: Situation,
  { scene, classes, found }: Opening,
  missing: ReadonlyMap<string, MissingItem>,
): Asked[] {
  const asked: Asked[] = [];
  const people = new Map<string, Record<string, unknown>>();
  const numbers = new Map<ListName, number>();
  const add = (list: ListName): Record<string, unknown> => {
    const number = numbers.get(list) ?? 0;
    numbers.set(list, number + 1);
    const person: Record<string, unknown> = { id: situation.foundId(list, number) };
    // Whoever came on file today would put in doubt that the chain is known.
    if (list === "contacts" && situation.lists.contacts.isChainClosed) person.addedAt = null;
    const id = `${list}.new`;
    const item = missing.get(id) ?? foundItem(situation.plan, list);
    asked.push({ item, value: person as UnlockAnswer["value"] });
    return person;
  };
  for (const [list, count] of Object.entries(scene.counts) as [ListName, number][]) {
    for (let n = 0; n < count; n++) {
      people.set(`${list} ${situation.lists[list].ids.length + n}`, add(list));
    }
  }
  for (const [variable, to] of classes) {
    const { column, row, classes: own, cost } = scene.variables[variable] as Variable;
    const value = own.values[to] as UnlockAnswer["value"];
    if (cost === 0) {
      const person = people.get(`${column.subject} ${row}`) as Record<string, unknown>;
      person[column.what] = value;
    } else {
      const id = idOf(situation, column, row);
      const item =
        missing.get(id) ?? variableItem(situation, scene.variables[variable] as Variable);
      asked.push({ item, value });
    }
  }
  for (const condition of found)
    Object.assign(add(condition.name), lookedFor(situation, condition));
  return asked;
}

function idOf(situation: Situation, { subject, what }: Variable["column"], row: number): string {
  const about = aboutRow(situation, subject, row);
  return about === undefined ? what : `${about}:${what}`;
}

function aboutRow(situation: Situation, subject: Subject, row: number): string | undefined {
  if (subject === "deal") return undefined;
  return aboutOf(subject, situation.lists[subject].ids[row] as string);
}

/** Returns what somebody to be found must be like. */
function lookedFor(
  situation: Situation,
  condition: FoundCondition,
): Readonly<Record<string, unknown>> {
  const { name } = condition;
  const row = situation.lists[name].ids.length;
  const scene = new Scene(situation, {}, (own) =>
    condition.build(own, own.row(name, row, situation.snapshot)),
  );
  const like: Record<string, unknown> = {};
  for (const opening of smallestOpenings(scene, 1000, 1).openings) {
    for (const [variable, to] of opening.classes) {
      const { column, classes } = scene.variables[variable] as Variable;
      like[column.what] = classes.values[to];
    }
  }
  return like;
}

/** Returns an item that nothing else asks for at the moment. */
function variableItem(situation: Situation, { column, row }: Variable): MissingItem {
  const { plan, snapshot } = situation;
  const { subject, index } = column;
  const table = plan.slots.tables[subject];
  const spec = itemsOf(plan).columns[subject][index] as ItemSpec;
  const { winners } = subject === "deal" ? snapshot : snapshot.lists[subject];
  const winner = winners[row * table.columns.size + index];
  const slots = column.slots.map((slot) => valueSlot(table, slot));
  const source = Math.max(0, ...slots.map(({ minSource }) => minSource));
  const reason = reasonOf(slots[0] as ValueSlot, winner, snapshot);
  const about = aboutRow(situation, subject, row);
  return about === undefined
    ? itemOf(spec, reason, source, noStake)
    : elementItem(spec, subject as ListName, about, reason, source, noStake);
}

import type { Operand } from "../../logic/operators/operator.ts";
import { parseDay } from "../../model/civil-date.ts";
import { follow } from "../read-program.ts";
import type { SlotTable, ValueSlot } from "../slot.ts";
import type { Source } from "./knowledge.ts";

/** Returns a slot of a table, which must be a value's. */
export function valueSlot(table: SlotTable, index: number): ValueSlot {
  const slot = table.slots[index];
  if (slot?.kind !== "value") throw new RangeError(`slot ${index} is no value`);
  return slot;
}

/** Returns what a leaf sees of a value that stands in its slot. */
export function seen(
  via: Source["via"],
  value: Operand | undefined,
  today: number,
): Operand | undefined {
  if (value === undefined || via === "value") return value;
  if (via === "known") return true;
  if (value === null) return null;
  const ahead = (parseDay(value as string) ?? 0) - today;
  return via === "until" ? ahead : -ahead;
}

/** Returns what a leaf sees of an answer. */
export function seenOf(
  { slot: index, via }: Pick<Source, "slot" | "via">,
  answer: unknown,
  table: SlotTable,
  today: number,
): Operand | undefined {
  const slot = valueSlot(table, index);
  const value = slot.path === undefined ? answer : follow(answer, slot.path);
  if (value === undefined || !isFit(slot, value)) return undefined;
  return seen(via, value as Operand, today);
}

/** Returns whether a slot can hold a value; none at all fits every one. */
export function isFit(slot: ValueSlot, value: unknown): boolean {
  return value === null || slot.fits(value);
}

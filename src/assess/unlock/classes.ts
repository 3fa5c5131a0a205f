import type { Operand } from "../../logic/operators/operator.ts";
import { follow } from "../read-program.ts";
import type { SlotTable } from "../slot.ts";
import { candidates } from "./candidates.ts";
import { type Column, type Question, rankOf } from "./knowledge.ts";
import { isFit, seenOf, valueSlot } from "./seen.ts";

/** The answers that an item may get: one for each class of answers that rules tell apart. */
export interface Classes {
  readonly values: readonly unknown[];
  /** Whether there are answers that matter and are not tried, because there are too many. */
  readonly isRough: boolean;
  /** What each question makes of each class: 1 where its rank is the wanted one. */
  readonly masks: Map<Question, { readonly satisfied: Uint8Array; readonly failed: Uint8Array }>;
}

/** Returns the classes of some answers, the first of each standing for the rest. */
export function classesOf(
  column: Column,
  answers: readonly unknown[],
  table: SlotTable,
  today: number,
  isRough = false,
): Classes {
  const rest = { isRough, masks: new Map() };
  if (column.isAdded || column.isFollowed) return { values: answers, ...rest };
  const told = new Map<string, unknown>();
  for (const answer of answers) {
    const key = column.questions
      .map((question) => rankOf(question, seenOf(question.source, answer, table, today)))
      .join("");
    if (!told.has(key)) told.set(key, answer);
  }
  return { values: [...told.values()], ...rest };
}

/** Returns the classes of answers that a column may get on a day, whatever the deal. */
export function generalClasses(column: Column, table: SlotTable, today: number): Classes {
  if (column.general?.today !== today) {
    const classes = classesOf(column, answersOf(column, table, today), table, today);
    column.general = { today, classes };
  }
  return column.general.classes;
}

function answersOf(column: Column, table: SlotTable, today: number): readonly unknown[] {
  const [first] = column.slots;
  if (first === undefined || isRecord(column, table)) return [];
  const { type, fits } = valueSlot(table, first);
  if (column.completes !== undefined) {
    return type.kind === "choice" ? type.values.map(({ value }) => value) : [true];
  }
  const answers = candidates(type, namedIn(column.questions, today)).filter(
    (answer) => answer === null || fits(answer),
  );
  return column.isJudgement ? answers.filter((answer) => answer !== null) : answers;
}

/** Returns whether a column holds records, whose parts are read along paths. */
export function isRecord({ slots }: Column, table: SlotTable): boolean {
  return slots.some((index) => {
    const { path, type } = valueSlot(table, index);
    return path !== undefined || type.kind === "record";
  });
}

/** Returns the values that questions name, day counts as days. */
function namedIn(questions: readonly Question[], today: number): readonly Operand[] {
  return questions.flatMap(({ named, source: { via } }) =>
    via === "value"
      ? named
      : named.flatMap((value) =>
          typeof value === "number" ? [today + (via === "until" ? value : -value)] : [],
        ),
  );
}

/** The most records that are tried for an item that is a record. */
const mostRecords = 256;

/**
 * Returns the classes of records that answer what a record held leaves open in all ways; what it
 * tells that counts is kept.
 */
export function recordClasses(
  column: Column,
  held: unknown,
  counts: boolean,
  table: SlotTable,
  today: number,
): Classes {
  let records: readonly unknown[] = [held === undefined ? {} : held];
  let isRough = false;
  const done = new Set<string>();
  for (const index of column.slots) {
    const slot = valueSlot(table, index);
    const { path, type } = slot;
    if (path === undefined || done.has(keyOf(path))) continue;
    done.add(keyOf(path));
    if (counts && isFit(slot, follow(held, path))) continue;
    // Some may ask for it from a source of a kind, others from any.
    const asked = column.questions.filter(
      ({ source }) => keyOf(valueSlot(table, source.slot).path) === keyOf(path),
    );
    const answers = candidates(type, namedIn(asked, today));
    records = records.flatMap((record) => answers.map((answer) => withValue(record, path, answer)));
    isRough ||= records.length > mostRecords;
    records = records.slice(0, mostRecords);
  }
  return classesOf(column, records, table, today, isRough);
}

function keyOf(path: readonly string[] = []): string {
  return path.join(".");
}

function withValue(record: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const own = typeof record === "object" && record !== null ? record : {};
  const inner = (own as Readonly<Record<string, unknown>>)[key];
  return { ...own, [key]: withValue(inner, rest, value) };
}

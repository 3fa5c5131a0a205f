import type { Deal } from "../model/deal.ts";
import type { IssueBase } from "../model/issue.ts";
import { tooLarge, wrongType } from "../model/issue-of.ts";
import { located, parseJsonText } from "../model/json-text.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { depthLimit, sizeLimit } from "../model/plain-copy.ts";
import { text } from "../model/text.ts";
import type { DealRecord } from "./deal-records.ts";
import { nestingOf } from "./nesting.ts";
import { withoutReturns } from "./without-returns.ts";

/** The deal of a record, or what is wrong with it, placed as if the record were the whole input. */
export type ParsedRecord =
  | { readonly ok: true; readonly deal: Deal }
  | { readonly ok: false; readonly issues: readonly IssueBase[] };

const notUtf8: IssueBase = {
  code: "not-utf-8",
  pointer: "",
  message: text("不是 UTF-8 编码", "not UTF-8"),
};

const listNotClosed: IssueBase = {
  code: "list-not-closed",
  pointer: "",
  message: text("列表没有结束，`]` 缺失", "the list does not end: `]` is missing"),
  help: text("文件可能没有传完", "perhaps not all of the file is there"),
};

/** What is wrong with a record whatever its bytes say. */
const faults: Readonly<Record<NonNullable<DealRecord["fault"]>, IssueBase>> = {
  "too-long": tooLarge("", 20_000_000),
  "list-not-closed": listNotClosed,
};

/**
 * Returns what JSON text says where it is written as this language writes it: without a key that
 * stands twice, which is all that the parser of the language takes in silence. Undefined for any
 * other text.
 */
const plainValue = (json: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(json);
    const isPlain = typeof value === "object" && value !== null && JSON.stringify(value) === json;
    return isPlain ? value : undefined;
  } catch {
    return undefined;
  }
};

/** So few bytes take little memory, whatever they say. */
const fewBytes = 100_000;

/** Returns whether the parser of the language takes no more memory for bytes than for a deal. */
const isModest = (bytes: Uint8Array): boolean => {
  if (bytes.length <= fewBytes) return true;
  const { deepest, values } = nestingOf(bytes);
  return deepest <= depthLimit && values <= sizeLimit;
};

/** Returns the deal of the bytes of a record, or what is wrong with them. */
export const parseRecord = (bytes: Uint8Array, fault?: DealRecord["fault"]): ParsedRecord => {
  if (fault !== undefined) return { ok: false, issues: [{ ...faults[fault], line: 1, column: 1 }] };
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(withoutReturns(bytes));
  } catch {
    return { ok: false, issues: [{ ...notUtf8, line: 1, column: 1 }] };
  }
  const plain = isModest(bytes) ? plainValue(source) : undefined;
  if (plain !== undefined) {
    const parsed = parseDeal(plain);
    if (parsed.ok) return parsed;
  }
  const json = parseJsonText(source);
  if (json.issues.length > 0) return { ok: false, issues: json.issues };
  // Text would be parsed once more, and a deal in quotes is no deal.
  const parsed =
    typeof json.value === "string"
      ? { ok: false as const, issues: [wrongType("", ["object"], "text")] }
      : parseDeal(json.value);
  if (parsed.ok) return parsed;
  return { ok: false, issues: parsed.issues.map((issue) => located(issue, json.locate)) };
};

/** Returns issues of a record placed in its input. */
export const placedIn = (
  { line, column, pointer }: Pick<DealRecord, "line" | "column" | "pointer">,
  issues: readonly IssueBase[],
): readonly IssueBase[] =>
  issues.map((issue) => ({
    ...issue,
    pointer: pointer + issue.pointer,
    ...(issue.line !== undefined && { line: line + issue.line - 1 }),
    ...(issue.column !== undefined && {
      column: issue.line === 1 ? column + issue.column - 1 : issue.column,
    }),
  }));

/** Returns the text of a record to be shown: a line of it ends where a line of its input does. */
export const textOf = ({ bytes }: Pick<DealRecord, "bytes">): string =>
  new TextDecoder().decode(bytes).replace(/\r(?!\n)/g, " ");

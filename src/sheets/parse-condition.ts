import type { SourceKind } from "../facts/test.ts";
import { defined } from "../model/defined.ts";
import { valuesOf } from "../model/scales.ts";
import { type Text, text } from "../model/text.ts";
import type { Condition, FactCondition, Literal, Params } from "../rules/condition.ts";
import { enumerate } from "../words/enumeration.ts";
import {
  counted,
  decoratorWords,
  openers,
  operatorWords,
  paramWords,
  pathWords,
  tailWords,
  valueWords,
} from "./condition-words.ts";
import {
  type Cursor,
  type Fault,
  fail,
  foundAt,
  isAtEnd,
  openText,
  takeMark,
  takeName,
  takeNumber,
  takeText,
  takeWord,
} from "./cursor.ts";

/** A condition read from text, or what is wrong with the text and where. */
export type ParsedCondition =
  | { readonly ok: true; readonly condition: Condition }
  | {
      readonly ok: false;
      /** Where in the text, in characters from 0. */
      readonly offset: number;
      readonly message: Text;
    };

/** The deepest that conditions in text may nest; rule sets cannot hold deeper ones. */
const deepest = 64;

/** Returns the condition that a text says, its words Chinese or English; never throws. */
export function parseCondition(source: string): ParsedCondition {
  const cursor = openText(source);
  const condition = readCondition(cursor, 0);
  if (condition !== undefined && !isAtEnd(cursor)) fail(cursor, expected.end);
  const fault: Fault | undefined = cursor.fault;
  if (condition !== undefined && fault === undefined) return { ok: true, condition };
  const { offset, wanted } = fault ?? { offset: cursor.at, wanted: expected.condition };
  const found = foundAt(source, offset);
  return {
    ok: false,
    offset,
    message: text(
      `第 ${offset + 1} 个字符处应是${wanted.zh}，这里是${found.zh.startsWith("`") ? " " : ""}${found.zh}`,
      `expected ${wanted.en} at character ${offset + 1}, found ${found.en}`,
    ),
  };
}

const kinds = valuesOf("sourceKind");
const sourceKinds = Object.fromEntries(
  kinds.map((kind) => [kind, { print: text(kind, kind) }]),
) as {
  readonly [kind in SourceKind]: { readonly print: Text };
};

const expected = {
  condition: text("一个条件", "a condition"),
  end: text("结尾", "the end"),
  open: text("左括号", "an opening bracket"),
  close: text("逗号或右括号", "a comma or a closing bracket"),
  closeList: text("逗号或“]”", "a comma or `]`"),
  name: text("名称", "a name"),
  number: text("数字", "a number"),
  of: text("“项”", "`of`"),
  colon: text("冒号", "a colon"),
  param: text(
    "“范围”“满足”“属性”“权重”“口径”之一，不能重复",
    "one of `where`, `meets`, `of`, `weight`, `scope`, each once",
  ),
  operator: text("比较，例如 = 或 包含", "a comparison such as = or contains"),
  value: text(
    "值：带引号的文字、数字、是、否、无，或 [ ] 里的一串值",
    "a value: a text in quotes, a number, yes, no, none, or a list in [ ]",
  ),
  note: text("带引号的文字", "a text in quotes"),
  source: text(
    `来源：${enumerate(kinds, "or", "zh")}`,
    `a kind of source: ${enumerate(kinds, "or", "en")}`,
  ),
  shallow: text(`不超过 ${deepest} 层的条件`, `conditions nested at most ${deepest} deep`),
} as const satisfies Record<string, Text>;

function readCondition(cursor: Cursor, depth: number): Condition | undefined {
  if (depth > deepest) return fail(cursor, expected.shallow);
  const opener = takeWord(cursor, openers);
  const bare = opener === undefined ? readFact(cursor, depth) : readGroup(cursor, opener, depth);
  if (bare === undefined) return undefined;
  if (takeWord(cursor, { note: tailWords.note }) === undefined) return bare;
  const note = takeText(cursor);
  return note === undefined ? fail(cursor, expected.note) : { ...bare, note };
}

function readGroup(
  cursor: Cursor,
  opener: keyof typeof openers,
  depth: number,
): Condition | undefined {
  if (opener === "condition") {
    if (!takeMark(cursor, "(")) return fail(cursor, expected.open);
    const condition = takeName(cursor);
    if (condition === undefined) return fail(cursor, expected.name);
    return takeMark(cursor, ")") ? { condition } : fail(cursor, expected.close);
  }
  let atLeast: number | undefined;
  if (opener === "atLeast") {
    atLeast = takeNumber(cursor);
    if (atLeast === undefined) return fail(cursor, expected.number);
    if (takeWord(cursor, counted) === undefined) return fail(cursor, expected.of);
  }
  const members = readMembers(cursor, () => readCondition(cursor, depth + 1));
  if (members === undefined) return undefined;
  if (atLeast !== undefined) return { atLeast, of: members };
  if (opener !== "not") return opener === "all" ? { all: members } : { any: members };
  const [not, ...others] = members;
  return not === undefined || others.length > 0
    ? fail(cursor, text("只有一个条件的“非”", "one condition alone in `not`"))
    : { not };
}

/** Reads what stands in brackets, commas between. */
function readMembers<T>(cursor: Cursor, read: () => T | undefined): readonly T[] | undefined {
  if (!takeMark(cursor, "(")) return fail(cursor, expected.open);
  const members: T[] = [];
  if (takeMark(cursor, ")")) return members;
  do {
    const member = read();
    if (member === undefined) return undefined;
    members.push(member);
  } while (takeMark(cursor, ","));
  return takeMark(cursor, ")") ? members : fail(cursor, expected.close);
}

function readFact(cursor: Cursor, depth: number): FactCondition | undefined {
  const fact = takeName(cursor);
  if (fact === undefined) return fail(cursor, expected.condition);
  const params = takeMark(cursor, "(", false) ? readParams(cursor, depth) : undefined;
  if (cursor.fault !== undefined) return undefined;
  let path: string | undefined;
  if (takeWord(cursor, pathWords) !== undefined) {
    path = takeName(cursor);
    if (path === undefined) return fail(cursor, expected.name);
  }
  const operator = readOperator(cursor);
  if (operator === undefined) return undefined;
  const value = readValue(cursor);
  if (value === undefined) return undefined;
  let source: SourceKind | undefined;
  if (takeWord(cursor, { source: tailWords.source }) !== undefined) {
    source = takeWord(cursor, sourceKinds);
    if (source === undefined) return fail(cursor, expected.source);
  }
  return defined({ fact, operator, value, path, params, source });
}

function readParams(cursor: Cursor, depth: number): Params | undefined {
  const seen = new Set<string>();
  const entries = readMembers(cursor, (): readonly [string, unknown] | undefined => {
    const start = cursor.at;
    const key = takeWord(cursor, paramWords);
    if (key === undefined || seen.has(key)) {
      cursor.at = start;
      return fail(cursor, expected.param);
    }
    seen.add(key);
    if (!takeMark(cursor, ":")) return fail(cursor, expected.colon);
    const isCondition = key === "where" || key === "meets";
    const value = isCondition ? readCondition(cursor, depth + 1) : takeName(cursor);
    return value === undefined ? fail(cursor, expected.name) : [key, value];
  });
  return entries === undefined ? undefined : (Object.fromEntries(entries) as Params);
}

function readOperator(cursor: Cursor): string | undefined {
  const chain: string[] = [];
  for (;;) {
    const decorator = takeWord(cursor, decoratorWords);
    if (decorator === undefined) break;
    chain.push(decorator);
  }
  const operator = takeWord(cursor, operatorWords);
  return operator === undefined ? fail(cursor, expected.operator) : [...chain, operator].join(":");
}

function readValue(cursor: Cursor): FactCondition["value"] | undefined {
  if (!takeMark(cursor, "[")) return readLiteral(cursor);
  const values: Literal[] = [];
  if (takeMark(cursor, "]")) return values;
  do {
    const value = readLiteral(cursor);
    if (value === undefined) return undefined;
    values.push(value);
  } while (takeMark(cursor, ","));
  return takeMark(cursor, "]") ? values : fail(cursor, expected.closeList);
}

const constants = { true: true, false: false, null: null } as const;

function readLiteral(cursor: Cursor): Literal | undefined {
  const word = takeWord(cursor, valueWords);
  if (word !== undefined) return constants[word];
  return takeText(cursor) ?? takeNumber(cursor) ?? fail(cursor, expected.value);
}

import { valuesOf } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import type { Condition } from "../rules/condition.ts";
import { type Cell, defused, isSafeText, undefused } from "./cell.ts";
import { parseCondition } from "./parse-condition.ts";
import { printCondition } from "./print-condition.ts";

/** What a filled cell says, or what is wrong with it. */
export type ReadCell =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: Text };

/** How a kind of value stands in cells. */
export interface ColumnKind {
  /** Returns the cell for a value; undefined for one that no cell can hold. */
  readonly write: (value: unknown, lang: Language) => Cell | undefined;
  /** Returns what a filled cell says. */
  readonly read: (cell: Exclude<Cell, null>) => ReadCell;
  /** Returns what a cell may hold, where that is known. */
  readonly offers?: (lang: Language) => readonly string[];
}

/** A column: the key that its cells give, two keys deep for texts in two languages. */
export interface Column {
  readonly path: readonly [string] | readonly [string, "zh" | "en"];
  readonly title: Text;
  readonly kind: ColumnKind;
  /** The width in characters. */
  readonly width: number;
  /** The sheet in whose column A the values stand. */
  readonly standsIn?: Text;
}

const said = (value: unknown): ReadCell => ({ ok: true, value });
const bad = (message: Text): ReadCell => ({ ok: false, message });

const asText = (cell: Exclude<Cell, null>): string =>
  typeof cell === "string" ? undefused(cell) : String(cell);

const safely = (value: string): Cell | undefined =>
  isSafeText(value) ? defused(value) : undefined;

/** Any text. */
export const line: ColumnKind = {
  write: (value) => (typeof value === "string" ? safely(value) : undefined),
  read: (cell) => said(asText(cell)),
};

/** A text, one of some. */
export const oneOf = (values: readonly string[]): ColumnKind => ({ ...line, offers: () => values });

/** Texts, each on a line of its own. */
export const lines: ColumnKind = {
  write: (value) => {
    const texts = value as readonly unknown[];
    const areLines =
      Array.isArray(value) &&
      texts.every((one) => typeof one === "string" && isSafeText(one) && !one.includes("\n"));
    return areLines ? safely(texts.join("\n")) : undefined;
  },
  read: (cell) =>
    said(
      asText(cell)
        .split(/\r?\n/)
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    ),
};

/** A number. */
export const number: ColumnKind = {
  write: (value) => (typeof value === "number" && !Object.is(value, -0) ? value : undefined),
  read: (cell) => {
    const value = typeof cell === "string" && cell.trim() !== "" ? Number(undefused(cell)) : cell;
    return typeof value === "number" && Number.isFinite(value)
      ? said(value)
      : bad(text("应是数字", "expected a number"));
  },
};

const yes: ReadonlySet<string> = new Set(["是", "yes", "true", "y"]);
const no: ReadonlySet<string> = new Set(["否", "no", "false", "n"]);
const yesNoWords = { true: text("是", "yes"), false: text("否", "no") } as const;

const readYesNo = (cell: Exclude<Cell, null>): boolean | undefined => {
  const word = asText(cell).trim().toLowerCase();
  return yes.has(word) ? true : no.has(word) ? false : undefined;
};

/** Yes or no. */
export const yesNo: ColumnKind = {
  offers: (lang) => [yesNoWords.true[lang], yesNoWords.false[lang]],
  write: (value, lang) =>
    typeof value === "boolean" ? yesNoWords[value ? "true" : "false"][lang] : undefined,
  read: (cell) => {
    const value = readYesNo(cell);
    return value === undefined ? bad(text("应是“是”或“否”", "expected yes or no")) : said(value);
  },
};

/** Whether a checkpoint may be attested: yes, no, or the least kind of source. */
export const judgement: ColumnKind = {
  offers: (lang) => [...(yesNo.offers?.(lang) ?? []), ...valuesOf("sourceKind")],
  write: (value, lang) => {
    if (typeof value === "boolean") return yesNo.write(value, lang);
    const { source } = Object(value) as { readonly source?: unknown };
    return typeof source === "string" ? source : undefined;
  },
  read: (cell) => said(readYesNo(cell) ?? { source: asText(cell).trim() }),
};

/** A condition, in the language of conditions. */
export const condition: ColumnKind = {
  write: (value, lang) => safely(printCondition(value as Condition, lang)),
  read: (cell) => {
    const parsed = parseCondition(asText(cell));
    return parsed.ok ? said(parsed.condition) : bad(parsed.message);
  },
};

interface Choice {
  readonly value: string;
  readonly title: Text;
  readonly note?: string;
}

const isPart = (part: string): boolean => isSafeText(part) && !/[|｜\n]/.test(part);

/** The values of a choice: one a line, `value | Chinese | English`. */
export const choices: ColumnKind = {
  write: (value) => {
    const all = value as readonly Choice[];
    const areLines = all.every(
      ({ value: id, title, note }) =>
        note === undefined && isPart(id) && isPart(title.zh) && isPart(title.en),
    );
    if (!areLines || all.length === 0) return undefined;
    return safely(
      all.map(({ value: id, title }) => `${id} | ${title.zh} | ${title.en}`).join("\n"),
    );
  },
  read: (cell) => {
    const rows = asText(cell)
      .split(/\r?\n/)
      .filter((one) => one.trim() !== "")
      .map((one) => one.split(/[|｜]/).map((part) => part.trim()));
    if (rows.some((parts) => parts.length !== 3)) {
      return bad(
        text("每行应是“值 | 中文 | 英文”", "expected `value | Chinese | English` on each line"),
      );
    }
    return said(rows.map(([value, zh, en]) => ({ value, title: { zh, en } })));
  },
};

/** What was observed: yes, no, none, a number, a text, or a list of texts as JSON. */
export const observed: ColumnKind = {
  write: (value, lang) => {
    if (typeof value === "number") return number.write(value, lang);
    if (value === null) return noneWord[lang];
    if (typeof value === "boolean") return yesNo.write(value, lang);
    const isText = typeof value === "string" && observedText(value) === value;
    return safely(isText ? value : Array.isArray(value) ? JSON.stringify(value) : "");
  },
  read: (cell) => said(typeof cell === "string" ? observedText(undefused(cell)) : cell),
};

const noneWord = text("无", "none");

function observedText(value: string): unknown {
  const word = value.trim().toLowerCase();
  if (word === noneWord.zh || word === noneWord.en) return null;
  if (!word.startsWith("[")) return readYesNo(value) ?? value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

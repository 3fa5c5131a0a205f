import { digestOf } from "../model/digest.ts";
import type { Plain } from "../model/plain-copy.ts";
import type { BaseRecord } from "./extension.ts";

/** The longest text that is kept as it is, in characters. */
const longestKept = 120;
/** Enough hexadecimal digits that two versions of a rule never share them by chance. */
const digits = 16;

const isShort = (value: Plain): value is string | number | boolean | null =>
  typeof value === "string" ? value.length <= longestKept : typeof value !== "object" || !value;

/**
 * Returns what is kept of a value of the base: itself where it is short, null for nothing, else the
 * digest of it, which its own id is no part of, and the Chinese title that it is known by.
 */
export const baseRecordOf = (value: Plain | undefined): BaseRecord => {
  if (value === undefined || isShort(value)) return value ?? null;
  if (typeof value !== "object" || Array.isArray(value)) return digested(value);
  const { id: _id, ...rest } = value;
  const title = titleOf(value);
  return { ...digested(rest), ...(title === undefined ? {} : { title }) };
};

/** Returns the Chinese title of a part of a rule set; undefined where there is none, or a long one. */
export const titleOf = (value: Plain): string | undefined => {
  const { zh } = Object(Object(value).title) as { readonly zh?: unknown };
  return typeof zh === "string" && zh !== "" && zh.length <= longestKept ? zh : undefined;
};

const digested = (value: Plain): { readonly digest: string } => ({
  digest: digestOf(value).slice(0, digits),
});

/** Returns whether two records are of the same value. */
export const isSameRecord = (one: BaseRecord | undefined, other: BaseRecord): boolean =>
  one === other ||
  (typeof one === "object" &&
    typeof other === "object" &&
    one !== null &&
    one.digest === other?.digest);

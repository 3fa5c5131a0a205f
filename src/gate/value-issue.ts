import type { FactType } from "../facts/fact-type.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Issue, ValueKind } from "../model/issue.ts";
import {
  emptyText,
  impossibleDate,
  notAChoice,
  notFinite,
  notWhole,
  outOfRange,
  wrongType,
} from "../model/issue-of.ts";
import { kindOf } from "../model/plain-copy.ts";
import { pointerOf } from "../model/pointer.ts";

const kinds: Readonly<Record<FactType["kind"], ValueKind>> = {
  boolean: "boolean",
  number: "number",
  text: "text",
  date: "text",
  choice: "text",
  set: "list",
  record: "object",
};

/** Returns what keeps a value from being of a type; null, known to be none, is of every type. */
export function valueIssue(type: FactType, value: unknown, pointer: string): Issue | undefined {
  if (value === null) return undefined;
  const received = kindOf(value);
  const expected = kinds[type.kind];
  if (received !== expected) return wrongType(pointer, [expected], received);
  switch (type.kind) {
    case "number": {
      const { min, max, integer } = type;
      const number = value as number;
      if (!Number.isFinite(number)) return notFinite(pointer);
      if (integer === true && !Number.isInteger(number)) return notWhole(pointer, number);
      if (min !== undefined && number < min) return outOfRange(pointer, number, { min });
      return max !== undefined && number > max ? outOfRange(pointer, number, { max }) : undefined;
    }
    case "text":
      return (value as string).trim() === "" ? emptyText(pointer) : undefined;
    case "date":
      return parseDay(value as string) === undefined
        ? impossibleDate(pointer, value as string)
        : undefined;
    case "choice": {
      const values = type.values.map((choice) => choice.value);
      return values.includes(value as string)
        ? undefined
        : notAChoice(pointer, value as string, values);
    }
    case "set":
      for (const [index, item] of (value as readonly unknown[]).entries()) {
        const inner = `${pointer}/${index}`;
        // Null stands for no value at all: within a set there is none.
        const issue =
          item === null ? wrongType(inner, ["text"], "null") : valueIssue(type.of, item, inner);
        if (issue !== undefined) return issue;
      }
      return undefined;
    case "record":
      // What no rule reads may stand in it as well.
      for (const [key, one] of Object.entries(value as Readonly<Record<string, unknown>>)) {
        const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
        const issue = field && valueIssue(field, one, pointer + pointerOf([key]));
        if (issue !== undefined) return issue;
      }
      return undefined;
    default:
      return undefined;
  }
}

import { isRecord } from "../model/is-record.ts";
import { wrongType } from "../model/issue-of.ts";
import { parseJsonText } from "../model/json-text.ts";
import { kindOf } from "../model/plain-copy.ts";
import type { BadLines } from "./read-table.ts";

/** An object that stands on a line of its own. */
export interface PlacedObject {
  readonly line: number;
  readonly row: Readonly<Record<string, unknown>>;
}

/** The longest line that is read, in characters. */
const longestLine = 1_000_000;

/** Yields the objects of newline-delimited JSON, and as bad lines what is no object. */
export async function* readJsonRows(
  lines: AsyncIterable<string>,
): AsyncGenerator<PlacedObject | BadLines> {
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() === "") continue;
    const bad = (issue: BadLines["issues"][number]): BadLines => ({
      line,
      text: text.slice(0, longestLine),
      issues: [issue],
    });
    const { value, issues } = parseJsonText(text);
    const [issue] = issues;
    if (issue) yield bad({ ...issue, line });
    else if (isRecord(value)) yield { line, row: value };
    else yield bad(wrongType("", ["object"], kindOf(value)));
  }
}

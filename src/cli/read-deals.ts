import type { Deal } from "../model/deal.ts";
import type { IssueBase } from "../model/issue.ts";
import { wrongType } from "../model/issue-of.ts";
import { type JsonText, located, parseJsonText } from "../model/json-text.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { linesOf } from "./read-text.ts";

/** One deal of an input, or what is wrong with it. */
export type DealInput = {
  /** Whether the input is this one deal, and no list. */
  readonly isWhole: boolean;
} & (
  | { readonly deal: Deal }
  | {
      readonly issues: readonly IssueBase[];
      /** The text that the issues stand in. */
      readonly text: string;
    }
);

const isObjectLine = (line: string): boolean => {
  if (!line.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
};

const dealAt = (
  json: JsonText,
  value: unknown,
  base: string,
  text: string,
  isWhole: boolean,
): DealInput => {
  // Text would be parsed once more, and a deal in quotes is no deal.
  const parsed =
    typeof value === "string"
      ? { ok: false as const, issues: [wrongType("", ["object"], "text")] }
      : parseDeal(value);
  if (parsed.ok) return { isWhole, deal: parsed.deal };
  const issues = parsed.issues.map((issue) =>
    located({ ...issue, pointer: base + issue.pointer }, json.locate),
  );
  return { isWhole, issues, text };
};

/** Returns one line of newline-delimited JSON as a deal; its issues stand on that line of the file. */
const dealOfLine = (line: string, number: number): DealInput => {
  // The lines before it are left empty, so that a line's number is the same in the text.
  const text = "\n".repeat(number - 1) + line;
  const json = parseJsonText(line);
  const onLine = <I extends IssueBase>(issue: I): I => ({ ...issue, line: number });
  if (json.issues.length > 0) return { isWhole: false, issues: json.issues.map(onLine), text };
  const input = dealAt(json, json.value, "", text, false);
  return "deal" in input ? input : { ...input, issues: input.issues.map(onLine) };
};

function* dealsOfText(text: string): Generator<DealInput> {
  const json = parseJsonText(text);
  const lines = text.split("\n");
  const filled = lines.filter((line) => line.trim() !== "");
  if (
    json.issues.some(({ code }) => code === "not-json") &&
    filled.length > 1 &&
    filled.some(isObjectLine)
  ) {
    // No JSON as a whole, though some lines are: a list of lines of which the first is broken.
    for (const [index, line] of lines.entries())
      if (line.trim() !== "") yield dealOfLine(line, index + 1);
    return;
  }
  const { value } = json;
  if (!Array.isArray(value)) {
    yield json.issues.length > 0
      ? { isWhole: true, issues: json.issues, text }
      : dealAt(json, value, "", text, true);
    return;
  }
  for (const [index, element] of value.entries()) {
    const base = `/${index}`;
    const own = json.issues.filter(({ pointer }) => pointer.startsWith(`${base}/`));
    yield own.length > 0
      ? { isWhole: false, issues: own, text }
      : dealAt(json, element, base, text, false);
  }
}

/**
 * Yields the deals of an input: one deal, a list of deals, or one deal a line, which are read as
 * they come. What is no deal comes out with its issues, and the rest goes on.
 */
export async function* readDeals(
  source: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<DealInput> {
  const kept: string[] = [];
  let first: string | undefined;
  let isLines = false;
  let number = 0;
  for await (const raw of linesOf(source)) {
    const line = number === 0 ? raw.replace(/^\uFEFF/, "") : raw;
    number++;
    if (isLines) {
      if (line.trim() !== "") yield dealOfLine(line, number);
      continue;
    }
    kept.push(line);
    if (line.trim() === "") continue;
    if (first === undefined) {
      first = line;
    } else if (isObjectLine(first)) {
      isLines = true;
      yield dealOfLine(first, kept.indexOf(first) + 1);
      yield dealOfLine(line, number);
      kept.length = 0;
    } else {
      // The first line is no deal: the rest is needed to tell what the whole is.
      first = "";
    }
  }
  if (!isLines) yield* dealsOfText(kept.join("\n"));
}

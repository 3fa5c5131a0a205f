import { z } from "zod";
import { defined } from "../model/defined.ts";
import { choiceSchema, daySchema } from "../model/field.ts";
import type { FieldValue } from "../model/field-value.ts";
import type { IssueBase } from "../model/issue.ts";
import { parseJsonText } from "../model/json-text.ts";
import type { Plain } from "../model/plain-copy.ts";
import { plainCopy } from "../model/plain-copy.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { type Text, text } from "../model/text.ts";
import type { Step } from "./step.ts";

/** One line of a script: a step, or the end, and perhaps the question it is meant for. */
export interface ScriptLine {
  /** The id of the question; absent: whichever is asked. */
  readonly question?: string;
  readonly step: Step | { readonly do: "end" };
}

/** A line of a script, or what is wrong with it. */
export type ParsedLine =
  | { readonly ok: true; readonly line: ScriptLine }
  | { readonly ok: false; readonly message: Text; readonly help?: Text };

const lineSchema = z.strictObject({
  question: z.string().optional(),
  do: z.enum(["dont-know", "skip", "back", "end"]).optional(),
  answer: z.unknown().optional(),
  source: choiceSchema("sourceKind").optional(),
  at: daySchema.optional(),
  note: z.string().max(5000).optional(),
});

const oneOfBoth: Text = text("要么写 `answer`，要么写 `do`", "give either `answer` or `do`");

const refuse = ({ message, help }: Pick<IssueBase, "message" | "help">): ParsedLine => ({
  ok: false,
  message,
  ...(help === undefined ? {} : { help }),
});

/** Returns the step that one line of a script, a JSON object, stands for. Never throws. */
export function parseScriptLine(input: string): ParsedLine {
  const json = parseJsonText(input);
  const { value, issues } = plainCopy(json.value);
  const [fault] = [...json.issues, ...issues, ...schemaIssues(lineSchema, value)];
  if (fault !== undefined) return refuse(fault);
  // Invariant: without an issue the line meets its schema.
  const line = value as z.infer<typeof lineSchema> & { readonly answer?: Plain };
  const { question, do: does, answer, source, at, note } = line;
  if ((does === undefined) === (answer === undefined)) return refuse({ message: oneOfBoth });
  const step: ScriptLine["step"] =
    does === undefined
      ? defined({ do: "answer" as const, value: answer as FieldValue, source, at, note })
      : { do: does };
  return { ok: true, line: defined({ question, step }) };
}

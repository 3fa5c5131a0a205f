import { isRecord } from "../model/is-record.ts";
import type { IssueBase } from "../model/issue.ts";
import { text } from "../model/text.ts";

/** An expectation asks for nothing, so that every verdict would meet it. */
export interface EmptyExpectation extends IssueBase {
  readonly code: "empty-expectation";
}

/**
 * The lists of a verdict written by id on which not everything stands: `{ id: {} }` asks that it does.
 * Stages, checkpoints and flags all stand in every verdict.
 */
const byId: ReadonlySet<string> = new Set(["missing", "overlays"]);

/** Returns whether every verdict meets what is expected, whatever it says. */
export const asksForNothing = (expect: object): boolean => isIdle(expect, false);

/** `isList`: whether the keys are those of elements, and not of what each of them says. */
const isIdle = (value: object, isList: boolean): boolean =>
  Object.entries(value).every(([key, part]: [string, unknown]) => {
    // A list, even an empty one, has so many elements; an element stands there.
    return !isList && isRecord(part) && isIdle(part, byId.has(key));
  });

/** Returns the issue of an expectation that asks for nothing. */
export const emptyExpectation = (pointer: string): EmptyExpectation => ({
  code: "empty-expectation",
  pointer,
  message: text(
    "这里没有写结论应当是什么，任何结论都能通过",
    "nothing is expected here, so that every verdict would pass",
  ),
  help: text(
    '至少写一项，例如 `{ "standing": "supported" }`',
    'name at least one thing, such as `{ "standing": "supported" }`',
  ),
});

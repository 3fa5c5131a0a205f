import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { text } from "../model/text.ts";
import { conflictCodes } from "../rules/extension-issue.ts";
import type { RecordedBase } from "../rules/record-base.ts";
import { listOut } from "../words/enumeration.ts";
import type { Complaint } from "./complain.ts";

const acceptable: ReadonlySet<string> = new Set(conflictCodes);

/** The most conflicts that are named where a pointer is none of them. */
const mostNamed = 3;

/** Returns what is said of the first pointer that is neither a change of an extension nor around one. */
export const strayPointer = (
  file: string,
  recorded: RecordedBase,
  accept: readonly string[],
): Complaint | undefined => {
  if (!recorded.ok) return undefined;
  const edits = [...recorded.open.map(({ pointer }) => pointer), ...Object.keys(recorded.was)];
  const isEdit = (one: string): boolean =>
    one === "all" || edits.some((edit) => edit === one || edit.startsWith(`${one}/`));
  const stray = accept.find((one) => !isEdit(one));
  if (stray === undefined) return undefined;
  const near = nearest(stray, edits);
  const open = recorded.open.filter(({ code }) => acceptable.has(code)).map((one) => one.pointer);
  const named = open.slice(0, mostNamed).map(quoted);
  const all = open.length > mostNamed ? [...named, "…"] : named;
  return {
    message: text(
      `${quoted(stray)} 不是 ${quoted(file)} 改动的地方`,
      `${quoted(stray)} is no place that ${quoted(file)} changes`,
    ),
    help:
      near !== undefined
        ? didYouMean(near)
        : open.length === 0
          ? text("没有要接受的冲突", "no conflict is there to be accepted")
          : text(
              `可以接受的是 ${listOut(all, "zh")}`,
              `what can be accepted is at ${listOut(all, "en")}`,
            ),
  };
};

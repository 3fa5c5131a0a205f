import type { Plain } from "../model/plain-copy.ts";
import { pointerOf, stepsOf } from "../model/pointer.ts";
import { baseRecordOf, isSameRecord } from "./base-record.ts";
import { ruleSetShape } from "./edit-shape.ts";
import type { BaseRecord, Extension } from "./extension.ts";
import { type Change, type ExtensionIssue, extensionIssue } from "./extension-issue.ts";
import { type Edit, type LaidOver, layOver } from "./lay-over.ts";
import { missingItemIssue } from "./missing-item.ts";
import type { RuleSet } from "./rule-set.ts";

/** An extension laid over its base, and everything that stands between the two. */
export interface Compared {
  readonly laid: LaidOver;
  readonly issues: readonly ExtensionIssue[];
  /** What the base says now where the extension changes it, by pointer. */
  readonly records: ReadonlyMap<string, BaseRecord>;
}

/** What an extension says of itself, which is no change of its base. */
const ownKeys = ["id", "version"];

/** Returns an extension laid over a base, with what stands between the two. */
export const compareWithBase = (base: RuleSet, extension: Extension): Compared => {
  const { $schema: _schema, extends: from, was = {}, ...edit } = extension;
  const { $schema: _other, ...rules } = base;
  const recorded = (pointer: string): BaseRecord | undefined =>
    Object.hasOwn(was, pointer) ? was[pointer] : undefined;
  const issues: ExtensionIssue[] = [];
  // Invariant: both are plain data: they were copied and hold to their schemas.
  const laid = layOver(
    ruleSetShape,
    rules as unknown as { [key: string]: Plain },
    edit as unknown as { [key: string]: Plain },
    (path, own, there) => {
      if (there !== undefined) return false;
      const issue = missingItemIssue(base, path, own, recorded(pointerOf(path)));
      if (issue !== undefined) issues.push(issue);
      return issue !== undefined;
    },
  );
  const edits = laid.edits.filter(
    ({ path }) => path.length > 1 || !ownKeys.includes(path[0] ?? ""),
  );
  const records = new Map<string, BaseRecord>();
  for (const [pointer, item] of laid.touched) records.set(pointer, baseRecordOf(item));
  for (const { path, base: there } of edits) records.set(pointerOf(path), baseRecordOf(there));

  const clashing = [...laid.touched.keys()].filter((pointer) => recorded(pointer) === null);
  for (const pointer of clashing) {
    issues.push(extensionIssue("base-added", pointer, [stepsOf(pointer).at(-1) ?? "", base]));
  }
  const isUnderClash = (pointer: string): boolean =>
    clashing.some((clash) => pointer.startsWith(`${clash}/`));
  for (const each of edits) {
    const pointer = pointerOf(each.path);
    if (isUnderClash(pointer)) continue;
    const issue = conflictOf(each, recorded(pointer), base, from.version);
    if (issue !== undefined) issues.push(issue);
  }
  for (const { path, placed, ids } of laid.lost) {
    const key = placed.after === undefined ? "before" : "after";
    const neighbour = placed.after ?? placed.before ?? "";
    const pointer = pointerOf([...path, key]);
    const beside = { among: [neighbour, ids] as const };
    issues.push(
      neighbour === placed.id
        ? extensionIssue("own-neighbour", pointer, [neighbour])
        : extensionIssue("unknown-neighbour", pointer, [neighbour], beside),
    );
  }
  for (const path of laid.unclear)
    issues.push(extensionIssue("order-unclear", pointerOf(path), [path.at(-1) ?? ""]));
  for (const pointer of doublyPlaced(edit))
    issues.push(extensionIssue("two-neighbours", pointer, []));
  return { laid: { ...laid, edits }, issues, records };
};

const conflictOf = (
  { path, ours, base: there, isItem }: Edit,
  recorded: BaseRecord | undefined,
  base: RuleSet,
  from: string,
): ExtensionIssue | undefined => {
  const pointer = pointerOf(path);
  const key = keyOf(path);
  if (ours === null && there === undefined) {
    return extensionIssue("nothing-to-remove", pointer, [key, base]);
  }
  const now = baseRecordOf(there);
  if (isSameRecord(recorded, now)) return undefined;
  // Both came to say the same.
  if (there !== undefined && ours !== null && isSameRecord(baseRecordOf(ours), now))
    return undefined;
  if (recorded === undefined) {
    // What is added, and still is not there, meets nothing.
    return from === base.version || (isItem && there === undefined)
      ? undefined
      : extensionIssue("base-unrecorded", pointer, [key, from, base]);
  }
  if (recorded === null && isItem) return extensionIssue("base-added", pointer, [key, base]);
  return extensionIssue("base-changed", pointer, [key, base, changeOf(recorded, there)]);
};

/** Returns what an edit is called: its key, for a text the key and the language. */
const keyOf = (path: readonly string[]): string => {
  const last = path.at(-1) ?? "";
  return last === "zh" || last === "en" ? path.slice(-2).join(".") : last;
};

/** Returns what to show of a change; undefined where one of the two is too long to be shown. */
const changeOf = (was: BaseRecord, there: Plain | undefined): Change | undefined => {
  const now = baseRecordOf(there);
  if (typeof was === "object" && was !== null) return undefined;
  if (typeof now === "object" && now !== null) return undefined;
  const shown = (value: string | number | boolean | null): string | undefined =>
    value === null ? undefined : JSON.stringify(value);
  return { was: shown(was), now: shown(now) };
};

const doublyPlaced = ({
  stages,
  flags,
}: Pick<Extension, "stages" | "flags">): readonly string[] => {
  const found: string[] = [];
  const look = (items: Extension["flags"] | Extension["stages"], path: readonly string[]): void => {
    for (const [id, item] of Object.entries(items ?? {})) {
      if (item === null) continue;
      if (item.after !== undefined && item.before !== undefined) {
        found.push(pointerOf([...path, id, "before"]));
      }
      if ("checkpoints" in item) look(item.checkpoints, [...path, id, "checkpoints"]);
    }
  };
  look(stages, ["stages"]);
  look(flags, ["flags"]);
  return found;
};

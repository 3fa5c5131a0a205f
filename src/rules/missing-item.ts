import { nearest } from "../model/nearest.ts";
import type { Plain } from "../model/plain-copy.ts";
import { pointerOf } from "../model/pointer.ts";
import { baseRecordOf, isSameRecord, titleOf } from "./base-record.ts";
import type { BaseRecord } from "./extension.ts";
import { type ExtensionIssue, extensionIssue } from "./extension-issue.ts";
import type { Checkpoint, RuleSet, Stage } from "./rule-set.ts";

/** A part of a base with an id: for a checkpoint, its stage too. */
interface BaseItem {
  readonly id: string;
  readonly stage?: string;
  readonly value: Plain;
}

/**
 * Returns what is wrong with an edit of something that the base does not have: it was renamed, was
 * moved, is gone, was never there. Undefined where the edit adds it.
 */
export const missingItemIssue = (
  base: RuleSet,
  path: readonly string[],
  edit: Plain,
  recorded: BaseRecord | undefined,
): ExtensionIssue | undefined => {
  const pointer = pointerOf(path);
  const id = path.at(-1) ?? "";
  const wasThere = recorded !== undefined && recorded !== null;
  const items = itemsLike(base, path);
  const calledSo = items.find(({ value }) => formerlyOf(value).includes(id));
  const isAddition = !wasThere && edit !== null && !isPartOfItem(path, edit);
  if (isAddition && calledSo === undefined) return undefined;
  const moved = items.find((item) => item.id === id && item.stage !== undefined);
  if (moved?.stage !== undefined) {
    return extensionIssue("base-moved", pointer, [id, moved.stage, base], {
      suggestion: moved.stage,
    });
  }
  const renamed = calledSo ?? (wasThere ? likeRecorded(items, recorded) : undefined);
  if (renamed !== undefined) {
    const suggestion = renamed.id;
    return extensionIssue("base-renamed", pointer, [id, suggestion, base], { suggestion });
  }
  const near = nearest(
    id,
    items.map((item) => item.id),
  );
  const beside = near === undefined ? {} : { suggestion: near };
  if (edit === null) return extensionIssue("nothing-to-remove", pointer, [id, base], beside);
  return extensionIssue(wasThere ? "base-gone" : "unknown-item", pointer, [id, base], beside);
};

/** Returns the item that is the one on record, or else the only one that has its title. */
const likeRecorded = (items: readonly BaseItem[], recorded: BaseRecord): BaseItem | undefined => {
  const same = items.find(({ value }) => isSameRecord(recorded, baseRecordOf(value)));
  const title = typeof recorded === "object" ? recorded?.title : undefined;
  if (same !== undefined || title === undefined) return same;
  const namesakes = items.filter(({ value }) => titleOf(value) === title);
  return namesakes.length === 1 ? namesakes[0] : undefined;
};

/** Returns whether an edit is no whole item: every item has a title. */
const isPartOfItem = (path: readonly string[], edit: Plain): boolean => {
  if (path[0] === "conditions" || path[0] === "staleAfterDays") return false;
  return typeof edit === "object" && edit !== null && !Object.hasOwn(edit, "title");
};

const formerlyOf = (value: Plain): readonly string[] => {
  const { formerly = [] } = Object(value) as Partial<Stage>;
  return formerly ?? [];
};

// Invariant: what stands in a rule set is plain data.
const plain = (value: unknown): Plain => value as Plain;

const itemsLike = (base: RuleSet, path: readonly string[]): readonly BaseItem[] => {
  const [section, , inner] = path;
  const { stages = [], flags = [] } = base;
  if (section === "flags") return flags.map((flag) => ({ id: flag.id, value: plain(flag) }));
  if (section === "stages") {
    if (inner === undefined) return stages.map((one) => ({ id: one.id, value: plain(one) }));
    return stages.flatMap(({ id: stage, checkpoints }) =>
      checkpoints.map((one: Checkpoint) => ({ id: one.id, stage, value: plain(one) })),
    );
  }
  const map = base[section as "signals" | "custom" | "conditions" | "staleAfterDays"] ?? {};
  return Object.entries(map).map(([id, value]) => ({ id, value: plain(value) }));
};

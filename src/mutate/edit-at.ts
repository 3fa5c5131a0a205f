import { pathTo } from "../analyze/path-to.ts";
import type { RuleSet } from "../rules/rule-set.ts";

type Json = { readonly [key: string]: unknown };

/** Takes away the part of a rule set that an edit is made at. */
export const removed = Symbol("removed");

/**
 * Returns a rule set with the part at a JSON pointer put through `edit`; the rest is shared with the
 * rule set it was. `edit` is given undefined where nothing stands yet, and may return `removed`.
 */
export const editAt = (
  ruleSet: RuleSet,
  pointer: string,
  edit: (part: unknown) => unknown,
): RuleSet => {
  const path = pathTo(ruleSet, pointer);
  // Invariant: a path is never empty here, so that what is returned is an object like the one given.
  return edited(ruleSet, path, 0, edit) as RuleSet;
};

const edited = (
  whole: unknown,
  path: readonly (string | number)[],
  depth: number,
  edit: (part: unknown) => unknown,
): unknown => {
  const key = path[depth];
  if (key === undefined) return edit(whole);
  if (Array.isArray(whole)) {
    const list: readonly unknown[] = whole;
    const part = edited(list[Number(key)], path, depth + 1, edit);
    return list.flatMap((each, index) => (index !== key ? [each] : part === removed ? [] : [part]));
  }
  const { [key]: before, ...others } = whole as Json;
  const part = edited(before, path, depth + 1, edit);
  return part === removed ? others : { ...others, [key]: part };
};

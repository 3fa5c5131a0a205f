import type { MissingItem } from "../assess/verdict.ts";
import type { Source } from "./loads.ts";

/** Returns missing items, those that a loader failed to give with the reason why. */
export function withReasons<S extends string>(
  missing: readonly MissingItem<S>[],
  sources: readonly Source[],
): readonly MissingItem<S>[] {
  const failed = sources.filter(({ outcome }) => outcome?.ok === false);
  if (failed.length === 0) return missing;
  return missing.map((item) => {
    const outcome = failed.find((source) => isWhy(source, item))?.outcome;
    return outcome?.ok === false ? { ...item, reason: outcome.reason } : item;
  });
}

/** Returns whether an item is missing because its loader failed. */
function isWhy({ loadable, name }: Source, { what, about, list, reason }: MissingItem): boolean {
  if (loadable.kind === "evidence") return reason === "absent" || reason === "source";
  // For any other reason an observation counts, or none of what is loaded would.
  if (about !== undefined || (reason !== "absent" && reason !== "incomplete")) return false;
  return loadable.kind === "list" ? list === loadable.list : what === name;
}

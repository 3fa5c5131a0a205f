import type { Difference } from "./difference.ts";

/** Returns what became of a part that both rule sets have; nothing when it is the same. */
export function differenceOf(
  part: Omit<Difference, "change"> & Pick<Partial<Difference>, "formerly">,
): readonly Difference[] {
  const { properties, formerly } = part;
  if (formerly !== undefined) return [{ ...part, change: "renamed" }];
  if (properties.length === 0) return [];
  const isWords = properties.every(({ kind }) => kind === "words");
  return [{ ...part, change: isWords ? "words" : "changed" }];
}

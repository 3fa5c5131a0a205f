/** The deepest level that is drawn; below it, people stand under each other. */
const deepest = 6;

/**
 * Returns what stands before each row of a tree: the rows in preorder with their depths, those at
 * the top without lines.
 */
export function treePrefixes(depths: readonly number[]): readonly string[] {
  const prefixes: string[] = [];
  // Whether a later row continues the line of a level, worked out from the last row upwards.
  const continues: boolean[] = [];
  for (const depth of depths.toReversed()) {
    const shown = Math.min(depth, deepest);
    let prefix = "";
    for (let level = 1; level < shown; level++) prefix += continues[level] ? "│  " : "   ";
    if (shown > 0) prefix += continues[shown] ? "├─ " : "└─ ";
    continues[shown] = true;
    continues.length = shown + 1;
    prefixes.push(prefix);
  }
  return prefixes.reverse();
}

import { type Coverage, type FlagCoverage, shareOf } from "./coverage.ts";

/** Returns what was seen of one rule set by either of two runs. */
export const uniteCoverage = (one: Coverage, other: Coverage): Coverage => {
  const checkpoints = unite(one.uncovered.checkpoints, other.uncovered.checkpoints);
  const flags = unite(one.uncovered.flags, other.uncovered.flags);
  const open = new Set(other.uncovered.branches.map(({ pointer, outcome }) => outcome + pointer));
  const branches = one.uncovered.branches.filter(({ pointer, outcome }) =>
    open.has(outcome + pointer),
  );
  const { of: allCheckpoints } = one.checkpoints;
  const { of: allFlags } = one.flags;
  const { of: allBranches } = one.branches;
  return {
    ...one,
    checkpoints: shareOf(allCheckpoints - checkpoints.length, allCheckpoints),
    flags: shareOf(allFlags - flags.length, allFlags),
    branches: shareOf(allBranches - branches.length, allBranches),
    uncovered: { checkpoints, flags, branches },
  };
};

/** Returns what neither has seen in full; who stands in one list alone was seen in the other. */
const unite = <Seen extends FlagCoverage>(
  one: readonly Seen[],
  other: readonly Seen[],
): readonly Seen[] =>
  one.flatMap((own) => {
    const theirs = other.find(({ id }) => id === own.id);
    const unseen = own.unseen.filter((truth) => theirs?.unseen.includes(truth) === true);
    const seen = [...new Set([...own.seen, ...(theirs?.seen ?? [])])];
    return unseen.length === 0 ? [] : [{ ...own, seen, unseen }];
  });

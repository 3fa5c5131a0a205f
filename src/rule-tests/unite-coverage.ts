import { type Coverage, shareOf } from "./coverage.ts";

/** Returns what was seen of one rule set by either of two runs. */
export const uniteCoverage = (one: Coverage, other: Coverage): Coverage => {
  const checkpoints = one.uncovered.checkpoints.flatMap((own) => {
    const theirs = other.uncovered.checkpoints.find(({ id }) => id === own.id);
    const unseen = own.unseen.filter((truth) => theirs?.unseen.includes(truth) === true);
    const seen = [...new Set([...own.seen, ...(theirs?.seen ?? [])])];
    return unseen.length === 0 ? [] : [{ ...own, seen, unseen }];
  });
  const open = new Set(other.uncovered.branches.map(({ pointer, outcome }) => outcome + pointer));
  const branches = one.uncovered.branches.filter(({ pointer, outcome }) =>
    open.has(outcome + pointer),
  );
  const { of: allCheckpoints } = one.checkpoints;
  const { of: allBranches } = one.branches;
  return {
    ...one,
    checkpoints: shareOf(allCheckpoints - checkpoints.length, allCheckpoints),
    branches: shareOf(allBranches - branches.length, allBranches),
    uncovered: { checkpoints, branches },
  };
};

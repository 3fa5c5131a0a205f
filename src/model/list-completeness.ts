/** The observations that say whether a list is complete, and the values that they may have. */
export const listCompleteness: ReadonlyMap<string, readonly (string | boolean)[]> = new Map([
  ["contacts.complete", ["all", "decision-chain", false]],
  ["organisations.complete", ["all", true, false]],
  ["needs.complete", [true, false]],
  ["documents.complete", [true, false]],
  ["activities.complete", [true, false]],
  ["dates.complete", [true, false]],
]);

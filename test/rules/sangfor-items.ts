/** An item of the source: how many behaviours it lists, and what is particular about it. */
export interface SourceItem {
  readonly hints: number;
  readonly starred?: true;
  /** Behaviours that speak against us. */
  readonly adverse?: readonly number[];
  /** Behaviours, or the whole item, that read literally may be against the law. */
  readonly doubtful?: readonly number[] | "all";
}

const starred = true;

/** The 34 checkpoints of the seven-step source, by number. */
export const sangforItems: Readonly<Record<string, SourceItem>> = {
  "1.1": { hints: 0, starred },
  "1.2": { hints: 2 },
  "1.3": { hints: 2, starred },
  "1.4": { hints: 3, doubtful: [3] },
  "1.5": { hints: 2 },
  "1.6": { hints: 3 },
  "1.7": { hints: 2 },
  "2.1": { hints: 3, doubtful: [1] },
  "2.2": { hints: 1, starred },
  "2.3": { hints: 1, starred },
  "2.4": { hints: 2 },
  "3.1": { hints: 8, doubtful: [3, 4, 7, 8] },
  "3.2": { hints: 3, starred },
  "3.3": { hints: 3 },
  "3.4": { hints: 4, starred },
  "3.5": { hints: 3, doubtful: [1] },
  "3.6": { hints: 3, adverse: [1], doubtful: [2] },
  "3.7": { hints: 2, adverse: [2], doubtful: [1] },
  "3.8": { hints: 3, starred, doubtful: [1, 2] },
  "3.9": { hints: 4 },
  "4.1": { hints: 4, starred },
  "4.2": { hints: 8, starred, doubtful: [2, 4, 6] },
  "4.3": { hints: 2, starred, doubtful: [2] },
  "4.4": { hints: 0, starred, doubtful: "all" },
  "4.5": { hints: 2, starred },
  "5.1": { hints: 7, doubtful: [2, 3, 4, 6] },
  "5.2": { hints: 5, starred, doubtful: [2, 5] },
  "5.3": { hints: 5, doubtful: [1, 2, 4] },
  "5.4": { hints: 4, adverse: [1, 2, 3], doubtful: [2] },
  "5.5": { hints: 3, starred, doubtful: "all" },
  "5.6": { hints: 4, doubtful: "all" },
  "5.7": { hints: 4, adverse: [4], doubtful: "all" },
  "5.8": { hints: 2, doubtful: "all" },
  "7.1": { hints: 2 },
};

/** What an unknown leaf can move: a checkpoint, or a door by itself. */
export interface Stake {
  /** Names it within its plan. */
  readonly number: number;
  /** The stage it belongs to, by index; -1 for a flag, which bars the next door. */
  readonly stage: number;
  /** Absent: an entry, an applicability or a block flag. */
  readonly checkpoint: string | undefined;
  readonly weight: number;
  readonly essential: boolean;
}

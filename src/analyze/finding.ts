import type { Text } from "../model/text.ts";

/** How bad a finding is: it breaks the rules, it is likely a slip, or it is worth knowing. */
export type FindingSeverity = "error" | "warning" | "info";

/** A change of a rule set: what stands at a path is removed, or gets another key. */
export interface Edit {
  readonly path: readonly (string | number)[];
  readonly key?: string;
}

/** A change that takes a finding away and leaves every answer as it was. */
export interface Fix {
  readonly title: Text;
  /** To be made one after the other. */
  readonly edits: readonly Edit[];
}

/** What a check found at one place of a rule set. */
export interface Found {
  /** A JSON pointer into the rule set. */
  readonly pointer: string;
  readonly message: Text;
  /** What would be right instead. */
  readonly help: Text;
  readonly fix?: Fix;
}

import type { Language } from "../model/text.ts";

/** What every command is told that works verdicts out: by which rules, for which day. */
export interface RulesOptions {
  readonly rules: string;
  readonly overlay: readonly string[];
  readonly asOf: string;
  readonly lang: Language;
}

import { firstDay, formatDay, parseDay } from "../model/civil-date.ts";

/** The ages, in days, that observations lapse at, and what they come to on a day. */
export class Ages {
  /** Each age once; `of` gives its place. */
  readonly days: number[] = [];
  #asOf = "";
  #cutoffs: readonly string[] = [];

  /** Returns the place of an age; -1 for 0, which never lapses. */
  of(staleAfterDays: number): number {
    if (staleAfterDays === 0) return -1;
    const known = this.days.indexOf(staleAfterDays);
    return known >= 0 ? known : this.days.push(staleAfterDays) - 1;
  }

  /** Returns for each age the first day that still counts on a day; days compare as they are written. */
  cutoffs(asOf: string): readonly string[] {
    if (asOf !== this.#asOf || this.#cutoffs.length !== this.days.length) {
      const today = parseDay(asOf) ?? 0;
      this.#asOf = asOf;
      this.#cutoffs = this.days.map((days) => formatDay(Math.max(firstDay, today - days)));
    }
    return this.#cutoffs;
  }
}

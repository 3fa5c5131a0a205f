/** Orders texts by their code units: the same everywhere, whatever the locale. */
export const byCodeUnits = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;

/** Returns the first of some names that says something; one of blanks does not. */
export function firstName(...names: readonly (string | null | undefined)[]): string | undefined {
  return names.find((name) => typeof name === "string" && name.trim() !== "") ?? undefined;
}

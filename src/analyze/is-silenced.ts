/** Returns whether a `note` on the way to a place names a check in square brackets. */
export function isSilenced(root: unknown, pointer: string, code: string): boolean {
  let at = root;
  for (const step of ["", ...pointer.split("/").slice(1)]) {
    if (step !== "") {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      at = (at as Readonly<Record<string, unknown>> | undefined)?.[key];
    }
    if (typeof at !== "object" || at === null) return false;
    if ("note" in at && typeof at.note === "string" && at.note.includes(`[${code}]`)) return true;
  }
  return false;
}

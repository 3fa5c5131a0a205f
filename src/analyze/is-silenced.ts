import { valuesAlong } from "../model/pointer.ts";

/** Returns whether a `note` on the way to a place names a check in square brackets. */
export function isSilenced(root: unknown, pointer: string, code: string): boolean {
  return valuesAlong(root, pointer).some((value) => {
    const { note } = Object(value) as { readonly note?: unknown };
    return typeof note === "string" && note.includes(`[${code}]`);
  });
}

import type { Verdict } from "../assess/verdict.ts";

/**
 * Returns the nearest door ahead of a deal that is not open: the next one, or where that is open the
 * first one after it; null where no door ahead is shut.
 */
export function nextShutDoor({ stages, mayAdvance: { truth, to } }: Verdict): string | null {
  if (truth !== "satisfied") return to;
  const next = stages.findIndex(({ id }) => id === to);
  const ahead = stages.slice(next).filter(({ applies }) => applies !== "failed");
  const shut = ahead.find(
    ({ applies, entry }, index) =>
      index > 0 &&
      (applies !== "satisfied" || entry !== "satisfied" || ahead[index - 1]?.exit !== "satisfied"),
  );
  return shut?.id ?? null;
}

import type { Standing } from "../assess/verdict.ts";
import type { Span } from "./span.ts";

/** The sign each standing is shown by in a table of deals. */
export const standingSigns: Readonly<Record<Standing, Span>> = {
  supported: { text: "✓", style: "good" },
  understated: { text: "↑", style: "good" },
  unproven: { text: "?", style: "open" },
  overstated: { text: "✗", style: "bad" },
  unclaimed: { text: "·", style: "faint" },
};

/** The sign of a closed deal. */
export const closedSign: Span = { text: "■", style: "faint" };

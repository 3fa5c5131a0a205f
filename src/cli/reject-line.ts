import type { RejectLine } from "./batch-item.ts";
import type { DealRecord } from "./deal-records.ts";

/** The most bytes of a record that are kept with a reject. */
const mostKept = 100_000;

/** Returns a record as a reject. */
export const rejectLine = (
  file: string,
  { line, column, bytes }: DealRecord,
  issues: RejectLine["issues"],
): RejectLine => ({
  file,
  line,
  ...(column > 1 && { column }),
  text: new TextDecoder().decode(bytes.subarray(0, mostKept)),
  issues,
});

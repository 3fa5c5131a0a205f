import { structuredPatch } from "diff";
import type { VerdictMatch } from "./match-verdict.ts";

/** A line of a difference: expected and not found, found and not expected, or both. */
export interface DiffLine {
  readonly side: "expected" | "actual" | "both" | "gap";
  readonly text: string;
}

/** Up to so many lines everything is shown, so that every change stands under its headings. */
const fewLines = 60;
const someLines = 6;

/** Returns what was expected and what the verdict says, line by line. */
export const expectedDiff = ({ expected, actual }: VerdictMatch): readonly DiffLine[] => {
  const wanted = `${JSON.stringify(expected, null, 2)}\n`;
  const found = `${JSON.stringify(actual, null, 2)}\n`;
  const context = wanted.split("\n").length > fewLines ? someLines : fewLines;
  const { hunks } = structuredPatch("", "", wanted, found, "", "", { context });
  return hunks.flatMap(({ lines }, index) => [
    ...(index === 0 ? [] : [{ side: "gap", text: "…" } as const]),
    ...lines.map((line): DiffLine => {
      const text = line.slice(1);
      if (line.startsWith("-")) return { side: "expected", text };
      return { side: line.startsWith("+") ? "actual" : "both", text };
    }),
  ]);
};

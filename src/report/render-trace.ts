import type { Trace } from "../assess/trace.ts";
import { describeTrace, type TraceLine } from "../words/trace.ts";
import { truthSigns } from "../words/truth.ts";
import { openPage, type Page } from "./page.ts";
import type { PlanWords, ReportOptions } from "./report-options.ts";
import { span } from "./span.ts";

const styles = { satisfied: "good", failed: "bad", unknown: "open" } as const;

/** How a trace is reported. */
export interface TraceOptions extends ReportOptions {
  /** What it is of, written above it: the title of a checkpoint or a flag. */
  readonly title?: string;
}

/**
 * Returns why a condition came out as it did, one sentence for every condition in it, indented by
 * depth, each with its sign: ✓ satisfied, ✗ failed, ? unknown.
 */
export function renderTrace(
  { lexicon }: Pick<PlanWords, "lexicon">,
  trace: Trace,
  options: TraceOptions,
): string {
  const page = openPage(options);
  if (options.title !== undefined) page.line([span(options.title, "strong")]);
  writeTrace(describeTrace(trace, lexicon, options.lang), page, 0);
  return page.text();
}

/** The deepest indent, in cells: below it, conditions stand under each other. */
const deepest = 20;

function writeTrace({ truth, sentence, within }: TraceLine, page: Page, indent: number): void {
  page.line([span(`${truthSigns[truth]} `, styles[truth]), sentence], indent, indent + 2);
  for (const inner of within) writeTrace(inner, page, Math.min(indent + 2, deepest));
}

import type { Verdict } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import { openPage } from "./page.ts";
import type { PlanWords, ReportOptions } from "./report-options.ts";
import { writeAsks } from "./write-asks.ts";
import { writeDoor } from "./write-door.ts";
import { writeHead } from "./write-head.ts";
import { writeNotes } from "./write-notes.ts";
import { writePeople } from "./write-people.ts";
import { writeStages } from "./write-stages.ts";

/** How one deal is reported. */
export interface VerdictOptions extends ReportOptions {
  /** How many questions to ask first; absent: 5. */
  readonly asks?: number;
}

/**
 * Returns the verdict on one deal for people: where it stands against what is claimed, its score,
 * the stages, the next door and what keeps it shut, what to ask first, who stands where, what was
 * only attested, flags, and what is stale or contradictory. People are named by name and role alone.
 */
export function renderVerdict(
  plan: PlanWords,
  deal: Deal,
  verdict: Verdict,
  options: VerdictOptions,
): string {
  const page = openPage(options);
  const report = { plan, deal, verdict, lang: options.lang, page };
  writeHead(report);
  writeStages(report);
  writeDoor(report);
  writeAsks(report, options.asks ?? 5);
  writePeople(report);
  writeNotes(report);
  return page.text();
}

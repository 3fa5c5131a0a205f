import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Verdict } from "../assess/verdict.ts";
import { notAssessed } from "../batch/not-assessed.ts";
import type { IssueBase } from "../model/issue.ts";
import {
  joinOutcomes,
  noOutcomes,
  type OutcomeTally,
  outcomeOf,
  outcomeTally,
} from "../report/outcomes.ts";
import { joinTallies, noDeals, type PortfolioTally, tallyOf } from "../report/portfolio-tally.ts";
import type { DealRecord } from "./deal-records.ts";
import { type ExitCode, exitCodeFor, hasAll } from "./exit-code.ts";
import { parseRecord } from "./parse-record.ts";

/** What is to be worked out of every deal. */
export interface BatchWants {
  readonly asOf: string;
  readonly verdicts: boolean;
  readonly tally: boolean;
  readonly outcomes: boolean;
}

/** Some records on their way to whoever assesses them: plain data that threads can pass on. */
export interface BatchTask {
  /** The bytes of all records, one after the other. */
  readonly bytes: Uint8Array;
  /** Where each record ends in the bytes. */
  readonly ends: readonly number[];
  readonly faults: readonly (DealRecord["fault"] | undefined)[];
}

/** What has become of the records of a batch: each is a verdict or a reject. */
export interface BatchResult {
  /** The verdicts as JSON in UTF-8, one a line, in order; empty where nobody wants them. */
  readonly verdicts: Uint8Array;
  readonly deals: number;
  readonly rejects: readonly { readonly at: number; readonly issues: readonly IssueBase[] }[];
  readonly tally: PortfolioTally;
  readonly outcomes: OutcomeTally;
  /** What the program would end with for the last deal alone; undefined without a deal. */
  readonly code: ExitCode | undefined;
}

/** A batch of nothing. */
export const noResult: BatchResult = {
  verdicts: new Uint8Array(0),
  deals: 0,
  rejects: [],
  tally: noDeals,
  outcomes: noOutcomes,
  code: undefined,
};

/** Returns records as one task. */
export const taskOf = (records: readonly Pick<DealRecord, "bytes" | "fault">[]): BatchTask => {
  let end = 0;
  const ends = records.map(({ bytes }) => {
    end += bytes.length;
    return end;
  });
  return {
    bytes: Buffer.concat(records.map(({ bytes }) => bytes)),
    ends,
    faults: records.map(({ fault }) => fault),
  };
};

/** Returns the records of a task from one on up to another. */
export const partOf = ({ bytes, ends, faults }: BatchTask, from: number, to: number): BatchTask => {
  const start = ends[from - 1] ?? 0;
  return {
    bytes: bytes.subarray(start, ends[to - 1] ?? 0),
    ends: ends.slice(from, to).map((end) => end - start),
    faults: faults.slice(from, to),
  };
};

/** Returns the exit code for a deal alone. */
export const codeOf = (plan: Plan, verdict: Verdict): ExitCode =>
  exitCodeFor(plan.ruleSet.kind === "stages" ? verdict.mayAdvance.truth : hasAll(verdict));

/** Assesses the records of a task; whatever one of them does, the others are assessed. */
export const assessBatch = (plan: Plan, task: BatchTask, wants: BatchWants): BatchResult => {
  const { asOf } = wants;
  const lines: string[] = [];
  const rejects: { at: number; issues: readonly IssueBase[] }[] = [];
  let { tally, outcomes, deals, code } = noResult;
  task.ends.forEach((end, at) => {
    const bytes = task.bytes.subarray(task.ends[at - 1] ?? 0, end);
    try {
      const parsed = parseRecord(bytes, task.faults[at]);
      if (!parsed.ok) {
        rejects.push({ at, issues: parsed.issues });
        return;
      }
      const { deal } = parsed;
      const verdict = assess(plan, deal, { asOf });
      const line = wants.verdicts ? `${JSON.stringify(verdict)}\n` : "";
      if (wants.tally) tally = joinTallies(tally, tallyOf({ deal, verdict }, plan));
      if (wants.outcomes) {
        const scored = { score: verdict.score.value, outcome: outcomeOf(deal, verdict, plan) };
        outcomes = joinOutcomes(outcomes, outcomeTally(scored));
      }
      code = codeOf(plan, verdict);
      lines.push(line);
      deals++;
    } catch (error) {
      rejects.push({ at, issues: [notAssessed(error)] });
    }
  });
  return { verdicts: Buffer.from(lines.join("")), deals, rejects, tally, outcomes, code };
};

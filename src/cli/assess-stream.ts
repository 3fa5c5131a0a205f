import type { Plan } from "../assess/plan.ts";
import { inOrder } from "../batch/in-order.ts";
import { joinOutcomes, noOutcomes, type OutcomeTally } from "../report/outcomes.ts";
import { joinTallies, noDeals, type PortfolioTally } from "../report/portfolio-tally.ts";
import { type BatchResult, type BatchWants, taskOf } from "./assess-batch.ts";
import type { BatchItem, RejectLine } from "./batch-item.ts";
import { type BatchRunner, localRunner, threadRunner } from "./batch-runner.ts";
import { type Batch, batchesOf, untilStopped } from "./batches.ts";
import type { DealRecord } from "./deal-records.ts";
import type { ExitCode } from "./exit-code.ts";
import { placedIn } from "./parse-record.ts";
import { rejectLine } from "./reject-line.ts";

/** What has come of everything up to some point: what came in is either a verdict or a reject. */
export interface StreamTotals {
  readonly count: number;
  readonly input: string;
  readonly deals: number;
  readonly rejected: number;
  readonly tally: PortfolioTally;
  readonly outcomes: OutcomeTally;
  /** What the program would end with for the last deal alone. */
  readonly code: ExitCode | undefined;
}

/** Nothing yet. */
export const noTotals: StreamTotals = {
  count: 0,
  input: "",
  deals: 0,
  rejected: 0,
  tally: noDeals,
  outcomes: noOutcomes,
  code: undefined,
};

/** How a stream of deals is worked on. */
export interface StreamOptions {
  readonly plan: Plan;
  readonly wants: BatchWants;
  /** How many threads to work with. */
  readonly jobs: number;
  /** The file that worker threads run; absent: there are none. */
  readonly worker?: URL | undefined;
  readonly stop: AbortSignal;
  /** How far an earlier run had come. */
  readonly from?: StreamTotals | undefined;
}

/** Who takes what comes of a stream, batch after batch, in order. */
export interface StreamTaker {
  readonly verdicts: (bytes: Uint8Array) => Promise<void>;
  readonly reject: (reject: RejectLine, record?: DealRecord) => Promise<void>;
  /** Is told after each batch how far all is. */
  readonly done: (totals: StreamTotals) => Promise<void>;
}

/** How many batches are read before threads are worth their start. */
const fewBatches = 2;

/** Returns the rejects of a batch in the order in which they stand in the input. */
const rejectsOf = ({ items }: Batch, result: BatchResult) => {
  const issuesAt = new Map(result.rejects.map(({ at, issues }) => [at, issues]));
  let at = 0;
  return items.flatMap((item): readonly { reject: RejectLine; record?: DealRecord }[] => {
    if ("reject" in item) return [{ reject: item.reject }];
    const issues = issuesAt.get(at++);
    const { file, record } = item;
    if (issues === undefined) return [];
    return [{ reject: rejectLine(file, record, placedIn(record, issues)), record }];
  });
};

async function* after(first: readonly Batch[], rest: AsyncGenerator<Batch>) {
  try {
    yield* first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/**
 * Works through everything that comes in, in threads where there is enough of it, and hands on what
 * comes of it in order. Returns how far it has come: to the end, or to where it was stopped.
 */
export const assessStream = async (
  items: AsyncIterable<BatchItem>,
  { plan, wants, jobs, worker, stop, from = noTotals }: StreamOptions,
  taker: StreamTaker,
): Promise<StreamTotals> => {
  const batches = untilStopped(batchesOf(items, from.count > 0 ? from : undefined), stop);
  const first: Batch[] = [];
  while (first.length < fewBatches) {
    const next = await batches.next();
    if (next.done) break;
    first.push(next.value);
  }
  const hasMore = first.length === fewBatches && jobs > 1 && worker !== undefined;
  const threads = hasMore ? await threadRunner(worker, plan, wants, jobs) : undefined;
  const runner: BatchRunner = threads ?? localRunner(plan, wants);
  let totals = from;
  try {
    // One more than there are threads: whichever is done first finds its next batch waiting.
    const results = inOrder(after(first, batches), runner.jobs + 1, async (batch) => {
      const records = batch.items.flatMap((item) => ("record" in item ? [item.record] : []));
      return { batch, result: await runner.run(taskOf(records)) };
    });
    for await (const { batch, result } of results) {
      if (result.verdicts.length > 0) await taker.verdicts(result.verdicts);
      const rejects = rejectsOf(batch, result);
      for (const { reject, record } of rejects) await taker.reject(reject, record);
      totals = {
        count: batch.count,
        input: batch.input,
        deals: totals.deals + result.deals,
        rejected: totals.rejected + rejects.length,
        tally: joinTallies(totals.tally, result.tally),
        outcomes: joinOutcomes(totals.outcomes, result.outcomes),
        code: result.code ?? totals.code,
      };
      await taker.done(totals);
    }
    return totals;
  } finally {
    await runner.close();
  }
};

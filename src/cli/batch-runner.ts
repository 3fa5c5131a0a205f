import type { Worker } from "node:worker_threads";
import { Tinypool } from "tinypool";
import type { Plan } from "../assess/plan.ts";
import type { IssueBase } from "../model/issue.ts";
import { text } from "../model/text.ts";
import { joinOutcomes } from "../report/outcomes.ts";
import { joinTallies } from "../report/portfolio-tally.ts";
import {
  assessBatch,
  type BatchResult,
  type BatchTask,
  type BatchWants,
  noResult,
  partOf,
} from "./assess-batch.ts";
import type { WorkerSetup } from "./assess-worker.ts";

/** Whoever works on batches: this thread, or several beside it. */
export interface BatchRunner {
  /** How many batches are worked on at a time. */
  readonly jobs: number;
  readonly run: (task: BatchTask) => Promise<BatchResult>;
  readonly close: () => Promise<void>;
}

/** Returns a runner in this thread. */
export const localRunner = (plan: Plan, wants: BatchWants): BatchRunner => ({
  jobs: 1,
  run: async (task) => assessBatch(plan, task, wants),
  close: async () => undefined,
});

/** The longest time-out that there is, in milliseconds: 25 days. */
const longestTimeout = 2 ** 31 - 1;

/** The most memory that a worker may take for itself, in MiB: beyond it dies, and is replaced. */
const workerMemory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

const workerDied = (error: unknown): IssueBase => {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "worker-died",
    pointer: "",
    message: text(
      `处理这个商机的线程两次中断：${reason}`,
      `the thread that worked on this deal died twice: ${reason}`,
    ),
  };
};

/** Returns the results of two parts of a batch as one; the second begins at a record. */
const joined = (one: BatchResult, other: BatchResult, from: number): BatchResult => ({
  verdicts: Buffer.concat([one.verdicts, other.verdicts]),
  deals: one.deals + other.deals,
  rejects: [...one.rejects, ...other.rejects.map(({ at, issues }) => ({ at: at + from, issues }))],
  tally: joinTallies(one.tally, other.tally),
  outcomes: joinOutcomes(one.outcomes, other.outcomes),
  code: other.code ?? one.code,
});

/**
 * Lets a worker of the pool forget a listener: the pool waits for its end with `once`, which takes
 * listeners back when the worker fails meanwhile, and its workers cannot.
 */
const forgetful = (worker: object): void => {
  const { thread } = worker as { readonly thread?: Worker };
  const removeListener: Worker["removeListener"] | undefined = thread?.removeListener.bind(thread);
  Object.assign(worker, { removeListener });
};

/**
 * Returns a runner with worker threads, or undefined where none can be started. A batch whose worker
 * dies is tried once more, deal by deal: what kills a worker again is rejected with the reason, and
 * costs nobody else.
 */
export const threadRunner = async (
  worker: URL,
  plan: Plan,
  wants: BatchWants,
  jobs: number,
): Promise<BatchRunner | undefined> => {
  const { ruleSet, overlays } = plan;
  const workerData: WorkerSetup = { ruleSet, overlays, wants };
  const pool = new Tinypool({
    filename: worker.href,
    minThreads: 1,
    // To begin a thread takes as long as many batches: none is ended before all is done.
    idleTimeout: longestTimeout,
    maxThreads: jobs,
    workerData,
    resourceLimits: workerMemory,
  });
  let isClosing = false;
  const watched = new WeakSet<object>();
  // The pool hears of a worker that fails; of one that just ends it would wait for the answer.
  const watch = (): void => {
    for (const thread of pool.threads) {
      if (watched.has(thread)) continue;
      watched.add(thread);
      forgetful(thread);
      let hasFailed = false;
      thread.once("error", () => {
        hasFailed = true;
      });
      thread.once("exit", () => {
        if (!hasFailed && !isClosing) thread.emit("error", new Error("it ended unexpectedly"));
      });
    }
  };
  pool.on("error", () => undefined);
  const attempt = async (task: BatchTask): Promise<BatchResult> => {
    watch();
    try {
      const running = pool.run(task);
      // It may have begun a thread of its own.
      watch();
      return (await running) as BatchResult;
    } finally {
      watch();
    }
  };
  const run = async (task: BatchTask): Promise<BatchResult> => {
    try {
      return await attempt(task);
    } catch {
      let result = noResult;
      for (let at = 0; at < task.ends.length; at++) {
        const alone = await attempt(partOf(task, at, at + 1)).catch(
          (error: unknown): BatchResult => ({
            ...noResult,
            rejects: [{ at: 0, issues: [workerDied(error)] }],
          }),
        );
        result = joined(result, alone, at);
      }
      return result;
    }
  };
  const close = async (): Promise<void> => {
    isClosing = true;
    watch();
    // A worker that fails while it is ended has ended.
    await pool.destroy().catch(() => undefined);
  };
  try {
    await attempt({ bytes: new Uint8Array(0), ends: [], faults: [] });
    return { jobs, run, close };
  } catch {
    await close();
    return undefined;
  }
};

import { existsSync, writeFileSync } from "node:fs";
import type { BatchResult, BatchTask } from "../../src/cli/assess-batch.ts";
import assessTask from "../../src/cli/assess-worker.ts";

/** A worker that some deals kill: one that ends, one that fails, and one that dies only once. */
export default (task: BatchTask): BatchResult | Promise<BatchResult> => {
  const text = Buffer.from(task.bytes).toString();
  if (text.includes("ends-the-thread")) process.exit(9);
  if (text.includes("fails-the-thread")) {
    setImmediate(() => {
      throw new Error("it failed");
    });
    return new Promise(() => undefined);
  }
  const mark = /ends-it-once:([^"]*)/.exec(text)?.[1];
  if (mark !== undefined && !existsSync(mark)) {
    writeFileSync(mark, "");
    process.exit(9);
  }
  return assessTask(task);
};

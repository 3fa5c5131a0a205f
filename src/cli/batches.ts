import { createHash } from "node:crypto";
import type { Text } from "../model/text.ts";
import type { BatchItem } from "./batch-item.ts";

/** Some of what came in, to be worked on at once. */
export interface Batch {
  readonly items: readonly BatchItem[];
  /** How many things have come in up to its end. */
  readonly count: number;
  /** The SHA-256 of everything that has come in up to its end. */
  readonly input: string;
}

/** The most records and bytes of one batch. */
const most = { items: 16, bytes: 128 * 1024 };

/** Thrown when an input does not begin with what an earlier run has read of it. */
export class InputChanged extends Error {
  override readonly name = "InputChanged";
  /** Why some of it could not be read at all. */
  readonly unreadable: Text | undefined;

  constructor(unreadable: Text | undefined) {
    super("the input does not begin as it did");
    this.unreadable = unreadable;
  }
}

/**
 * Yields what comes in, some at a time: where one batch ends depends on the input alone. What an
 * earlier run has done is read and left out; throws an `InputChanged` when it is no longer the same.
 */
export async function* batchesOf(
  items: AsyncIterable<BatchItem>,
  done?: { readonly count: number; readonly input: string } | undefined,
): AsyncGenerator<Batch> {
  const hash = createHash("sha256");
  let count = 0;
  let bytes = 0;
  let unreadable: Text | undefined;
  let waiting: BatchItem[] = [];
  const taken = (): Batch => {
    const batch = { items: waiting, count, input: hash.copy().digest("hex") };
    waiting = [];
    bytes = 0;
    return batch;
  };
  for await (const item of items) {
    count++;
    if ("record" in item) {
      const { file, record } = item;
      const { line, column } = record;
      hash.update(`${file}\n${line}:${column}\n`).update(record.bytes).update("\n");
      bytes += record.bytes.length;
    } else {
      hash.update(`${JSON.stringify(item.reject)}\n`);
      unreadable ??= item.reject.issues.find(({ code }) => code === "unreadable")?.message;
    }
    waiting.push(item);
    if (done !== undefined && count <= done.count) {
      if (count < done.count) waiting = [];
      else if (taken().input !== done.input) throw new InputChanged(unreadable);
      bytes = 0;
      continue;
    }
    if (waiting.length >= most.items || bytes >= most.bytes) yield taken();
  }
  if (done !== undefined && count < done.count) throw new InputChanged(unreadable);
  if (waiting.length > 0) yield taken();
}

/** Yields batches until somebody asks to stop, even while the input keeps one waiting. */
export async function* untilStopped(
  batches: AsyncGenerator<Batch>,
  stop: AbortSignal,
): AsyncGenerator<Batch> {
  let wake: (() => void) | undefined;
  const onStop = (): void => wake?.();
  stop.addEventListener("abort", onStop);
  try {
    while (!stop.aborted) {
      const next = await new Promise<IteratorResult<Batch> | undefined>((resolve, reject) => {
        wake = () => resolve(undefined);
        batches.next().then(resolve, reject);
      });
      if (next === undefined || next.done || stop.aborted) return;
      yield next.value;
    }
  } finally {
    stop.removeEventListener("abort", onStop);
    const closed = batches.return(undefined).catch(() => undefined);
    // Whoever is asked to stop does not wait for an input that may never go on.
    if (!stop.aborted) await closed;
  }
}

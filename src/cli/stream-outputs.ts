import { resolve } from "node:path";
import { noTotals, type StreamTotals } from "./assess-stream.ts";
import type { RejectLine } from "./batch-item.ts";
import { type Checkpoint, dropCheckpoint, saveCheckpoint } from "./checkpoint.ts";
import type { Written } from "./growing-file.ts";
import type { Io } from "./io.ts";
import { openSink, type Sink } from "./sink.ts";
import { on } from "./write-failed.ts";

/** Where what comes of a stream is to go. */
export interface StreamPlaces {
  /** Where verdicts go; absent: nowhere. */
  readonly out: string | undefined;
  /** Where rejects go; absent: they are told. */
  readonly rejects: string | undefined;
  /** Where it is written down how far all is; absent: nowhere. */
  readonly checkpoint: string | undefined;
  /** What must be the same for a run to be gone on with. */
  readonly run: string;
  /** How far an earlier run had come. */
  readonly from: Checkpoint | undefined;
}

/** The files that a stream is written to, and how far they are. */
export interface StreamOutputs {
  /** Opens all of them; does nothing the second time. */
  readonly open: () => Promise<void>;
  readonly verdicts: (bytes: Uint8Array) => Promise<void>;
  readonly reject: (reject: RejectLine) => Promise<void>;
  /** Writes down how far all is, where that is done at all. */
  readonly save: (totals: StreamTotals) => Promise<void>;
  /** Ends with all that came in: there is nothing to go on with any more. */
  readonly finish: () => Promise<void>;
  /** The names of the files that have been opened, but for the standard output. */
  readonly files: () => readonly string[];
  /** How many things it has been written down to be done: with those nobody begins again. */
  readonly kept: () => number;
  readonly close: () => Promise<void>;
}

/** Returns the outputs of a stream, none of them open yet. */
export const streamOutputs = (places: StreamPlaces, io: Io): StreamOutputs => {
  const { out, rejects, checkpoint, run, from } = places;
  const sinks: { verdicts?: Sink; rejects?: Sink } = {};
  const all = (): readonly Sink[] => [sinks.verdicts, sinks.rejects].flatMap((sink) => sink ?? []);
  const sync = async (): Promise<void> => {
    for (const { name, file } of all()) if (file) await on(name, file.sync);
  };
  let isOpen = false;
  let kept = from?.totals.count ?? 0;

  const save = async ({ code: _, ...totals }: StreamTotals): Promise<void> => {
    const { file } = sinks.verdicts ?? {};
    if (checkpoint === undefined || file === undefined) return;
    await sync();
    const beside = sinks.rejects?.file;
    const far: Checkpoint = {
      run,
      totals,
      out: file.written(),
      rejects: beside?.isFile ? beside.written() : null,
    };
    await on(checkpoint, () => saveCheckpoint(resolve(io.cwd, checkpoint), far));
    kept = totals.count;
  };
  const opened = (name: string, before: Written | undefined): Promise<Sink> =>
    on(name, () => openSink(name, io, before === undefined || before.bytes === 0));
  const begun = async (sink: Sink | undefined, before: Written | undefined): Promise<void> => {
    if (sink?.file) await on(sink.name, () => sink.file?.begin(before) ?? Promise.resolve());
  };

  return {
    open: async () => {
      if (isOpen) return;
      isOpen = true;
      const before = { verdicts: from?.out, rejects: from?.rejects ?? undefined };
      if (out !== undefined) sinks.verdicts = await opened(out, before.verdicts);
      if (rejects !== undefined) sinks.rejects = await opened(rejects, before.rejects);
      // Nothing is cut off before it is known that all of it can be written.
      if (from === undefined) await save(noTotals);
      await begun(sinks.verdicts, before.verdicts);
      await begun(sinks.rejects, before.rejects);
    },
    verdicts: async (bytes) => {
      const sink = sinks.verdicts;
      if (sink) await on(sink.name, () => sink.write(bytes));
    },
    reject: async (reject) => {
      const sink = sinks.rejects;
      if (sink) await on(sink.name, () => sink.write(Buffer.from(`${JSON.stringify(reject)}\n`)));
    },
    save,
    finish: async () => {
      await sync();
      if (checkpoint === undefined) return;
      await on(checkpoint, () => dropCheckpoint(resolve(io.cwd, checkpoint)));
    },
    files: () => all().flatMap(({ name, file }) => (file ? [name] : [])),
    kept: () => kept,
    close: async () => {
      for (const { name, file } of all()) if (file) await on(name, file.close);
    },
  };
};

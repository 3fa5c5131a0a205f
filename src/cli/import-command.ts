import { resolve } from "node:path";
import { dealMapper } from "../import/deal-mapper.ts";
import type { Reject } from "../import/ledger.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { moreRejected, mostRowsTold, renderReject, renderTally } from "./import-report.ts";
import { type Io, lookOf, PipeClosed, print } from "./io.ts";
import { named, openMappedTables } from "./mapped-tables.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import { stopSignal } from "./stop-signal.ts";
import { type PendingFile, writeAtomically } from "./write-atomically.ts";
import { on, WriteFailed } from "./write-failed.ts";

/** What `import` may be told. */
export interface ImportOptions {
  readonly map: string;
  readonly out?: string | undefined;
  readonly rejects?: string | undefined;
  /** The day of the export, for observations that have none of their own. */
  readonly at?: string | undefined;
  readonly lang: Language;
}

/** Where deals and rejects go: aside until all is written, or straight to an output. */
interface Sink {
  readonly write: (text: string) => Promise<void>;
  readonly file?: PendingFile;
}

const sinkOf = async (path: string, io: Io): Promise<Sink> => {
  if (path === "-") return { write: (text) => print(io.stdout, text) };
  const file = await on(path, () => writeAtomically(resolve(io.cwd, path)));
  const commit = (): Promise<void> => on(path, file.commit);
  const write = (text: string): Promise<void> => on(path, () => file.write(text));
  return { write, file: { ...file, commit } };
};

/** Turns the rows of exported files into deals, one a line, and accounts for every row. */
export const importCommand = async (
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, options.lang);
  const out = options.out ?? "-";
  const opened = await openMappedTables(files, options.map, io, look);
  if (!opened.ok) return opened.code;
  const { mapping, paths, nameOf, deals, sides } = opened.found;
  const inputs = [options.map, ...paths];
  const clash = await clashingOutput(inputs, [out, options.rejects], io, "spared");
  if (clash !== undefined) {
    await complain(io, look, { message: outputClash(clash) });
    return exitCodes.usage;
  }
  const pending: PendingFile[] = [];
  const end = async (
    message: Text,
    code: ExitCode = exitCodes.badInput,
    kind: "error" | "note" = "error",
  ): Promise<ExitCode> => {
    await complain(io, look, { message }, kind);
    return code;
  };
  const stop = stopSignal(io, paths.includes("-"));
  try {
    const sink = await sinkOf(out, io);
    if (sink.file) pending.push(sink.file);
    const kept = options.rejects === undefined ? undefined : await sinkOf(options.rejects, io);
    if (kept?.file) pending.push(kept.file);

    let rejected = 0;
    const reject = async (one: Reject): Promise<void> => {
      rejected++;
      await kept?.write(`${JSON.stringify(one)}\n`);
      if (rejected <= mostRowsTold)
        await print(io.stderr, renderReject(`${nameOf(one.file)}:${one.line}`, one.issues, look));
    };
    const observedAt = options.at ?? mapping.observedAt ?? io.today;
    const mapper = dealMapper(mapping, sides, { observedAt });
    for await (const item of deals) {
      if (stop.signal.aborted) return await end(interrupted, exitCodes.interrupted, "note");
      const mapped = mapper.map(item);
      if ("reject" in mapped) await reject(mapped.reject);
      if (!("deal" in mapped)) continue;
      await sink.write(`${JSON.stringify(mapped.deal)}\n`);
      for (const { file, line, issue } of mapped.notices)
        await complain(
          io,
          look,
          { message: named(`${nameOf(file)}:${line}`, issue.message) },
          "note",
        );
    }
    const { rejects, tally } = mapper.finish();
    for (const one of rejects) await reject(one);
    if (rejected > mostRowsTold)
      await complain(
        io,
        look,
        { message: moreRejected(rejected - mostRowsTold), help: kept ? undefined : keepThem },
        "note",
      );
    for (const file of pending) await file.commit();
    await print(io.stderr, renderTally(tally, nameOf, look));
    return rejected > 0 ? exitCodes.badInput : exitCodes.ok;
  } catch (error) {
    if (stop.signal.aborted) return await end(interrupted, exitCodes.interrupted, "note");
    if (error instanceof PipeClosed && pending.length > 0) return await end(unread);
    if (error instanceof WriteFailed) return await end(fileProblem(error.file, error.cause));
    if (!(error instanceof Error && "code" in error)) throw error;
    return await end(fileProblem(nameOf(mapping.deals), error));
  } finally {
    stop.release();
    for (const file of pending) await file.discard();
  }
};

const interrupted: Text = text("已中断，文件都没有写", "interrupted; no file is written");

const unread: Text = text(
  "标准输出的另一头不再读了，文件都没有写",
  "nobody reads the standard output any more: no file is written",
);

const keepThem: Text = text(
  "加上 `--rejects 文件` 可以全部保存",
  "`--rejects FILE` keeps them all",
);

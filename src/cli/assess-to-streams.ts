import { resolve } from "node:path";
import { version } from "../../package.json";
import { identityOf } from "../assess/identity.ts";
import type { Plan } from "../assess/plan.ts";
import { digestOf } from "../model/digest.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { outcomesOf } from "../report/outcomes.ts";
import { renderOutcomes } from "../report/render-outcomes.ts";
import { renderTally } from "../report/render-tally.ts";
import type { AssessOptions } from "./assess-command.ts";
import { type AssessInput, aloneTest, clashOf } from "./assess-input.ts";
import { assessStream, noTotals, type StreamTotals } from "./assess-stream.ts";
import { InputChanged } from "./batches.ts";
import {
  type Checkpoint,
  checkpointPath,
  dropCheckpoint,
  readCheckpoint,
  saveCheckpoint,
} from "./checkpoint.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { FileShrunk } from "./growing-file.ts";
import { type Io, lookOf, PipeClosed, print } from "./io.ts";
import { outputClash } from "./own-files.ts";
import { progressBar } from "./progress-bar.ts";
import { rejectReport } from "./reject-report.ts";
import { openSink, type Sink } from "./sink.ts";
import { sizeOf } from "./size-of.ts";
import { stopSignal } from "./stop-signal.ts";
import { writeCounts } from "./write-counts.ts";

/** Returns whether verdicts go to a stream or are only added up, so that no deal is held. */
export const isStreamed = ({ json, out, summary }: AssessOptions): boolean =>
  json || summary || out !== undefined;

/** After how many batches it is written down how far all is. */
const batchesToSave = 32;

const words = {
  other: (name: string) =>
    text(
      `${quoted(name)} 上次是按别的规则、日期或选项做的，接不上`,
      `${quoted(name)} was begun with other rules, another day or other options`,
    ),
  same: text(
    "用上次的选项（`--as-of` 也要写明），或者去掉 `--resume` 从头做",
    "give the same ones (`--as-of` too), or begin again without `--resume`",
  ),
  changed: text(
    "输入的开头和上次不一样了，接不上",
    "the input does not begin as it did: nothing to go on with",
  ),
  again: text("去掉 `--resume` 从头做", "begin again without `--resume`"),
  shrunk: (name: string) =>
    text(
      `${quoted(name)} 比上次写下的短，接不上`,
      `${quoted(name)} is shorter than what was written to it`,
    ),
  stopped: (count: number, places: string) =>
    text(
      `已中断。前 ${count} 项已做完${places === "" ? "" : `，存在 ${places}`}`,
      `interrupted; the first ${count} are done${places === "" ? "" : `, in ${places}`}`,
    ),
  goOn: text("同样的命令加上 `--resume` 接着做", "the same command with `--resume` goes on"),
} as const satisfies Record<string, Text | ((...args: never[]) => Text)>;

/** Returns what must be the same for a run to be gone on with. */
const runOf = (plan: Plan, { asOf, summary, outcomes, rejects }: AssessOptions): string => {
  const wanted = { asOf, summary, outcomes, rejects: rejects !== undefined };
  return digestOf({ version, rules: identityOf(plan).digest, ...wanted });
};

/** Writes verdicts and rejects as they come, and says what all of them come to. */
export const assessToStreams = async (
  plan: Plan,
  input: AssessInput,
  options: AssessOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, json, summary, outcomes, resume } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const out = options.out ?? (json ? "-" : undefined);
  const fail = async (message: Text, help: Text | undefined, code: ExitCode): Promise<ExitCode> => {
    await complain(io, look, { message, help });
    return code;
  };
  const clash = await clashOf(input, { ...options, out }, io);
  if (clash !== undefined) return fail(outputClash(clash), undefined, exitCodes.usage);
  const run = runOf(plan, options);
  const savedAt =
    out === undefined || out === "-" ? undefined : checkpointPath(resolve(io.cwd, out));
  const saved = resume && savedAt !== undefined ? await readCheckpoint(savedAt) : undefined;
  if (saved !== undefined && saved.run !== run)
    return fail(words.other(out ?? ""), words.same, exitCodes.usage);

  const report = rejectReport(io, look);
  const alone = aloneTest(input);
  const stop = stopSignal(io, input.files.includes("-"));
  const progress = progressBar(
    await sizeOf(input.files, io),
    { isResumed: saved !== undefined, isOverwritten: out === "-" && io.stdout.isTTY === true },
    io,
    look,
  );
  const sinks: { verdicts?: Sink; rejects?: Sink } = {};
  let busyWith = out ?? "-";
  let batches = 0;
  const save = async (totals: StreamTotals): Promise<void> => {
    const { verdicts, rejects } = sinks;
    if (savedAt === undefined || verdicts?.file === undefined) return;
    await verdicts.file.sync();
    await rejects?.file?.sync();
    const { code: _, ...kept } = totals;
    const checkpoint: Checkpoint = {
      run,
      ...kept,
      out: verdicts.file.size(),
      rejects: rejects?.file?.size() ?? null,
    };
    await saveCheckpoint(savedAt, checkpoint);
  };
  const open = async (): Promise<void> => {
    if (out !== undefined) sinks.verdicts = await openSink(out, saved?.out ?? 0, io);
    if (options.rejects === undefined) return;
    busyWith = options.rejects;
    sinks.rejects = await openSink(options.rejects, saved?.rejects ?? 0, io);
    busyWith = out ?? "-";
  };
  let totals: StreamTotals = saved === undefined ? noTotals : { ...saved, code: undefined };
  try {
    // What an earlier run has written is only cut off once its input is known to be the same.
    if (saved === undefined) await open();
    if (saved === undefined && savedAt !== undefined) await dropCheckpoint(savedAt);
    const seen = async function* () {
      for await (const item of input.items) {
        alone.see(item);
        yield item;
      }
    };
    const ensureOpen = async (): Promise<void> => {
      if (saved !== undefined && sinks.verdicts === undefined) await open();
    };
    totals = await assessStream(
      seen(),
      {
        plan,
        wants: { asOf, verdicts: out !== undefined, tally: summary, outcomes },
        jobs: options.jobs ?? io.cores ?? 1,
        worker: io.batchWorker,
        stop: stop.signal,
        from: totals,
      },
      {
        verdicts: async (bytes) => {
          await ensureOpen();
          busyWith = out ?? "-";
          await sinks.verdicts?.write(bytes);
        },
        reject: async (reject, record) => {
          await ensureOpen();
          if (sinks.rejects === undefined) {
            progress.clear();
            return report.tell(reject, record);
          }
          busyWith = sinks.rejects.name;
          return sinks.rejects.write(Buffer.from(`${JSON.stringify(reject)}\n`));
        },
        done: async (now) => {
          await ensureOpen();
          progress.update(input.read(), now.count);
          if (++batches % batchesToSave === 0) await save(now);
        },
      },
    );
    await ensureOpen();
    progress.stop();
    await report.end();
    if (stop.signal.aborted) {
      await save(totals);
      const places = [sinks.verdicts, sinks.rejects].flatMap((sink) =>
        sink?.file ? [quoted(sink.name)] : [],
      );
      const help = savedAt === undefined ? undefined : words.goOn;
      const message = words.stopped(totals.count, places.join(lang === "zh" ? "、" : ", "));
      await complain(io, look, { message, help }, "note");
    } else {
      await sinks.verdicts?.file?.sync();
      await sinks.rejects?.file?.sync();
      if (savedAt !== undefined) await dropCheckpoint(savedAt);
    }
  } catch (error) {
    progress.stop();
    if (error instanceof PipeClosed) throw error;
    if (error instanceof InputChanged) return fail(words.changed, words.again, exitCodes.badInput);
    if (error instanceof FileShrunk)
      return fail(words.shrunk(busyWith), words.again, exitCodes.badInput);
    if (!(error instanceof Error && "code" in error)) throw error;
    return fail(fileProblem(busyWith, error), undefined, exitCodes.badInput);
  } finally {
    stop.release();
    await sinks.verdicts?.file?.close();
    await sinks.rejects?.file?.close();
  }

  const { deals, rejected, tally, code } = totals;
  const isAlone = alone.holds() && !outcomes && !summary;
  const wide = lookOf(io.stdout, io.env, lang);
  const ended = outcomesOf(totals.outcomes);
  if (summary) await print(io.stdout, renderTally(plan, tally, wide));
  if (outcomes && json) await print(io.stdout, `${JSON.stringify({ outcomes: ended })}\n`);
  else if (outcomes) await print(io.stdout, `${summary ? "\n" : ""}${renderOutcomes(ended, wide)}`);
  if (!isAlone || rejected > 0) await writeCounts(deals, rejected, io, lang);
  if (stop.signal.aborted) return exitCodes.interrupted;
  if (rejected > 0) return exitCodes.badInput;
  return isAlone && code !== undefined ? code : exitCodes.ok;
};

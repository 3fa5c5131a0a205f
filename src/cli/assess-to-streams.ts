import type { Plan } from "../assess/plan.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { outcomesOf } from "../report/outcomes.ts";
import { renderOutcomes } from "../report/render-outcomes.ts";
import { renderTally } from "../report/render-tally.ts";
import type { AssessOptions } from "./assess-command.ts";
import { type AssessInput, aloneTest } from "./assess-input.ts";
import { assessStream, noTotals, type StreamTotals } from "./assess-stream.ts";
import { beginRun } from "./begin-run.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, PipeClosed, print } from "./io.ts";
import { progressBar } from "./progress-bar.ts";
import { rejectReport } from "./reject-report.ts";
import { sizeOf } from "./size-of.ts";
import { stopSignal } from "./stop-signal.ts";
import { goOn, streamFault } from "./stream-fault.ts";
import { streamOutputs } from "./stream-outputs.ts";
import { verdictsMade, writeCounts } from "./write-counts.ts";

/** Returns whether verdicts go to a stream or are only added up, so that no deal is held. */
export const isStreamed = ({ json, out, summary }: AssessOptions): boolean =>
  json || summary || out !== undefined;

/** After how many batches it is written down how far all is. */
const batchesToSave = 32;

const stopped = (count: number, files: readonly string[]): Text => {
  const names = files.map(quoted);
  const isKept = names.length > 0;
  return text(
    `已中断。前 ${count} 项已做完${isKept ? `，存在 ${names.join("、")}` : ""}`,
    `interrupted; the first ${count} are done${isKept ? `, in ${names.join(", ")}` : ""}`,
  );
};

/** Writes verdicts and rejects as they come, and says what all of them come to. */
export const assessToStreams = async (
  plan: Plan,
  input: AssessInput,
  options: AssessOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, json, summary, outcomes, rejects } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const out = options.out ?? (json ? "-" : undefined);
  const beginning = await beginRun(plan, input, { ...options, out }, io);
  if (!beginning.ok) {
    await complain(io, look, beginning.complaint);
    return beginning.code;
  }
  const { run, checkpoint, from } = beginning;

  const report = rejectReport(io, look);
  const alone = aloneTest(input);
  const stop = stopSignal(io, input.files.includes("-"));
  const progress = progressBar(
    await sizeOf(input.paths, io),
    { isResumed: from !== undefined, isOverwritten: out === "-" && io.stdout.isTTY === true },
    io,
    look,
  );
  const outputs = streamOutputs({ out, rejects, checkpoint, run, from }, io);
  let batches = 0;
  let totals: StreamTotals = from === undefined ? noTotals : { ...from.totals, code: undefined };
  try {
    // What an earlier run has written is only cut off once its input is known to be the same.
    if (from === undefined) await outputs.open();
    const seen = async function* () {
      for await (const item of input.items) {
        alone.see(item);
        yield item;
      }
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
          await outputs.open();
          await outputs.verdicts(bytes);
        },
        reject: async (reject, record) => {
          await outputs.open();
          if (rejects !== undefined) return outputs.reject(reject);
          progress.clear();
          return report.tell(reject, record);
        },
        done: async (now) => {
          await outputs.open();
          progress.update(input.read(), now.count);
          if (++batches % batchesToSave === 0) await outputs.save(now);
        },
      },
    );
    if (!stop.signal.aborted) await outputs.open();
    progress.stop();
    await report.end();
    if (stop.signal.aborted) {
      await outputs.save(totals);
      const message = stopped(totals.count, outputs.files());
      const help = checkpoint === undefined ? undefined : goOn;
      await complain(io, look, { message, help }, "note");
    } else {
      await outputs.finish();
    }
  } catch (error) {
    progress.stop();
    const complaint = streamFault(error, outputs);
    if (complaint === undefined) throw error;
    await complain(io, look, complaint);
    return exitCodes.badInput;
  } finally {
    stop.release();
    await outputs.close();
  }

  const { deals, rejected, tally, code } = totals;
  const isAlone = alone.holds() && !outcomes && !summary;
  const wide = lookOf(io.stdout, io.env, lang);
  const ended = outcomesOf(totals.outcomes);
  const say = (words: string): Promise<void> =>
    print(io.stdout, words).catch((error: unknown) => {
      // The files are whole all the same, and the code is that of the work.
      if (!(error instanceof PipeClosed) || outputs.files().length === 0) throw error;
    });
  if (summary) await say(renderTally(plan, tally, wide));
  if (outcomes && json) await say(`${JSON.stringify({ outcomes: ended })}\n`);
  else if (outcomes) await say(`${summary ? "\n" : ""}${renderOutcomes(ended, wide)}`);
  if (!isAlone || rejected > 0) await writeCounts(deals, rejected, verdictsMade, io, lang);
  if (stop.signal.aborted) return exitCodes.interrupted;
  if (rejected > 0) return exitCodes.badInput;
  return isAlone && code !== undefined ? code : exitCodes.ok;
};

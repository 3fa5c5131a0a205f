import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import { notAssessed } from "../batch/not-assessed.ts";
import { earlierDeal } from "../gate/earlier-deal.ts";
import type { Deal } from "../model/deal.ts";
import {
  joinOutcomes,
  noOutcomes,
  outcomeOf,
  outcomesOf,
  outcomeTally,
} from "../report/outcomes.ts";
import type { PortfolioEntry } from "../report/portfolio-entry.ts";
import { renderOutcomes } from "../report/render-outcomes.ts";
import { renderPortfolio } from "../report/render-portfolio.ts";
import { renderVerdict } from "../report/render-verdict.ts";
import { codeOf } from "./assess-batch.ts";
import type { AssessOptions } from "./assess-command.ts";
import { type AssessInput, aloneTest, clashOf } from "./assess-input.ts";
import type { RejectLine } from "./batch-item.ts";
import { complain } from "./complain.ts";
import { dealPlaces, eachCounts, placeOf } from "./deal-places.ts";
import type { DealRecord } from "./deal-records.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { parseRecord, placedIn } from "./parse-record.ts";
import { rejectLine } from "./reject-line.ts";
import { rejectReport } from "./reject-report.ts";
import { openSink, type Sink } from "./sink.ts";
import { verdictsMade, writeCounts } from "./write-counts.ts";

/** Reports on one deal at length, on many as a table, which holds all of them. */
export const assessToTable = async (
  plan: Plan,
  input: AssessInput,
  options: AssessOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, since, outcomes, rejects } = options;
  const look = lookOf(io.stdout, io.env, lang);
  const errorLook = lookOf(io.stderr, io.env, lang);
  const clash = await clashOf(input, options, undefined, io);
  if (clash !== undefined) {
    await complain(io, errorLook, clash);
    return exitCodes.usage;
  }
  const report = rejectReport(io, errorLook);
  let sink: Sink | undefined;
  const reject = async (one: RejectLine, record?: DealRecord): Promise<void> => {
    rejected++;
    if (sink === undefined) await report.tell(one, record);
    else await sink.write(Buffer.from(`${JSON.stringify(one)}\n`));
  };
  const alone = aloneTest(input);
  const places = dealPlaces(io, errorLook);
  const entries: PortfolioEntry[] = [];
  const earlier: PortfolioEntry[] = [];
  let scored = noOutcomes;
  let rejected = 0;
  const take = (deal: Deal, place: string): void => {
    const verdict = assess(plan, deal, { asOf });
    const score = verdict.score.value;
    const outcome = outcomeOf(deal, verdict, plan);
    scored = joinOutcomes(scored, outcomeTally({ score, outcome }));
    entries.push({ deal, verdict });
    places.see(deal.id, place);
    const before = since === undefined ? undefined : earlierDeal(deal, since);
    if (since !== undefined && before)
      earlier.push({ deal: before, verdict: assess(plan, before, { asOf: since }) });
  };
  try {
    if (rejects !== undefined) {
      sink = await openSink(rejects, io);
      await sink.file?.begin();
    }
    for await (const item of input.items) {
      alone.see(item);
      if ("reject" in item) {
        await reject(item.reject);
        continue;
      }
      const { file, record } = item;
      const parsed = parseRecord(record.bytes, record.fault);
      if (!parsed.ok) {
        await reject(rejectLine(file, record, placedIn(record, parsed.issues)), record);
        continue;
      }
      try {
        take(parsed.deal, placeOf(file, record));
      } catch (error) {
        await reject(rejectLine(file, record, [notAssessed(error)]), record);
      }
    }
    await report.end();
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    await complain(io, errorLook, { message: fileProblem(rejects ?? "-", error) });
    return exitCodes.badInput;
  } finally {
    await sink?.file?.close();
  }

  const [single] = entries;
  const isAlone = alone.holds() && since === undefined && !outcomes;
  if (isAlone && single) {
    await print(io.stdout, renderVerdict(plan, single.deal, single.verdict, look));
  } else if (entries.length > 0) {
    const changes = since === undefined ? {} : { since: { asOf: since, entries: earlier } };
    await print(io.stdout, renderPortfolio(plan, entries, { ...look, asOf, ...changes }));
    if (outcomes) await print(io.stdout, `\n${renderOutcomes(outcomesOf(scored), look)}`);
  }
  await places.tell("note", eachCounts);
  if (!isAlone || rejected > 0) await writeCounts(entries.length, rejected, verdictsMade, io, lang);
  if (rejected > 0) return exitCodes.badInput;
  return isAlone && single ? codeOf(plan, single.verdict) : exitCodes.ok;
};

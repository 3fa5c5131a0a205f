import type { Unlock } from "../assess/unlock/unlock.ts";
import { unlock } from "../assess/unlock/unlock.ts";
import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { text } from "../model/text.ts";
import { renderUnlock } from "../report/render-unlock.ts";
import { choosePlan } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { readOneDeal } from "./read-one-deal.ts";
import type { RulesOptions } from "./rules-options.ts";

/** What `unlock` may be told. */
export interface UnlockOptions extends RulesOptions {
  readonly stage?: string | undefined;
  readonly steps: number;
  readonly json: boolean;
}

const codeFor = ({ open, cannot }: Unlock): ExitCode =>
  open ? exitCodes.ok : cannot ? exitCodes.mayNot : exitCodes.evidenceMissing;

const moreSteps = text(
  "搜索到达步数上限；`--steps` 可以让它多搜索几步",
  "the search reached its limit; `--steps` lets it go further",
);

/** Tells the least evidence that would open a door of one deal. */
export const unlockCommand = async (
  file: string,
  options: UnlockOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, stage, steps, json } = options;
  const errorLook = lookOf(io.stderr, io.env, lang);
  const chosen = await choosePlan(options.rules, options.overlay, io, errorLook);
  if (!chosen.ok) return chosen.code;
  const plan = chosen.found;
  if (stage !== undefined && !plan.stageIndex.has(stage)) {
    const ids = plan.stages.map(({ id }) => id);
    const near = nearest(stage, ids);
    await complain(io, errorLook, {
      message: text(`没有阶段 ${quoted(stage)}`, `unknown stage ${quoted(stage)}`),
      help:
        near === undefined
          ? text(`可选：${ids.join("、")}`, `choose one of ${ids.join(", ")}`)
          : didYouMean(near),
    });
    return exitCodes.usage;
  }
  const read = await readOneDeal(file, io, errorLook);
  if (!read.ok) return read.code;
  const deal = read.found;
  const found = unlock(plan, deal, {
    asOf,
    ...(stage !== undefined && { stage }),
    steps,
  });
  const look = lookOf(io.stdout, io.env, lang);
  await print(
    io.stdout,
    json ? `${JSON.stringify(found)}\n` : renderUnlock(plan, deal, found, look),
  );
  if (!found.exact && found.steps >= steps && !json)
    await complain(io, errorLook, { message: moreSteps }, "note");
  return codeFor(found);
};

import { resolve } from "node:path";
import { dealMaker, earliest, latest } from "../generate/deal-maker.ts";
import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import type { OutputKind } from "./end-of-path.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import { stopSignal } from "./stop-signal.ts";
import { writeAtomically } from "./write-atomically.ts";

/** What `generate` may be told. */
export interface GenerateCommandOptions {
  readonly deals: number;
  readonly seed: number;
  readonly rules: string;
  readonly asOf: string;
  readonly out?: string | undefined;
  readonly lang: Language;
}

const interrupted = (out: string, kind: OutputKind): Text =>
  kind === "file"
    ? text(`已中断，${quoted(out)} 没有动`, `interrupted; ${quoted(out)} is left as it was`)
    : text(`已中断，${quoted(out)} 没有写全`, `interrupted; ${quoted(out)} has not got all of it`);

/** How many characters are written at a time. */
const chunk = 64 * 1024;

/** Writes made-up deals, one a line: the same for the same seed, rule set and day. */
export const generateCommand = async (
  options: GenerateCommandOptions,
  io: Io,
): Promise<ExitCode> => {
  const { deals, seed, rules, asOf, out, lang } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const clash = await clashingOutput([rules], [out], io, "spared");
  if (clash !== undefined) {
    await complain(io, look, { message: outputClash(clash) });
    return exitCodes.usage;
  }
  const chosen = await findRuleSet(rules, io, look);
  if (!chosen.ok) return chosen.code;
  const ruleSet = chosen.found;
  if (ruleSet.kind === "overlay") {
    await complain(io, look, {
      message: text(
        `${quoted(rules)} 是叠加规则集，没有阶段可走`,
        `${quoted(rules)} is an overlay: it has no stages to go through`,
      ),
    });
    return exitCodes.usage;
  }
  if (asOf < earliest || asOf > latest) {
    await complain(io, look, {
      message: text(
        `\`--as-of\`：模拟商机只能是 ${earliest} 到 ${latest} 的`,
        `\`--as-of\`: made-up deals are of days from ${earliest} to ${latest}`,
      ),
    });
    return exitCodes.usage;
  }
  const make = dealMaker({ ruleSet, seed, asOf });
  const writeAll = async (
    write: (text: string) => Promise<void>,
    stop?: AbortSignal,
  ): Promise<void> => {
    let waiting = "";
    for (let index = 0; index < deals && !stop?.aborted; index++) {
      waiting += `${JSON.stringify(make(index))}\n`;
      if (waiting.length < chunk) continue;
      await write(waiting);
      waiting = "";
    }
    await write(waiting);
  };
  if (out === undefined || out === "-") {
    await writeAll((text) => print(io.stdout, text));
    return exitCodes.ok;
  }
  const stop = stopSignal(io, false);
  try {
    const file = await writeAtomically(resolve(io.cwd, out));
    try {
      await writeAll(file.write, stop.signal);
      if (!stop.signal.aborted) {
        await file.commit();
        return exitCodes.ok;
      }
    } finally {
      await file.discard();
    }
    await complain(io, look, { message: interrupted(out, file.kind) }, "note");
    return exitCodes.interrupted;
  } catch (error) {
    await complain(io, look, { message: fileProblem(out, error) });
    return exitCodes.badInput;
  } finally {
    stop.release();
  }
};

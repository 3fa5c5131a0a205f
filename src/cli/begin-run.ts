import { dirname, relative, resolve } from "node:path";
import { version } from "../../package.json";
import { identityOf } from "../assess/identity.ts";
import type { Plan } from "../assess/plan.ts";
import { digestOf } from "../model/digest.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { AssessOptions } from "./assess-command.ts";
import { type AssessInput, clashOf } from "./assess-input.ts";
import { type Checkpoint, checkpointPath, NoCheckpoint, readCheckpoint } from "./checkpoint.ts";
import type { Complaint } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { outputKind } from "./end-of-path.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** How a run begins, or why it cannot. */
export type Beginning =
  | {
      readonly ok: true;
      /** What must be the same for a run to be gone on with. */
      readonly run: string;
      /** Where it is written down how far all is; absent: there is no file to go on with. */
      readonly checkpoint: string | undefined;
      /** How far an earlier run had come; absent: this one begins at the beginning. */
      readonly from: Checkpoint | undefined;
    }
  | { readonly ok: false; readonly complaint: Complaint; readonly code: ExitCode };

const words = {
  other: (name: string) =>
    text(
      `${quoted(name)} 上次是按别的规则、日期或选项做的，接不上`,
      `${quoted(name)} was begun with other rules, another day or other options`,
    ),
  same: text(
    "用上次的选项（`--as-of`、`--rejects`、`--map` 也一样），或者去掉 `--resume` 从头做",
    "give the same ones (`--as-of`, `--rejects` and `--map` too), or begin again without `--resume`",
  ),
  notPlain: (name: string) =>
    text(
      `${quoted(name)} 不是普通文件，没法用 \`--resume\` 接着做`,
      `${quoted(name)} is no plain file: \`--resume\` cannot go on with it`,
    ),
  noCheckpoint: (name: string) =>
    text(
      `进度要记在 ${quoted(name)}，但那里不是 dealgate 记的进度，或者被改过、损坏了`,
      `${quoted(name)} is where it is written down how far all is, but it is not dealgate's, or was changed or damaged`,
    ),
  away: text(
    "没用就删掉它，从头做；有用就给它改名，或者换一个 `--out`",
    "delete it to begin again if nobody needs it; else give it another name, or take another `--out`",
  ),
} as const satisfies Record<string, Text | ((...args: never[]) => Text)>;

const runOf = (plan: Plan, { mapping }: AssessInput, options: AssessOptions, io: Io): string => {
  const { asOf, summary, outcomes, out = "", rejects = null } = options;
  const isFile = rejects !== null && rejects !== "-";
  const beside = dirname(resolve(io.cwd, out));
  return digestOf({
    version,
    rules: identityOf(plan).digest,
    mapping: mapping === undefined ? null : digestOf(mapping),
    asOf,
    summary,
    outcomes,
    rejects: isFile ? relative(beside, resolve(io.cwd, rejects)) : rejects,
  });
};

/** Returns how a run begins: whether its outputs are its own, and how far an earlier one had come. */
export const beginRun = async (
  plan: Plan,
  input: AssessInput,
  options: AssessOptions,
  io: Io,
): Promise<Beginning> => {
  const { out, resume } = options;
  const refused = (code: ExitCode, message: Text, help?: Text): Beginning => ({
    ok: false,
    complaint: { message, help },
    code,
  });
  let busyWith = out ?? "-";
  try {
    const isFile =
      out !== undefined && out !== "-" && (await outputKind(resolve(io.cwd, out))) === "file";
    const checkpoint = isFile ? checkpointPath(out) : undefined;
    const clash = await clashOf(input, options, checkpoint, io);
    if (clash !== undefined) return { ok: false, complaint: clash, code: exitCodes.usage };
    const run = runOf(plan, input, options, io);
    if (checkpoint === undefined)
      return resume
        ? refused(exitCodes.usage, words.notPlain(busyWith))
        : { ok: true, run, checkpoint, from: undefined };
    busyWith = checkpoint;
    const found = await readCheckpoint(resolve(io.cwd, checkpoint));
    const from = resume ? found : undefined;
    if (from !== undefined && from.run !== run)
      return refused(exitCodes.usage, words.other(out ?? ""), words.same);
    return { ok: true, run, checkpoint, from };
  } catch (error) {
    if (error instanceof NoCheckpoint)
      return refused(exitCodes.badInput, words.noCheckpoint(busyWith), words.away);
    if (!(error instanceof Error && "code" in error)) throw error;
    return refused(exitCodes.badInput, fileProblem(busyWith, error));
  }
};

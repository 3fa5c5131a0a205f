import { resolve } from "node:path";
import { Readable, Writable } from "node:stream";
import { type Interview, nextQuestion, openInterview } from "../interview/interview.ts";
import { takeStep } from "../interview/take-step.ts";
import { quoted } from "../model/issue.ts";
import { text } from "../model/text.ts";
import { choosePlan } from "./choose-rules.ts";
import { type Complaint, complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodeFor, exitCodes } from "./exit-code.ts";
import type { Terminal } from "./interview-at-terminal.ts";
import { interviewByScript, ScriptFault } from "./interview-by-script.ts";
import type { Interviewer } from "./interviewer.ts";
import { type Io, lookOf, OutputFailed } from "./io.ts";
import { type DealFile, FileChanged, openDealFile } from "./open-deal-file.ts";
import { bytesOf } from "./read-text.ts";
import type { RulesOptions } from "./rules-options.ts";

/** What `ask` may be told. */
export interface AskOptions extends RulesOptions {
  readonly by?: string | undefined;
  readonly script?: string | undefined;
}

/** The longest name that an observation can be signed with. */
const longestName = 300;

/** Asks what is missing of one deal, question by question, and puts every answer on disk at once. */
export const askCommand = async (file: string, options: AskOptions, io: Io): Promise<ExitCode> => {
  const { asOf, lang, script } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const refuse = async (complaint: Complaint, code: ExitCode): Promise<ExitCode> => {
    await complain(io, look, complaint);
    return code;
  };
  const terminal = terminalOf(io);
  if (script === undefined && terminal === undefined) return refuse(noTerminal, exitCodes.usage);
  const given = options.by?.trim();
  if (given === undefined ? script !== undefined : given === "" || given.length > longestName) {
    return refuse(noName, exitCodes.usage);
  }
  const chosen = await choosePlan(options.rules, options.overlay, io, look);
  if (!chosen.ok) return chosen.code;
  const opened = await openDealFile(file, io, look);
  if (!opened.ok) return opened.code;

  const plan = chosen.found;
  const { deal } = opened.found;

  let interviewer: Interviewer;
  let by = given;
  if (terminal === undefined || script !== undefined) {
    const path = script === "-" || script === undefined ? "-" : resolve(io.cwd, script);
    interviewer = interviewByScript(bytesOf(path, io), io, lang);
  } else {
    // Only when asked for: no other command needs what draws prompts.
    const { interviewAtTerminal } = await import("./interview-at-terminal.ts");
    const prompter = interviewAtTerminal(
      terminal,
      { plan, deal, asOf },
      lookOf(io.stdout, io.env, lang),
    );
    by ??= await prompter.askName(longestName);
    interviewer = prompter;
  }
  if (by === undefined) return exitCodes.ok;
  try {
    const first = openInterview(plan, deal, { asOf, by });
    const { verdict } = await hold(first, interviewer, opened.found);
    return exitCodeFor(verdict.mayAdvance.truth);
  } catch (error) {
    if (error instanceof OutputFailed) throw error;
    if (error instanceof ScriptFault) {
      return refuse({ message: error.told, help: error.help }, exitCodes.badInput);
    }
    if (error instanceof FileChanged) return refuse(changed(file), exitCodes.badInput);
    if (!(error instanceof Error && "code" in error)) throw error;
    const name = "path" in error && script !== undefined && error.path === resolve(io.cwd, script);
    return refuse({ message: fileProblem(name ? script : file, error) }, exitCodes.badInput);
  }
};

/** Holds an interview to its end; every answer is on disk before the next question. */
const hold = async (
  first: Interview,
  interviewer: Interviewer,
  file: DealFile,
): Promise<Interview> => {
  let interview = first;
  for (;;) {
    const step = await interviewer.ask(interview, nextQuestion(interview));
    if (step === "end") break;
    const taken = takeStep(interview, step);
    if (!taken.ok) {
      await interviewer.refused(taken.message);
      continue;
    }
    const before = interview;
    interview = taken.interview;
    if (interview.deal !== before.deal) await file.save(interview.deal);
    await interviewer.took(before, step, interview);
  }
  await interviewer.ended(interview);
  return interview;
};

/** Returns the terminal to talk at; undefined where input or output is none. */
const terminalOf = ({ stdin, stdout }: Io): Terminal | undefined => {
  const isTerminal = stdin.isTTY === true && stdout.isTTY === true;
  return isTerminal && stdin instanceof Readable && stdout instanceof Writable
    ? { input: stdin, output: stdout }
    : undefined;
};

const noTerminal: Complaint = {
  message: text("访谈需要终端", "an interview needs a terminal"),
  help: text(
    "没有终端时用 `--script 文件` 给出答案",
    "without one, give the answers with `--script FILE`",
  ),
};

const noName: Complaint = {
  message: text("缺少回答人", "it is not said who answers"),
  help: text(
    `用 \`--by 姓名\` 写明，最多 ${longestName} 个字`,
    `give \`--by NAME\`, ${longestName} characters at most`,
  ),
};

const changed = (file: string): Complaint => ({
  message: text(
    `${quoted(file)} 被别人改过了，刚才的答案没有存`,
    `${quoted(file)} was changed by somebody else: the last answer is not saved`,
  ),
  help: text(
    "前面的答案由对方的版本决定；重新运行即可接着问",
    "what they wrote stands as it is; run the command again to go on from there",
  ),
});

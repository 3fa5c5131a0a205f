import { nextQuestion } from "../interview/interview.ts";
import { parseScriptLine } from "../interview/script-line.ts";
import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { clean } from "../report/clean.ts";
import { askOf } from "../report/write-asks.ts";
import { describeStep } from "./describe-step.ts";
import { newsOf, standingLines } from "./interview-news.ts";
import type { Interviewer } from "./interviewer.ts";
import { type Io, print } from "./io.ts";
import { linesOf } from "./read-text.ts";

/** Thrown when a line of a script is none, or is not for the question that is asked. */
export class ScriptFault extends Error {
  override readonly name = "ScriptFault";
  readonly code = "script-fault";
  readonly told: Text;
  readonly help: Text | undefined;

  constructor(line: number, told: Text, help?: Text) {
    super(told.en);
    this.told = text(`脚本第 ${line} 行：${told.zh}`, `line ${line} of the script: ${told.en}`);
    this.help = help;
  }
}

/** Returns an interviewer that takes the steps from a script, one a line, and tells of each. */
export const interviewByScript = (
  source: AsyncIterable<Uint8Array | string>,
  io: Io,
  lang: Language,
): Interviewer => {
  const lines = linesOf(source)[Symbol.asyncIterator]();
  let number = 0;
  const say = (parts: readonly string[]): Promise<void> =>
    print(io.stdout, parts.map((part) => `${clean(part).trimEnd()}\n`).join(""));

  return {
    ask: async (_, question) => {
      for (;;) {
        const { value: source, done } = await lines.next();
        if (done === true) return "end";
        number++;
        if (source.trim() === "") continue;
        const parsed = parseScriptLine(source);
        if (!parsed.ok) throw new ScriptFault(number, parsed.message, parsed.help);
        const { step, question: meant } = parsed.line;
        if (step.do === "end") return "end";
        if (meant !== undefined && meant !== question?.id && step.do !== "back") {
          throw new ScriptFault(number, ...outOfStep(meant, question?.id));
        }
        return step;
      }
    },
    refused: async (why) => {
      throw new ScriptFault(number, why);
    },
    took: async (before, step, after) => {
      const item = nextQuestion(before);
      const asked =
        item === undefined || step.do === "back"
          ? []
          : [`${item.id}  ${askOf(item, { deal: before.deal, lang })}`];
      await say([
        ...asked,
        `  → ${describeStep(before, step, lang)}`,
        ...newsOf(before, step, after, lang).map((line) => `    ${line}`),
      ]);
    },
    ended: async (interview) => {
      await say(["", ...standingLines(interview, lang)]);
    },
  };
};

const outOfStep = (meant: string, asked: string | undefined): [Text, Text?] =>
  asked === undefined
    ? [
        text(
          `没有要问的了，用不上 ${quoted(meant)} 的答案`,
          `nothing is left to ask, so no answer to ${quoted(meant)} is wanted`,
        ),
      ]
    : [
        text(
          `这里问的是 ${quoted(asked)}，不是 ${quoted(meant)}`,
          `${quoted(asked)} is asked here, not ${quoted(meant)}`,
        ),
        text(
          "下一问由前面的答案决定；去掉 `question` 就回答当前这一问",
          "earlier answers decide what is asked next; leave `question` out to answer what is asked",
        ),
      ];

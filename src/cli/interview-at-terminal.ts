import type { Readable, Writable } from "node:stream";
import { intro, log, outro } from "@clack/prompts";
import pc from "picocolors";
import type { MissingItem } from "../assess/verdict.ts";
import { namedBy } from "../facts/lexicon.ts";
import type { Interview } from "../interview/interview.ts";
import type { AnswerStep, Step } from "../interview/step.ts";
import { takeStep } from "../interview/take-step.ts";
import type { FieldValue } from "../model/field-value.ts";
import { scaleOf, titleOfValue, type ValueOf } from "../model/scales.ts";
import { type Text, text } from "../model/text.ts";
import { clip } from "../report/cells.ts";
import { clean } from "../report/clean.ts";
import { namesOf, titleOfDeal } from "../report/deal-names.ts";
import { span } from "../report/span.ts";
import { wrap } from "../report/wrap.ts";
import { fill } from "../words/fill.ts";
import {
  askDay,
  askOption,
  askSeveral,
  askText,
  askValue,
  Left,
  type Option,
} from "./ask-value.ts";
import { describeStep } from "./describe-step.ts";
import { newsOf, standingLines } from "./interview-news.ts";
import type { Interviewer } from "./interviewer.ts";
import type { Look } from "./io.ts";
import { choicesOf, questionOf, referredType } from "./terminal-question.ts";

/** Where somebody sits: what they type, and what they see. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

const words = {
  title: text("访谈", "interview"),
  saving: text(
    "按 ↑↓ 或数字选择，回车确定；每答一问就存盘，按 Ctrl-C 随时结束",
    "choose by arrow keys or number, then enter; every answer is saved at once; Ctrl-C ends",
  ),
  name: text("谁来回答？", "Who answers?"),
  note: text("先加一句备注…", "add a note first …"),
  noteAgain: text("改备注：{}", "change the note: {}"),
  noteHint: text(
    "存进记录，例如谁说的、在哪份文件里",
    "kept with the answer: who said so, in which document",
  ),
  noteText: text("备注？", "What is to be noted?"),
  again: text("重新回答这一问", "answer this question again"),
  source: text("从哪儿知道的？", "How do we know?"),
  same: text("同上：{} · {}", "as before: {} · {}"),
  tooWeak: text("这一问至少要“{}”", "this question wants at least: {}"),
  day: text("哪一天知道的？", "On which day?"),
  late: text("不能晚于 {}", "no later than {}"),
  personName: text("怎么称呼？", "What is their name?"),
  elementName: text("名称或内容？", "What is it called?"),
  elementTitle: text("{}：{}", "{}: {}"),
  fields: text("还知道哪些情况？", "What else is known?"),
  goodbye: text("到此为止，答案都已存盘", "that is all; every answer is on disk"),
} as const satisfies Record<string, Text>;

/** What an answer was last said to rest on. */
interface Grounds {
  readonly source: ValueOf<"sourceKind">;
  readonly at: string;
}

/** What one answer rests on, and what is noted with it. */
type Rests = Grounds & Pick<AnswerStep, "note">;

/** What an interview is about. */
type Subject = Pick<Interview, "plan" | "deal" | "asOf">;

/** Returns an interviewer that talks to somebody at a terminal, once it has said what about. */
export const interviewAtTerminal = (
  terminal: Terminal,
  { plan, deal, asOf }: Subject,
  { lang, width }: Pick<Look, "lang" | "width">,
): Interviewer & { readonly askName: (longest: number) => Promise<string | undefined> } => {
  const { output } = terminal;
  let isOpen = false;
  let grounds: Grounds | undefined;
  // Before each line stands a bar and a space on either side.
  const room = Math.max(20, width - 4);
  const laid = (lines: readonly string[], style: (line: string) => string = (line) => line) =>
    lines
      .flatMap((line) => wrap([span(line)], { width: room, indent: 0, hanging: 2 }))
      .map((parts) => style(parts.map((part) => part.text).join("")))
      .join("\n");
  const title = titleOfDeal(namesOf(deal, asOf, plan), lang);
  intro(clip(clean([words.title[lang], title].join(" · ")), room), { output });

  const open = (interview: Interview): void => {
    if (isOpen) return;
    isOpen = true;
    const about = [plan.ruleSet.title[lang], asOf, interview.by].join(" · ");
    log.info(laid([about, ...standingLines(interview, lang), words.saving[lang]]), { output });
  };

  const askGrounds = async (item: MissingItem, asOf: string): Promise<Rests | "again"> => {
    const kinds = scaleOf("sourceKind").values;
    const least = kinds.findIndex(({ value }) => value === item.source);
    type Picked = Grounds["source"] | "again" | "same" | "note";
    const listed = kinds.map(
      ({ value, title }, rank): Option<Picked> => ({
        value: value as Grounds["source"],
        label: title[lang],
        ...(rank < least && {
          hint: fill(words.tooWeak, lang, kinds[least]?.title[lang] ?? ""),
        }),
      }),
    );
    const again: Option<Picked> = { value: "again", label: words.again[lang] };
    const same: Option<Picked>[] =
      grounds === undefined
        ? []
        : [
            {
              value: "same",
              label: fill(
                words.same,
                lang,
                titleOfValue("sourceKind", grounds.source, lang),
                grounds.at,
              ),
            },
          ];
    let note: string | undefined;
    const noting = (): Option<Picked> => ({
      value: "note",
      label: note === undefined ? words.note[lang] : fill(words.noteAgain, lang, clean(note)),
      hint: words.noteHint[lang],
    });
    const ask = () =>
      askOption(words.source[lang], [...same, ...listed, noting(), again], terminal);
    let source = await ask();
    while (source === "note") {
      note = await askText(words.noteText[lang], terminal, lang, { initial: note });
      source = await ask();
    }
    if (source === "again") return "again";
    const noted = note === undefined ? {} : { note };
    if (source === "same" && grounds !== undefined) return { ...grounds, ...noted };
    const at = await askDay(words.day[lang], terminal, lang, {
      initial: asOf,
      check: (day) => (day > asOf ? fill(words.late, lang, asOf) : undefined),
    });
    grounds = { source: source === "same" ? "own-judgement" : source, at };
    return { ...grounds, ...noted };
  };

  const askFound = async (interview: Interview, item: MissingItem): Promise<FieldValue> => {
    const field = namedBy[item.list ?? "contacts"];
    const called = item.list === "contacts" ? words.personName : words.elementName;
    const name = await askText(called[lang], terminal, lang, { longest: 300 });
    const fields = (item.fields ?? [])
      .map((one) => ({ ...one, type: referredType(interview, one) }))
      // A reference to nobody there yet cannot be given.
      .filter(
        ({ what, type }) => what !== field && !(type.kind === "choice" && type.values.length === 0),
      );
    const options = fields.map(({ what, title }) => ({ value: what, label: clean(title[lang]) }));
    const picked =
      options.length === 0
        ? []
        : await askSeveral(words.fields[lang], options, terminal, lang, { mayBeNone: true });
    const record: Record<string, FieldValue> = { [field]: name };
    for (const { what, title, type } of fields) {
      if (!picked.includes(what)) continue;
      const message = fill(words.elementTitle, lang, clean(name), clean(title[lang]));
      record[what] = await askValue(message, type, terminal, lang);
    }
    return record;
  };

  const answer = async (interview: Interview, item: MissingItem): Promise<Step | "end"> => {
    for (;;) {
      const { asked, below } = questionOf(interview, item, lang);
      const question = `${laid([asked])}\n${laid([below], pc.dim)}`;
      const choice = await askOption(question, choicesOf(interview, item, lang), terminal);
      if (choice.do === "end") return "end";
      if (choice.do !== "fill" && choice.do !== "value") return { do: choice.do };
      const value =
        choice.do === "value"
          ? choice.value
          : item.kind === "person"
            ? await askFound(interview, item)
            : await askValue(
                clean(item.title[lang]),
                referredType(interview, item),
                terminal,
                lang,
              );
      const step: AnswerStep = { do: "answer", value };
      // What does not fit is told before anybody is asked where it comes from.
      const tried = takeStep(interview, step);
      if (!tried.ok) {
        log.error(clean(tried.message[lang]), { output });
        continue;
      }
      const rests = await askGrounds(item, interview.asOf);
      if (rests !== "again") return { ...step, ...rests };
    }
  };

  return {
    askName: async (longest) => {
      try {
        return await askText(words.name[lang], terminal, lang, { longest });
      } catch (error) {
        if (error instanceof Left) return undefined;
        throw error;
      }
    },
    ask: async (interview, question) => {
      open(interview);
      if (question === undefined) return "end";
      try {
        return await answer(interview, question);
      } catch (error) {
        if (error instanceof Left) return "end";
        throw error;
      }
    },
    refused: async (why) => log.error(clean(why[lang]), { output }),
    took: async (before, step, after) => {
      const said = describeStep(before, step, lang);
      const lines = [...newsOf(before, step, after, lang), ...standingLines(after, lang, before)];
      log.success(`${laid([clean(said)])}\n${laid(lines.map(clean), pc.dim)}`, { output });
    },
    ended: async (interview) => {
      log.info(laid(standingLines(interview, lang)), { output });
      outro(words.goodbye[lang], { output });
    },
  };
};

import { quoted } from "../../model/issue.ts";
import { pointerOf } from "../../model/pointer.ts";
import { type Text, text } from "../../model/text.ts";
import type { CustomField, Signal } from "../../rules/rule-set.ts";
import { defineCheck } from "../check.ts";

const marks = /[\s\p{P}\p{S}]+/gu;
const placeholder = /^(?:todo|tbd|fixme|xxx+|待定|待补充?|待写|暂无)?$/iu;

/** Finds signals and custom fields whose question is none, or allows of no answer or one alone. */
export const unanswerableSignal = defineCheck({
  code: "unanswerable-signal",
  severity: "warning",
  title: text("信号没人能回答", "a signal that no one can answer"),
  find: function* ({ ruleSet }) {
    for (const section of ["signals", "custom"] as const) {
      for (const [id, declared] of Object.entries(ruleSet[section] ?? {})) {
        const fault = faultOf(declared);
        if (fault === undefined) continue;
        const { zh, en } = fault.message;
        yield {
          pointer: `${pointerOf([section, id])}/${fault.key}`,
          message: text(
            `${quoted(id)} 没人能回答：${zh}`,
            `no one can answer ${quoted(id)}: ${en}`,
          ),
          help: fault.help,
        };
      }
    }
  },
});

interface Fault {
  readonly key: string;
  readonly message: Text;
  readonly help: Text;
}

function faultOf(declared: Signal | CustomField): Fault | undefined {
  const { ask, title, type, min, max, integer, values } = declared;
  if (
    [ask.zh, ask.en].some((words) => placeholder.test(words.replace(marks, " ").trim())) ||
    ask.zh === title.zh ||
    ask.en === title.en
  ) {
    return {
      key: "ask",
      message: text("`ask` 不是一个问题", "its `ask` asks nothing"),
      help: text(
        "写成可以直接拿去问人的一句话",
        "write the question as one would put it to a person",
      ),
    };
  }
  if (type === "choice" && values?.length === 1) {
    return {
      key: "values",
      message: text(
        "只有一个可选值，答案里没有信息",
        "with one choice alone an answer says nothing",
      ),
      help: text("补上其他取值，或改用 `boolean`", "add the other values, or make it a `boolean`"),
    };
  }
  const isEmpty =
    type === "number" && integer === true && min !== undefined && max !== undefined
      ? Math.ceil(min) > Math.floor(max)
      : false;
  return isEmpty
    ? {
        key: "max",
        message: text("`min` 和 `max` 之间没有整数", "no whole number lies from `min` to `max`"),
        help: text("放宽范围，或去掉 `integer`", "widen the range, or leave out `integer`"),
      }
    : undefined;
}

import { type Text, text } from "../model/text.ts";
import type { RuleIssueCode, WordsOf } from "./rule-fault.ts";
import { rangeWords } from "./type-words.ts";

type Help<C extends RuleIssueCode> = (...args: WordsOf<C>) => Text | undefined;

const quotedNumber = /^"(-?\d+(?:\.\d+)?)"$/;
const quotedBoolean = /^"(true|false)"$/;

/** What would be right instead, where that can be said; texts handed in are as they were written. */
export const ruleIssueHelp: { readonly [C in RuleIssueCode]?: Help<C> } = {
  "wrong-subject": (_fact, { subject }) =>
    subject === "deal"
      ? text("把它移到 `where` 外面", "move it out of the `where`")
      : text(
          `放进汇总事实的 \`where\` 里，例如 \`${subject}.count\``,
          `put it in the \`where\` of an aggregate such as \`${subject}.count\``,
        ),
  "value-type": (value, { kind }) => {
    const literal =
      kind === "number" ? quotedNumber : kind === "boolean" ? quotedBoolean : undefined;
    const bare = literal?.exec(value)?.[1];
    if (bare === undefined) return undefined;
    const plain = kind === "number" ? String(Number(bare)) : bare;
    return text(`去掉引号：\`${plain}\``, `write \`${plain}\`, without quotes`);
  },
  "kind-refuses": (_kind, key) =>
    key === "staleAfterDays"
      ? text(
          "有效期写在信号自己的定义里；写在这里会改变所叠加规则集的答案",
          "give a signal its age where it is defined: here it would change what other rules answer",
        )
      : undefined,
  "source-unheeded": (fact) =>
    fact.startsWith("verdict.")
      ? undefined
      : text(
          "写到 `where`、`meets` 里的条件上",
          "demand it of the conditions in `where` and `meets`",
        ),
  "value-range": (_value, _fact, range) => rangeWords(range),
};

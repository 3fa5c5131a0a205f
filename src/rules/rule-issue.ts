import { didYouMean, type IssueBase, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";

/** The codes of what can be wrong with a rule set beyond its shape. */
export type RuleIssueCode = keyof typeof templates;

/** Something wrong with a rule set, at a place. */
export interface RuleIssue extends IssueBase {
  readonly code: RuleIssueCode;
  /** The near miss that was likely meant. */
  readonly suggestion?: string;
}

const templates = {
  "not-a-condition": (got: string) =>
    text(`条件必须是对象,这里是${got}`, `a condition must be an object, this is ${got}`),
  "no-combinator": () =>
    text(
      "条件里没有 `fact`,也没有 `all`、`any`、`not`、`atLeast`、`condition`",
      "condition has neither `fact` nor `all`, `any`, `not`, `atLeast`, `condition`",
    ),
  "two-combinators": (a: string, b: string) =>
    text(`同一个条件里同时有 \`${a}\` 和 \`${b}\``, `\`${a}\` and \`${b}\` in one condition`),
  "unknown-condition-key": (key: string) =>
    text(`条件不认识的键 \`${key}\``, `unknown key \`${key}\` in a condition`),
  "missing-condition-key": (key: string) =>
    text(`条件缺少 \`${key}\``, `condition lacks \`${key}\``),
  "not-a-list": (key: string) =>
    text(`\`${key}\` 必须是条件列表`, `\`${key}\` must be a list of conditions`),
  "empty-group": (key: string) => text(`\`${key}\` 是空的`, `\`${key}\` is empty`),
  "k-out-of-range": (k: string, n: number) =>
    text(`\`atLeast\` 是 ${k},而条件只有 ${n} 个`, `\`atLeast\` is ${k} of ${n} conditions`),
  "unknown-fact": (fact: string) => text(`没有叫 \`${fact}\` 的事实`, `unknown fact \`${fact}\``),
  "wrong-subject": (fact: string, subject: string) =>
    text(
      `\`${fact}\` 说的是${subject === "deal" ? "整个商机" : `\`${subject}\` 中的一个`},不能用在这里`,
      `\`${fact}\` is about ${subject === "deal" ? "the deal as a whole" : `one of \`${subject}\``} and cannot be used here`,
    ),
  "nested-aggregate": (fact: string) =>
    text(`\`where\` 里不能再用汇总事实 \`${fact}\``, `aggregate \`${fact}\` inside a \`where\``),
  "personal-value": (fact: string) =>
    text(
      `\`${fact}\` 是个人信息,只能问是否已知,不能比较内容`,
      `\`${fact}\` is personal data: whether it is known may count, its value may not`,
    ),
  "verdict-fact": (fact: string) =>
    text(
      `\`${fact}\` 是判定结果本身,只有 info 和 warn 提示可以读取`,
      `\`${fact}\` is about the verdict itself: only info and warn flags may read it`,
    ),
  "unknown-operator": (name: string) =>
    text(`没有叫 \`${name}\` 的运算符`, `unknown operator \`${name}\``),
  "unknown-decorator": (name: string) =>
    text(`没有叫 \`${name}\` 的修饰符`, `unknown decorator \`${name}\``),
  "operator-does-not-fit": (operator: string, fact: string, type: string) =>
    text(
      `运算符 \`${operator}\` 不适用于 \`${fact}\`(${type})`,
      `operator \`${operator}\` does not fit \`${fact}\`, which is ${type}`,
    ),
  "decorator-does-not-fit": (decorator: string, fact: string) =>
    text(
      `修饰符 \`${decorator}\` 不适用于 \`${fact}\``,
      `decorator \`${decorator}\` does not fit \`${fact}\``,
    ),
  "value-type": (value: string, expected: string) =>
    text(`值 ${value} 不对,这里要${expected}`, `value ${value} does not fit, expected ${expected}`),
  "value-choice": (value: string, fact: string) =>
    text(`\`${fact}\` 没有值 ${value}`, `${value} is not a value of \`${fact}\``),
  "value-range": (value: string, fact: string) =>
    text(`\`${fact}\` 不可能是 ${value}`, `\`${fact}\` can never be ${value}`),
  "value-list": (operator: string) =>
    text(`运算符 \`${operator}\` 要一个值列表`, `operator \`${operator}\` takes a list of values`),
  "value-single": (operator: string) =>
    text(`运算符 \`${operator}\` 只要一个值`, `operator \`${operator}\` takes a single value`),
  "null-order": (operator: string) =>
    text(
      `运算符 \`${operator}\` 不能与 null 比较`,
      `operator \`${operator}\` cannot compare with null`,
    ),
  "path-on-scalar": (fact: string) =>
    text(
      `\`${fact}\` 不是记录,不能用 \`path\``,
      `\`${fact}\` is no record, \`path\` has no meaning`,
    ),
  "unknown-path": (path: string, fact: string) =>
    text(`\`${fact}\` 里没有 \`${path}\``, `no \`${path}\` in \`${fact}\``),
  "path-needed": (fact: string) =>
    text(
      `\`${fact}\` 是记录,要用 \`path\` 指到其中一项`,
      `\`${fact}\` is a record, \`path\` must name one of its fields`,
    ),
  "unknown-param": (param: string, fact: string) =>
    text(`\`${fact}\` 没有参数 \`${param}\``, `\`${fact}\` takes no param \`${param}\``),
  "missing-param": (param: string, fact: string) =>
    text(`\`${fact}\` 需要参数 \`${param}\``, `\`${fact}\` needs the param \`${param}\``),
  "param-type": (param: string, expected: string) =>
    text(`参数 \`${param}\` 要${expected}`, `param \`${param}\` must be ${expected}`),
  "known-form": () =>
    text("`known` 只能写成 `equal` `true`", "`known` is compared with `equal` and `true` alone"),
  "unknown-condition": (name: string) =>
    text(`没有叫 \`${name}\` 的命名条件`, `unknown condition \`${name}\``),
  "circular-condition": (chain: string) =>
    text(
      `命名条件互相引用成环:${chain}`,
      `named conditions refer to each other in a circle: ${chain}`,
    ),
  "duplicate-rule-id": (id: string) => text(`id \`${id}\` 重复`, `id \`${id}\` is used twice`),
  "unknown-stage": (id: string) => text(`没有叫 \`${id}\` 的阶段`, `unknown stage \`${id}\``),
  "unknown-scale": (id: string) => text(`没有叫 \`${id}\` 的量表`, `unknown scale \`${id}\``),
  "unknown-ageing": (name: string) =>
    text(`没有可以老化的 \`${name}\``, `nothing called \`${name}\` can age`),
  "name-taken": (name: string) =>
    text(`名称 \`${name}\` 已被占用`, `the name \`${name}\` is taken`),
  "bad-name": (name: string) =>
    text(
      `名称 \`${name}\` 不合规:小写字母、数字和连字符`,
      `\`${name}\` is no name: lower-case letters, digits and hyphens`,
    ),
  "bad-version": (version: string) =>
    text(
      `版本 \`${version}\` 不合规,写成 \`1.0.0\``,
      `\`${version}\` is no version, write \`1.0.0\``,
    ),
  "type-needs": (type: string, key: string) =>
    text(`类型 \`${type}\` 需要 \`${key}\``, `type \`${type}\` needs \`${key}\``),
  "type-refuses": (type: string, key: string) =>
    text(`类型 \`${type}\` 不能有 \`${key}\``, `type \`${type}\` cannot have \`${key}\``),
  "kind-needs": (kind: string, key: string) =>
    text(`\`${kind}\` 类规则集需要 \`${key}\``, `a rule set of kind \`${kind}\` needs \`${key}\``),
  "kind-refuses": (kind: string, key: string) =>
    text(
      `\`${kind}\` 类规则集不能有 \`${key}\``,
      `a rule set of kind \`${kind}\` cannot have \`${key}\``,
    ),
  "never-met": (id: string) =>
    text(
      `检查点 \`${id}\` 既没有 \`when\` 也拒绝判断,永远无法满足`,
      `checkpoint \`${id}\` has no \`when\` and refuses judgement: nothing can meet it`,
    ),
  "presumed-needs-block": (severity: string) =>
    text(
      `\`presumed\` 只对 block 提示有意义,这里是 ${severity}`,
      `\`presumed\` has a meaning for block flags alone, this one is ${severity}`,
    ),
  "rules-too-deep": (limit: number) =>
    text(`嵌套超过 ${limit} 层`, `nested more than ${limit} deep`),
  "rules-too-large": (limit: number) =>
    text(`条件总数超过 ${limit}`, `more than ${limit} conditions`),
} satisfies Record<string, (...args: never[]) => Text>;

type Arguments<C extends RuleIssueCode> = Parameters<(typeof templates)[C]>;

/** Returns an issue of a rule set in both languages. */
export function ruleIssue<C extends RuleIssueCode>(
  code: C,
  pointer: string,
  ...args: Arguments<C>
): RuleIssue {
  const shown = args.map((arg) => (typeof arg === "string" ? quoted(arg).slice(1, -1) : arg));
  const message = (templates[code] as (...args: readonly unknown[]) => Text)(...shown);
  return { code, pointer, message };
}

/** Returns an issue with a near miss among what would be right, if there is one. */
export function ruleIssueNear<C extends RuleIssueCode>(
  code: C,
  pointer: string,
  word: string,
  candidates: Iterable<string>,
  ...args: Arguments<C>
): RuleIssue {
  const suggestion = nearest(word, candidates);
  const issue = ruleIssue(code, pointer, ...args);
  return suggestion === undefined
    ? issue
    : {
        ...issue,
        suggestion,
        help: didYouMean(suggestion),
      };
}

/** Returns an issue with a sentence on what would be right. */
export function withHelp(issue: RuleIssue, help: Text): RuleIssue {
  return { ...issue, help };
}

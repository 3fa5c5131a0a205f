import type { FactType, NumberType } from "../facts/fact-type.ts";
import type { Subject } from "../facts/reading.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { literalWords, wordsOf } from "./type-words.ts";

const forms = {
  id: text("小写字母、数字和连字符", "lower-case letters, digits and single hyphens"),
  field: text(
    "字母、数字、连字符和下划线，并以字母开头",
    "letters, digits, hyphens and underscores, a letter first",
  ),
  fact: text(
    "带点的名称，如 `erp.score`，既不以 `account` 这样的模型用词开头，也不与模型的字段相近",
    "a dotted name such as `erp.score` that neither begins with a word of the model, such as `account`, nor is close to a field of it",
  ),
} satisfies Record<string, Text>;

const wanted = {
  text: text("文本", "text"),
  object: text("对象", "an object"),
  "fact-name": text("事实的名称", "the name of a fact"),
  "condition-name": text("命名条件的名称", "the name of a condition"),
  "number-attribute": text("数字类属性的名称", "the name of an attribute that is a number"),
  "weight-attribute": text(
    "不为负的数字类属性的名称",
    "the name of an attribute that is a number from 0",
  ),
  "ordered-attribute": text("有高低之分的属性的名称", "the name of an attribute that has an order"),
} satisfies Record<string, Text>;

/** What a name must be made of. */
interface NameForm {
  readonly form: keyof typeof forms;
}

/** What a param must be. */
interface Wanted {
  readonly wanted: keyof typeof wanted;
}

/** What a fact is about. */
interface About {
  readonly subject: Subject;
}

function subjectWords({ subject }: About): Text {
  return subject === "deal"
    ? text("整个商机", "the deal as a whole")
    : text(` \`${subject}\` 中的一个`, `one of \`${subject}\``);
}

function atLeastWords(members: number): Text {
  if (members === 1) return text("1", "1");
  return members === 0
    ? text("1 以上的整数", "a whole number above 0")
    : text(`1 到 ${members} 的整数`, `a whole number from 1 to ${members}`);
}

const circle = (names: readonly string[]): string => names.map(quoted).join(" → ");

/**
 * What is said of each thing that can be wrong with a rule set, by its code. Texts handed in are
 * the user's own words, in backticks already.
 */
export const ruleIssueWords = {
  "not-a-condition": (got: string) =>
    text(`条件要写成对象，这里是 ${got}`, `a condition is an object, this is ${got}`),
  "no-combinator": () =>
    text(
      "条件里没有 `fact`，也没有 `all`、`any`、`not`、`atLeast`、`condition`",
      "condition has neither `fact` nor `all`, `any`, `not`, `atLeast`, `condition`",
    ),
  "two-combinators": (a: string, b: string) =>
    text(`同一个条件里不能同时写 ${a} 和 ${b}`, `${a} and ${b} in one condition`),
  "unknown-condition-key": (key: string) =>
    text(`条件里没有 ${key} 这个键`, `unknown key ${key} in a condition`),
  "missing-condition-key": (key: string) => text(`条件缺少 ${key}`, `condition lacks ${key}`),
  "not-a-list": (key: string) =>
    text(`${key} 后面要跟一组条件`, `${key} takes a list of conditions`),
  "empty-group": (key: string) => text(`${key} 是空的`, `${key} is empty`),
  "k-out-of-range": (k: string, members: number) => {
    const { zh, en } = atLeastWords(members);
    return text(`\`atLeast\` 写了 ${k}，只能是 ${zh}`, `\`atLeast\` is ${k}, it must be ${en}`);
  },
  "unknown-fact": (fact: string) => text(`没有叫 ${fact} 的事实`, `unknown fact ${fact}`),
  "wrong-subject": (fact: string, about: About) => {
    const { zh, en } = subjectWords(about);
    return text(
      `${fact} 说的是${zh}，不能用在这里`,
      `${fact} is about ${en} and cannot be used here`,
    );
  },
  "nested-aggregate": (fact: string) =>
    text(
      `\`where\` 和 \`meets\` 里不能再用汇总事实 ${fact}`,
      `aggregate ${fact} inside a \`where\` or \`meets\``,
    ),
  "personal-value": (fact: string) =>
    text(
      `${fact} 是个人信息，只能问是否已知，不能比较内容`,
      `${fact} is personal data: whether it is known may count, its value may not`,
    ),
  "verdict-fact": (fact: string) =>
    text(
      `${fact} 是结论本身，只有 \`info\` 和 \`warn\` 级的提示可以读取`,
      `${fact} is about the verdict itself: only \`info\` and \`warn\` flags may read it`,
    ),
  "known-form": () =>
    text("`known` 只能写成 `equal` `true`", "`known` is compared with `equal` and `true` alone"),
  "known-of-result": (fact: string) =>
    text(
      `${fact} 是算出来的，不能用 \`known\` 问是否已知`,
      `${fact} is worked out, \`known\` cannot ask about it`,
    ),
  "unknown-operator": (name: string) => text(`没有叫 ${name} 的运算符`, `unknown operator ${name}`),
  "unknown-decorator": (name: string) =>
    text(`没有叫 ${name} 的修饰符`, `unknown decorator ${name}`),
  "too-many-decorators": (limit: number) =>
    text(`修饰符超过 ${limit} 个`, `more than ${limit} decorators`),
  "operator-does-not-fit": (operator: string, fact: string, type: FactType) =>
    text(
      `运算符 ${operator} 不适用于 ${fact}，它是${wordsOf(type).zh}`,
      `operator ${operator} does not fit ${fact}, which is ${wordsOf(type).en}`,
    ),
  "decorator-does-not-fit": (decorator: string, fact: string) =>
    text(`修饰符 ${decorator} 不适用于 ${fact}`, `decorator ${decorator} does not fit ${fact}`),
  "value-type": (value: string, type: FactType) => {
    const { zh, en } = literalWords(type);
    return text(`值 ${value} 不对，这里要填${zh}`, `value ${value} is not ${en}`);
  },
  "value-choice": (value: string, fact: string) =>
    text(`${fact} 没有 ${value} 这个值`, `${value} is not a value of ${fact}`),
  "value-range": (value: string, fact: string, _range: NumberType) =>
    text(`${fact} 不可能是 ${value}`, `${fact} can never be ${value}`),
  "value-list": (operator: string) =>
    text(`运算符 ${operator} 要一组值，用方括号`, `operator ${operator} takes a list of values`),
  "value-single": (operator: string) =>
    text(`运算符 ${operator} 只要一个值`, `operator ${operator} takes a single value`),
  "null-order": (operator: string) =>
    text(
      `运算符 ${operator} 不能与 \`null\` 比较`,
      `operator ${operator} cannot compare with \`null\``,
    ),
  "too-many-values": (limit: number) => text(`值超过 ${limit} 个`, `more than ${limit} values`),
  "path-on-scalar": (fact: string) =>
    text(`${fact} 不是复合字段，不能用 \`path\``, `${fact} is no record, \`path\` has no meaning`),
  "source-unheeded": (fact: string) =>
    text(
      `${fact} 是汇总出来的，本身没有来源，不能要求 \`source\``,
      `${fact} is worked out and has no source of its own, \`source\` has no meaning`,
    ),
  "unknown-path": (path: string, fact: string) =>
    text(`${fact} 里没有 ${path}`, `no ${path} in ${fact}`),
  "path-needed": (fact: string) =>
    text(
      `${fact} 是复合字段，要用 \`path\` 指到其中一项`,
      `${fact} is a record, \`path\` must name one of its fields`,
    ),
  "unknown-param": (param: string, fact: string) =>
    text(`${fact} 没有参数 ${param}`, `${fact} takes no param ${param}`),
  "missing-param": (param: string, fact: string) =>
    text(`${fact} 缺少参数 ${param}`, `${fact} needs the param ${param}`),
  "param-type": (param: string, expected: Wanted) => {
    const { zh, en } = wanted[expected.wanted];
    return text(`${param} 要填${zh}`, `${param} must be ${en}`);
  },
  "unknown-condition": (name: string) =>
    text(`没有叫 ${name} 的命名条件`, `unknown condition ${name}`),
  "circular-condition": (names: readonly string[]) =>
    text(
      `命名条件互相引用成环：${circle(names)}`,
      `named conditions refer to each other in a circle: ${circle(names)}`,
    ),
  "duplicate-rule-id": (id: string) => text(`编号 ${id} 重复`, `id ${id} is used twice`),
  "duplicate-choice": (value: string) => text(`值 ${value} 重复`, `value ${value} is listed twice`),
  "unknown-stage": (id: string) => text(`没有叫 ${id} 的阶段`, `unknown stage ${id}`),
  "unknown-scale": (id: string) => text(`没有叫 ${id} 的量表`, `unknown scale ${id}`),
  "unknown-ageing": (name: string) =>
    text(`${name} 不是会过期的内容`, `nothing called ${name} can grow stale`),
  "name-taken": (name: string) => text(`名称 ${name} 已被占用`, `the name ${name} is taken`),
  "bad-name": (name: string, { form }: NameForm) =>
    text(
      `名称 ${name} 不合规，只能用${forms[form].zh}`,
      `${name} is no name, write ${forms[form].en}`,
    ),
  "bad-version": (version: string) =>
    text(
      `版本 ${version} 不合规，写成 \`1.0.0\` 这样`,
      `${version} is no version, write one like \`1.0.0\``,
    ),
  "type-needs": (type: string, key: string) =>
    text(`类型 ${type} 要有 ${key}`, `type ${type} needs ${key}`),
  "type-refuses": (type: string, key: string) =>
    text(`类型 ${type} 不能有 ${key}`, `type ${type} cannot have ${key}`),
  "scale-or-values": () =>
    text("`scale` 和 `values` 只能写一个", "`scale` and `values` exclude each other"),
  "kind-needs": (kind: string, key: string) =>
    text(`${kind} 类的规则集要有 ${key}`, `a rule set of kind ${kind} needs ${key}`),
  "kind-refuses": (kind: string, key: string) =>
    text(`${kind} 类的规则集不能有 ${key}`, `a rule set of kind ${kind} cannot have ${key}`),
  "never-met": (id: string) =>
    text(
      `检查点 ${id} 没有 \`when\`，又不接受判断，永远无法满足`,
      `checkpoint ${id} has no \`when\` and refuses judgement: nothing can meet it`,
    ),
  "presumed-needs-block": (severity: string) =>
    text(
      `\`presumed\` 只对 \`block\` 级的提示有意义，这里是 ${severity}`,
      `\`presumed\` has a meaning for \`block\` flags alone, this one is ${severity}`,
    ),
  "rules-too-deep": (limit: number) =>
    text(`嵌套超过 ${limit} 层`, `nested more than ${limit} deep`),
  "rules-too-large": (limit: number) =>
    text(`条件总数超过 ${limit}`, `more than ${limit} conditions`),
} satisfies Record<string, (...args: never[]) => Text>;

import { quoted } from "../model/issue.ts";
import { scales } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { enumerate } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import type { Mutant, Mutation, NamedPart } from "./mutant.ts";

/** What each change is called; `{}` is what stood there, then what stands there instead. */
const changes: Readonly<Record<Mutation, Text>> = {
  combinator: text("{} 改成 {}", "{} becomes {}"),
  "at-least": text("至少 {} 项改成至少 {} 项", "at least {} becomes at least {}"),
  "member-dropped": text("少了这一条", "this member is left out"),
  "negation-added": text("这个条件取反", "the condition is negated"),
  "negation-dropped": text("去掉 `not`", "`not` is left out"),
  operator: text("运算符 {} 改成 {}", "operator {} becomes {}"),
  decorator: text("修饰符：{} 改成 {}", "decorators: {} becomes {}"),
  value: text("值 {} 改成 {}", "value {} becomes {}"),
  "list-value-dropped": text("取值里少了 {}", "{} is left out of the values"),
  source: text("来源要求 {} 改成 {}", "source {} becomes {}"),
  "source-dropped": text("不再要求来源 {}", "source {} is no longer asked for"),
  "where-dropped": text("去掉筛选条件 `where`", "`where` is left out"),
  "scope-dropped": text("不再限于决策链", "no longer kept to the decision chain"),
  "applies-when-dropped": text("去掉适用条件", "`appliesWhen` is left out"),
  "entry-dropped": text("去掉进入条件", "`entry` is left out"),
  "when-dropped": text("去掉条件，只认直接判断", "`when` is left out: only judgement counts"),
  "pass-mark": text("及格分 {} 改成 {}", "pass mark {} becomes {}"),
  "checkpoint-dropped": text("删掉检查点 {}", "checkpoint {} is left out"),
  essential: text("必备项：{} 改成 {}", "essential: {} becomes {}"),
  weight: text("权重 {} 改成 {}", "weight {} becomes {}"),
  waivable: text("可豁免：{} 改成 {}", "waivable: {} becomes {}"),
  judgement: text("可直接判断：{} 改成 {}", "judgement: {} becomes {}"),
  "flag-dropped": text("删掉提示 {}", "flag {} is left out"),
  severity: text("级别 {} 改成 {}", "severity {} becomes {}"),
  presumed: text("待确认时不再推定没有", "no longer presumed absent while unknown"),
  age: text("有效天数 {} 改成 {}", "days that it counts: {} becomes {}"),
};

/** Returns what is changed, in both languages. */
export const describeMutant = ({ mutation, from, to }: Mutant): Text => {
  const words = [from, to].flatMap((each) => (each === undefined ? [] : [shown(each)]));
  return inBoth((lang) => fill(changes[mutation], lang, ...words));
};

/** Returns what a test would have to show to notice a mutant, in both languages. */
export const suggestTest = (mutant: Mutant): Text => {
  const [sentence, ...fillings] = neededFor(mutant);
  return inBoth((lang) => {
    const needed = fill(sentence, lang, ...fillings);
    if (mutant.parts.length === 0) return needed;
    return fill(answerOf, lang, needed, partsNamed(mutant.parts, lang));
  });
};

const answerOf = text("{}；要看的是：{}", "{}, and what is then said of {}");
const partNames: Readonly<Record<NamedPart["kind"], Text>> = {
  stage: text("阶段 {}", "stage {}"),
  checkpoint: text("检查点 {}", "checkpoint {}"),
  flag: text("提示 {}", "flag {}"),
};

/** The most parts that a suggestion names: one of them is enough. */
const mostParts = 3;

const partsNamed = (parts: readonly NamedPart[], lang: Language): string =>
  enumerate(
    parts.slice(0, mostParts).map(({ kind, id }) => fill(partNames[kind], lang, quoted(id))),
    "or",
    lang,
  );

const strictTwins = [
  ["greaterThan", "greaterThanInclusive"],
  ["lessThan", "lessThanInclusive"],
] as const;

const isStrictness = ({ from, to }: Mutant): boolean =>
  strictTwins.some((twins) =>
    twins.every((name) =>
      [from, to].some((each) => typeof each === "string" && each.split(":").at(-1) === name),
    ),
  );

const kinds: readonly string[] = scales.sourceKind.values.map(({ value }) => value);

type Sentence = readonly [Text, ...string[]];

const neededFor = (mutant: Mutant): Sentence => {
  const { mutation, from, to, fact = "" } = mutant;
  const name = quoted(fact);
  const numbers = [from, to].map(Number);
  switch (mutation) {
    case "combinator":
      return [
        text(
          "这些条件里有的满足、有的未满足的商机",
          "a deal on which some of these conditions are satisfied and others failed",
        ),
      ];
    case "at-least":
      return [
        text("恰好满足 {} 项的商机", "a deal on which exactly {} of them are satisfied"),
        String(Math.min(...numbers)),
      ];
    case "member-dropped":
      return [members[String(from)] ?? members.all];
    case "negation-added":
    case "negation-dropped":
      return [text("只由这个条件定回答的商机", "a deal whose answer this condition alone decides")];
    case "operator":
    case "decorator":
      return isStrictness(mutant)
        ? [
            text(
              "{} 恰好等于所比较的值的商机",
              "a deal on which {} is exactly what it is compared with",
            ),
            name,
          ]
        : [
            text(
              "{} 的值在一种写法下成立、在另一种下不成立的商机",
              "a deal on which {} meets one of the two and not the other",
            ),
            name,
          ];
    case "value":
      return [
        text("{} 的值分得出 {} 和 {} 的商机", "a deal whose {} tells {} from {}"),
        name,
        shown(from),
        shown(to),
      ];
    case "list-value-dropped":
      return [text("{} 是 {} 的商机", "a deal whose {} is {}"), name, shown(from)];
    case "source":
      return [
        text("只有来源为 {} 的记录的商机", "a deal where it was observed from {} and no better"),
        quoted(kinds[Math.min(kinds.indexOf(String(from)), kinds.indexOf(String(to)))] ?? ""),
      ];
    case "source-dropped":
      return [
        text(
          "只有来源弱于 {} 的记录的商机",
          "a deal where it was observed from a weaker source than {}",
        ),
        shown(from),
      ];
    case "where-dropped":
      return [
        text(
          "名单上有不符合筛选条件、算进来回答就会变的商机",
          "a deal with somebody or something on the list that does not meet it and would count",
        ),
      ];
    case "scope-dropped":
      return [
        text(
          "决策链之外的人算进来回答就会变的商机",
          "a deal with somebody outside the decision chain who would count",
        ),
      ];
    case "age":
      return [
        text("恰好 {} 天前的记录", "an observation whose age in days is exactly {}"),
        String(Math.max(...numbers)),
      ];
    case "pass-mark":
      return [
        text(
          "得分不低于 {}、低于 {} 的商机，看 `exit`",
          "a deal that scores {} or more and less than {} in it, its `exit`",
        ),
        String(Math.min(...numbers)),
        String(Math.max(...numbers)),
      ];
    default:
      return [needed[mutation]];
  }
};

const members: Readonly<Record<string, Text>> & { readonly all: Text } = {
  all: text("只有这一条未满足的商机", "a deal on which this one alone failed"),
  any: text("只有这一条满足的商机", "a deal on which this one alone is satisfied"),
  atLeast: text(
    "刚好满足所要的项数、这一条在内的商机",
    "a deal on which just enough of them are satisfied, this one among them",
  ),
};

const expected = text("写明它应是什么", "any expectation of it by its id");

const needed = {
  "applies-when-dropped": text("它不适用的商机", "a deal to which it does not apply"),
  "entry-dropped": text(
    "只有进入条件挡在门外的商机",
    "a deal that nothing but this keeps out of the stage",
  ),
  "when-dropped": text(
    "条件满足而没人直接判断的商机",
    "a deal on which it is satisfied and nobody has attested the checkpoint",
  ),
  "checkpoint-dropped": expected,
  "flag-dropped": expected,
  essential: text(
    "别的都够、只差这个检查点的商机，看阶段的 `exit`",
    "a deal that has the pass mark and not this checkpoint, the `exit` of its stage",
  ),
  weight: text(
    "同一阶段里这个检查点满足、别的未满足时的得分",
    "the score of its stage when it is satisfied and another is not",
  ),
  waivable: text("豁免了这个检查点的商机", "a deal on which it is waived"),
  judgement: text("有人直接判断这个检查点的商机", "a deal on which somebody attests it"),
  severity: text(
    "写明它的 `severity`，或能不能推进",
    "its `severity`, or whether a deal may advance on which it is raised",
  ),
  presumed: text("它待确认时能不能推进", "whether a deal may advance on which it is unknown"),
} as const satisfies Partial<Record<Mutation, Text>>;

const shown = (value: string | number | boolean | undefined): string =>
  typeof value === "number" ? String(value) : quoted(String(value));

const inBoth = (write: (lang: Language) => string): Text => ({ zh: write("zh"), en: write("en") });

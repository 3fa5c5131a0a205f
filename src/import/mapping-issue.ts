import { didYouMean, type IssueBase, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";

const templates = {
  "unknown-file": (file: string) =>
    text(`映射里没有文件 ${quoted(file)}`, `unknown file ${quoted(file)}`),
  "unknown-target": (to: string) =>
    text(`没有 ${quoted(to)} 这个去处`, `unknown target ${quoted(to)}`),
  "target-taken": (to: string) =>
    text(`${quoted(to)} 已有别的列填入`, `${quoted(to)} is filled by another column`),
  "values-needed": (to: string) =>
    text(
      `${quoted(to)} 是是非值，要用 \`values\` 写明哪些格算是、哪些算否`,
      `${quoted(to)} is true or false: \`values\` must say which cells are which`,
    ),
  "type-is-known": (to: string) =>
    text(
      `${quoted(to)} 的类型由模型决定，不用写 \`as\``,
      `the model knows the type of ${quoted(to)}: \`as\` has no meaning`,
    ),
  "split-needs-set": (to: string) =>
    text(
      `${quoted(to)} 不是集合，不能用 \`split\``,
      `${quoted(to)} is no set: \`split\` has no meaning`,
    ),
  "stage-alone": (to: string) =>
    text(
      `只有 \`stage\` 的取值可以写成阶段和结果，${quoted(to)} 不行`,
      `a stage and an outcome are values of \`stage\` alone, not of ${quoted(to)}`,
    ),
  "not-observed": (to: string) =>
    text(`${quoted(to)} 不能作为带日期的记录`, `${quoted(to)} cannot be a dated observation`),
  "formats-needed": (to: string) =>
    text(
      `${quoted(to)} 是日期，要在 \`dates\` 里写明格式`,
      `${quoted(to)} holds days: \`dates\` must state their formats`,
    ),
  "bad-format": (format: string) =>
    text(
      `${quoted(format)} 不是日期格式；年写 \`yyyy\` 或 \`yy\`，月写 \`MM\` 或 \`M\`，日写 \`dd\` 或 \`d\``,
      `${quoted(format)} is no date format; write years as \`yyyy\` or \`yy\`, months as \`MM\` or \`M\`, days as \`dd\` or \`d\``,
    ),
  "first-year-needed": (format: string) =>
    text(
      `${quoted(format)} 的年份只有两位，要写明 \`firstYear\``,
      `${quoted(format)} has years of two digits: \`firstYear\` must say from which year they count`,
    ),
  "unknown-zone": (zone: string) =>
    text(`没有时区 ${quoted(zone)}`, `unknown time zone ${quoted(zone)}`),
  "zone-needed": (format: string) =>
    text(
      `${quoted(format)} 的时间没有时区，要写明 \`zone\`，才能按 \`dayIn\` 算哪一天`,
      `times in ${quoted(format)} have no zone: \`zone\` must say which, for \`dayIn\` to tell their day`,
    ),
  "unknown-encoding": (encoding: string) =>
    text(`没有编码 ${quoted(encoding)}`, `unknown encoding ${quoted(encoding)}`),
  "same-marks": (mark: string) =>
    text(
      `小数点和千分位不能都是 ${quoted(mark)}`,
      `${quoted(mark)} cannot be both the decimal mark and the group mark`,
    ),
  "key-needed": () =>
    text(
      "要用 `key` 或 `numbered` 说明编号从哪里来",
      "`key` or `numbered` must say where ids come from",
    ),
  "key-and-number": () =>
    text("`key` 和 `numbered` 只能用一个", "`key` and `numbered` in one file"),
  "referred-needs-key": (file: string) =>
    text(
      `被引用的文件 ${quoted(file)} 没有 \`key\``,
      `${quoted(file)} is referred to and has no \`key\``,
    ),
  "referred-twice": (file: string) =>
    text(`同一行只能引用 ${quoted(file)} 一次`, `${quoted(file)} is referred to by two columns`),
  "reference-circle": (file: string) =>
    text(
      `文件之间的引用成环：${quoted(file)}`,
      `files refer to each other in a circle: ${quoted(file)}`,
    ),
  "not-connected": (file: string) =>
    text(
      `文件 ${quoted(file)} 和商机文件没有引用关系`,
      `no reference connects ${quoted(file)} with the file of deals`,
    ),
  "into-needed": (file: string) =>
    text(
      `一个商机可以有多行 ${quoted(file)}，要用 \`into\` 说明每行是什么`,
      `a deal can have many rows of ${quoted(file)}: \`into\` must say what each becomes`,
    ),
  "into-not-allowed": () =>
    text(
      "商机文件的每一行就是一个商机，不能有 `into`",
      "a row of the file of deals is a deal: no `into`",
    ),
  "rule-set-needed": () =>
    text("有阶段或历史，就要写明 `ruleSet`", "stages and history need a `ruleSet`"),
  "target-needed": (to: string) =>
    text(`没有列填入 ${quoted(to)}`, `no column fills ${quoted(to)}`),
} satisfies Record<string, (...args: never[]) => Text>;

/**
 * The codes of what can be wrong with a mapping beyond its shape.
 *
 * @useDeclaredType
 */
export type MappingIssueCode = keyof typeof templates;

/** Something wrong with a mapping, at a place. */
export interface MappingIssue extends IssueBase {
  readonly code: MappingIssueCode;
  readonly suggestion?: string;
}

type Arguments<C extends MappingIssueCode> = Parameters<(typeof templates)[C]>;

/** Returns an issue of a mapping in both languages, with the near miss among the candidates. */
export const mappingIssue = <C extends MappingIssueCode>(
  code: C,
  pointer: string,
  args: Arguments<C>,
  candidates: Iterable<string> = [],
): MappingIssue => {
  // Invariant: the arguments are those of the template of this very code.
  const template = templates[code] as (...args: readonly unknown[]) => Text;
  const [word] = args;
  const suggestion = word === undefined ? undefined : nearest(word, candidates);
  return {
    code,
    pointer,
    message: template(...args),
    ...(suggestion !== undefined && { suggestion, help: didYouMean(suggestion) }),
  };
};

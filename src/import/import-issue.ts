import { didYouMean, type IssueBase, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";

const templates = {
  "no-header": () => text("没有表头行", "there is no header line"),
  "empty-column-name": (place: number) =>
    text(`表头第 ${place} 列没有名称`, `column ${place} of the header has no name`),
  "duplicate-column": (column: string) =>
    text(`表头里 ${quoted(column)} 出现了两次`, `column ${quoted(column)} stands twice`),
  "missing-column": (column: string) =>
    text(`缺少列 ${quoted(column)}`, `column ${quoted(column)} is missing`),
  "unmapped-column": (column: string) =>
    text(
      `映射没有提到列 ${quoted(column)}，这一列没有导入`,
      `column ${quoted(column)} is not in the mapping and is not imported`,
    ),
  "missing-file": (file: string) =>
    text(`没有给出 ${quoted(file)}`, `${quoted(file)} was not given`),
  "cell-count": (cells: number, columns: number) =>
    text(
      `这一行有 ${cells} 格，表头有 ${columns} 列`,
      `the row has ${cells} cells, the header ${columns}`,
    ),
  "quote-not-closed": (limit?: number) =>
    limit === undefined
      ? text("从这里开始的引号没有关上", "a quotation mark opened here is never closed")
      : text(
          `从这里开始的引号在 ${limit} 字节之内没有关上`,
          `a quotation mark opened here is not closed within ${limit} bytes`,
        ),
  "row-too-long": (limit: number) =>
    text(`这一行超过 ${limit} 字节`, `the row is longer than ${limit} bytes`),
  "not-decodable": () =>
    text("有无法识别的字节，可能是编码不对", "bytes that mean nothing in this encoding"),
  "not-readable": (reason: string) => text(`无法读取：${reason}`, `cannot be read: ${reason}`),
  "value-not-listed": (cell: string) =>
    text(`映射没有说明 ${quoted(cell)} 是什么`, `the mapping does not say what ${quoted(cell)} is`),
  "spreadsheet-error": (cell: string) =>
    text(`${quoted(cell)} 是表格程序的报错`, `${quoted(cell)} is an error of a spreadsheet`),
  "not-a-number": (cell: string) =>
    text(`${quoted(cell)} 不是数字`, `${quoted(cell)} is not a number`),
  "not-in-format": (cell: string) =>
    text(`${quoted(cell)} 不是所述格式的日期`, `${quoted(cell)} is no date in the stated format`),
  "no-day": (column: string) =>
    text(
      `不知道 ${quoted(column)} 是哪一天观察到的`,
      `the day on which ${quoted(column)} was observed is not known`,
    ),
  "key-empty": (column: string) =>
    text(`编号列 ${quoted(column)} 里没有编号`, `key column ${quoted(column)} holds no key`),
  "key-taken": (key: string, line: number) =>
    text(
      `编号 ${quoted(key)} 在第 ${line} 行已经用过`,
      `key ${quoted(key)} is taken by line ${line}`,
    ),
  "reference-empty": (column: string) =>
    text(
      `引用列 ${quoted(column)} 里没有编号，这一行不属于任何商机`,
      `reference ${quoted(column)} holds no key: the row belongs to no deal`,
    ),
  "reference-not-found": (key: string, file: string) =>
    text(
      `${quoted(file)} 里没有编号 ${quoted(key)}`,
      `no row of ${quoted(file)} has key ${quoted(key)}`,
    ),
  "reference-rejected": (key: string, file: string, line: number) =>
    text(
      `它引用的 ${quoted(file)} 第 ${line} 行（${quoted(key)}）没有导入`,
      `line ${line} of ${quoted(file)}, ${quoted(key)}, which it refers to, was rejected`,
    ),
  "reference-skipped": (key: string, file: string, line: number) =>
    text(
      `它引用的 ${quoted(file)} 第 ${line} 行（${quoted(key)}）按映射略过了`,
      `line ${line} of ${quoted(file)}, ${quoted(key)}, which it refers to, is left out by the mapping`,
    ),
  "cell-empty": (column: string) =>
    text(`列 ${quoted(column)} 不能为空`, `${quoted(column)} must not be empty`),
  "no-stage-before": () => text("关闭之前没有任何阶段记录", "closed without any stage before it"),
  "no-closing-day": () =>
    text("商机已经关闭，但不知道是哪一天", "the deal is closed, and on which day is not known"),
  "stage-differs": (recorded: string, last: string) =>
    text(
      `记录的阶段是 ${quoted(recorded)}，历史的最后一步到 ${quoted(last)}`,
      `the recorded stage is ${quoted(recorded)}, the history ends at ${quoted(last)}`,
    ),
} satisfies Record<string, (...args: never[]) => Text>;

/**
 * The codes of what can be wrong with the rows of a table.
 *
 * @useDeclaredType
 */
export type ImportIssueCode = keyof typeof templates;

/** Something wrong with a file, a row or a cell of an import. */
export interface ImportIssue extends IssueBase {
  readonly code: ImportIssueCode;
  /** The name of the column in the header of the file. */
  readonly header?: string;
  readonly suggestion?: string;
}

/** What else an issue may say: the column it is about, and words that were likely meant. */
export interface ImportIssueDetail {
  readonly header?: string;
  readonly word?: string;
  readonly candidates?: Iterable<string>;
  readonly help?: Text;
}

type Arguments<C extends ImportIssueCode> = Parameters<(typeof templates)[C]>;

/** Returns an issue of an import in both languages. */
export const importIssue = <C extends ImportIssueCode>(
  code: C,
  args: Arguments<C>,
  { header, word, candidates = [], help }: ImportIssueDetail = {},
): ImportIssue => {
  // Invariant: the arguments are those of the template of this very code.
  const template = templates[code] as (...args: readonly unknown[]) => Text;
  const suggestion = word === undefined ? undefined : nearest(word, candidates);
  const advice = suggestion === undefined ? help : didYouMean(suggestion);
  return {
    code,
    pointer: "",
    message: template(...args),
    ...(advice && { help: advice }),
    ...(suggestion !== undefined && { suggestion }),
    ...(header !== undefined && { header }),
  };
};

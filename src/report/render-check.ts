import type { FindingSeverity } from "../analyze/finding.ts";
import { text } from "../model/text.ts";
import { type Counted, counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { formatNumber } from "../words/number.ts";
import { type CheckedFile, toldOf } from "./checked-file.ts";
import { openPage } from "./page.ts";
import { renderIssues } from "./render-issues.ts";
import type { ReportOptions } from "./report-options.ts";
import { span } from "./span.ts";

const counts: Readonly<Record<FindingSeverity, Counted>> = {
  error: counted("{} 个错误", "{} error", "{} errors"),
  warning: counted("{} 个警告", "{} warning", "{} warnings"),
  info: counted("{} 个提示", "{} note", "{} notes"),
};
const files = counted("{} 个文件", "{} file", "{} files");
const clean = text("没有问题", "nothing found");
const fixable = text("其中 {} 处可用 --fix 自动修正", "{} of them can be mended with --fix");

/** Returns what was found in rule files for people: every place with its line, and a summary. */
export function renderCheck(checked: readonly CheckedFile[], options: ReportOptions): string {
  const { lang } = options;
  const page = openPage(options);
  const told = checked.flatMap(toldOf);
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const n = told.filter((each) => each.severity === severity).length;
    return n === 0 ? [] : [countWords(n, counts[severity], lang)];
  });
  const comma = lang === "zh" ? "，" : ", ";
  const colon = lang === "zh" ? "：" : ": ";
  const found = parts.length === 0 ? clean[lang] : parts.join(comma);
  page.line([
    span(parts.length === 0 ? "✓ " : "", "good"),
    span(`${countWords(checked.length, files, lang)}${colon}${found}`, "strong"),
  ]);
  const mendable = told.filter(({ replacement }) => replacement !== undefined).length;
  if (mendable > 0) page.line([span(fill(fixable, lang, formatNumber(mendable)))]);
  const each = checked.map((one) =>
    renderIssues(toldOf(one), {
      ...options,
      file: one.file,
      most: Number.POSITIVE_INFINITY,
      ...(one.text === undefined ? {} : { text: one.text }),
    }),
  );
  return [...each, page.text()].filter((part) => part !== "").join("\n");
}

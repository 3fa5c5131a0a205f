import type { FindingSeverity } from "../analyze/finding.ts";
import { type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { type CheckedFile, toldOf } from "./checked-file.ts";
import { openPage } from "./page.ts";
import { renderIssues } from "./render-issues.ts";
import type { ReportOptions } from "./report-options.ts";
import { span } from "./span.ts";

const counts: Readonly<Record<FindingSeverity, readonly [one: Text, many: Text]>> = {
  error: [text("{} 个错误", "{} error"), text("{} 个错误", "{} errors")],
  warning: [text("{} 个警告", "{} warning"), text("{} 个警告", "{} warnings")],
  info: [text("{} 个提示", "{} note"), text("{} 个提示", "{} notes")],
};
const files = [text("{} 个文件", "{} file"), text("{} 个文件", "{} files")] as const;
const clean = text("没有问题", "nothing found");
const fixable = [
  text("其中 {} 处可用 --fix 自动修正", "{} of them can be mended with --fix"),
  text("其中 {} 处可用 --fix 自动修正", "{} of them can be mended with --fix"),
] as const;

/** Returns what was found in rule files for people: every place with its line, and a summary. */
export function renderCheck(checked: readonly CheckedFile[], options: ReportOptions): string {
  const { lang } = options;
  const page = openPage(options);
  const number = (n: number, [one, many]: readonly [Text, Text]): string =>
    fill(n === 1 ? one : many, lang, String(n));
  const told = checked.flatMap(toldOf);
  const parts = (["error", "warning", "info"] as const).flatMap((severity) => {
    const n = told.filter((each) => each.severity === severity).length;
    return n === 0 ? [] : [number(n, counts[severity])];
  });
  const comma = lang === "zh" ? "，" : ", ";
  const colon = lang === "zh" ? "：" : ": ";
  const found = parts.length === 0 ? clean[lang] : parts.join(comma);
  page.line([
    span(parts.length === 0 ? "✓ " : "", "good"),
    span(`${number(checked.length, files)}${colon}${found}`, "strong"),
  ]);
  const mendable = told.filter(({ replacement }) => replacement !== undefined).length;
  if (mendable > 0) page.line([span(number(mendable, fixable))]);
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

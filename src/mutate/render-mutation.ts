import { type Text, text } from "../model/text.ts";
import { openPage } from "../report/page.ts";
import type { ReportOptions } from "../report/report-options.ts";
import { span } from "../report/span.ts";
import { counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import type { Mutant } from "./mutant.ts";
import { describeMutant, suggestTest } from "./mutant-words.ts";
import type { MutationRun } from "./test-mutants.ts";

const words = {
  noticed: text("测试发现 {}（{}%）", "{} noticed ({}%)"),
  unnoticed: text("未发现 {}", "{} unnoticed"),
  equivalent: text("{} 处不改变回答", "{} change no answer"),
  invalid: text("{} 处不成规则集", "{} are no rule sets"),
  head: text("{} {}：{}，", "{} {}: {}, "),
  sampled: text("{} {}：{}里试了 {} 处，", "{} {}: {}, {} of them tried, "),
  toNotice: text("怎样才能发现：{}", "to notice it: {}"),
  unproven: text(
    "没有装 `z3-solver`：未发现的里面可能有不改变回答的",
    "without `z3-solver`: among the unnoticed may be some that change no answer",
  ),
  short: text("没有达到要求：{}%", "less than asked for: {}%"),
} as const satisfies Record<string, Text>;

const changes = counted("{} 处改动", "{} change", "{} changes");

/** How a run is written. */
export interface RenderMutationOptions extends ReportOptions {
  /** The least percentage asked for; a run below it says so. */
  readonly threshold?: number;
}

/** Returns for people which small changes of the rules no test notices, and what would. */
export const renderMutation = (run: MutationRun, options: RenderMutationOptions): string => {
  const { lang, threshold } = options;
  const { survivors, equivalent, invalid, killed, percent, tried, mutants } = run;
  const page = openPage(options);
  for (const mutant of survivors) {
    page.line([span(mutant.pointer, "strong"), span("  "), describeMutant(mutant)[lang]], 0, 2);
    page.line([span(fill(words.toNotice, lang, suggestTest(mutant)[lang]), "faint")], 2);
  }
  page.gap();
  const counted = [
    fill(words.noticed, lang, String(killed), String(percent)),
    ...(survivors.length > 0 ? [fill(words.unnoticed, lang, String(survivors.length))] : []),
    ...(equivalent.length > 0 ? [fill(words.equivalent, lang, String(equivalent.length))] : []),
    ...(invalid > 0 ? [fill(words.invalid, lang, String(invalid))] : []),
  ];
  const head = tried === mutants ? words.head : words.sampled;
  const of = [run.ruleSet, run.version, countWords(mutants, changes, lang), String(tried)];
  const isEnough = threshold === undefined || percent >= threshold;
  page.line([
    isEnough ? span("✓ ", "good") : span("✗ ", "bad"),
    span(fill(head, lang, ...of) + counted.join(lang === "zh" ? "，" : ", "), "strong"),
  ]);
  if (survivors.length > 0 && !run.isProven) page.line([span(words.unproven[lang], "faint")], 2);
  if (!isEnough) page.line([fill(words.short, lang, String(threshold))], 2);
  return page.text();
};

/** One change as plain data, in words of both languages. */
export interface ToldMutant extends Omit<Mutant, "make"> {
  readonly change: Text;
  /** What a test would have to show to notice it. */
  readonly suggestion: Text;
}

/** Returns a mutant as plain data. */
export const tellMutant = (mutant: Mutant): ToldMutant => {
  const { make: _, ...told } = mutant;
  return { ...told, change: describeMutant(mutant), suggestion: suggestTest(mutant) };
};

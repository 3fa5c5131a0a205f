import { type Text, text } from "../model/text.ts";
import { listTally } from "./format-money.ts";
import { nameOfMissing, oftenMissing } from "./often-missing.ts";
import type { PortfolioSums } from "./portfolio.ts";
import { writeHeading } from "./report.ts";
import { span } from "./span.ts";

const words = {
  heading: text(
    "下一道未开的门最常缺的证据",
    "Evidence most often missing for the next door not yet open",
  ),
  doorless: text("最常缺的证据", "Evidence most often missing"),
  evidence: text("证据", "evidence"),
  deals: text("商机数", "deals"),
  amount: text("金额", "amount"),
} as const satisfies Record<string, Text>;

/** The most kinds of evidence that are listed. */
const mostListed = 5;

/** Writes which evidence most deals lack, how many they are, and of what amount. */
export function writeOftenMissing({ plan, tally, lang, page }: PortfolioSums): void {
  const found = oftenMissing(tally).slice(0, mostListed);
  if (found.length === 0) return;
  const hasDoors = plan.ruleSet.kind === "stages";
  writeHeading({ page, lang }, hasDoors ? words.heading : words.doorless);
  page.table(
    [
      { head: span(words.evidence[lang], "faint"), least: 12 },
      { head: span(words.deals[lang], "faint"), align: "right", isWhole: true },
      { head: span(words.amount[lang], "faint"), align: "right", isWhole: true },
    ],
    found.flatMap((missing) =>
      listTally(missing.lacking, lang).map((amount, index) => [
        span(index === 0 ? nameOfMissing(missing, lang) : ""),
        span(index === 0 ? String(missing.lacking.deals) : ""),
        span(amount),
      ]),
    ),
    2,
  );
}

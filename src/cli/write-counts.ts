import { type Language, text } from "../model/text.ts";
import { type Counted, counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { formatNumber } from "../words/number.ts";
import { type Io, print } from "./io.ts";

const counts = text("读入 {} 项：{}，{} 项被拒", "{} in: {}, {} rejected");

/** Deals that are assessed come out as verdicts. */
export const verdictsMade = counted("{} 个结论", "{} verdict", "{} verdicts");

/** Deals that are put together come out in one answer. */
export const dealsRead = counted("{} 个商机", "{} deal", "{} deals");

/** Writes how much came in and what became of it. */
export const writeCounts = (
  deals: number,
  rejected: number,
  made: Counted,
  io: Io,
  lang: Language,
): Promise<void> => {
  const all = formatNumber(deals + rejected);
  const told = fill(counts, lang, all, countWords(deals, made, lang), formatNumber(rejected));
  return print(io.stderr, `${told}\n`);
};

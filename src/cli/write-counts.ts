import { type Language, type Text, text } from "../model/text.ts";
import { type Counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { type Io, print } from "./io.ts";

const counts: Text = text("读入 {} 项：{}，{} 项被拒", "{} in: {}, {} rejected");
const verdicts: Counted = [text("{} 个结论", "{} verdict"), text("{} 个结论", "{} verdicts")];

/** Writes how much came in and what became of it. */
export const writeCounts = (
  deals: number,
  rejected: number,
  io: Io,
  lang: Language,
): Promise<void> => {
  const all = [String(deals + rejected), countWords(deals, verdicts, lang), String(rejected)];
  return print(io.stderr, `${fill(counts, lang, ...all)}\n`);
};

import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import { type Io, print } from "./io.ts";

const counts: Text = text("读入 {} 项：{} 个结论，{} 项被拒", "{} in: {} verdicts, {} rejected");

/** Writes how much came in and what became of it. */
export const writeCounts = (
  deals: number,
  rejected: number,
  io: Io,
  lang: Language,
): Promise<void> => {
  const all = [deals + rejected, deals, rejected].map(String);
  return print(io.stderr, `${fill(counts, lang, ...all)}\n`);
};

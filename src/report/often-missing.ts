import { addAmounts } from "../model/money.ts";
import type { Language } from "../model/text.ts";
import { describeList } from "../words/list.ts";
import type { MissingTally, PortfolioTally } from "./portfolio-tally.ts";

/** Returns the evidence that most open deals lack, most deals first, then the larger amount. */
export function oftenMissing({ missing }: PortfolioTally): readonly MissingTally[] {
  const sum = ({ lacking }: MissingTally): number =>
    lacking.amounts.reduce((total, { amount }) => addAmounts(total, amount), 0);
  return Object.values(missing).sort(
    (a, b) => b.lacking.deals - a.lacking.deals || sum(b) - sum(a),
  );
}

/** Returns what such evidence is called, whoever it is about: "联系人：立场". */
export function nameOfMissing({ title, list }: MissingTally, lang: Language): string {
  if (list === undefined) return title[lang];
  return `${describeList(list, lang)}${lang === "zh" ? "：" : ": "}${title[lang]}`;
}

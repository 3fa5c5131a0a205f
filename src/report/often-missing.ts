import type { MissingItem, Verdict } from "../assess/verdict.ts";
import type { Language } from "../model/text.ts";
import { describeList } from "../words/list.ts";
import type { Money } from "./deal-names.ts";
import type { RankedEntry } from "./portfolio-entry.ts";

/** One kind of evidence that several deals lack. */
export interface OftenMissing {
  /** An item of this kind, from the first deal that lacks it. */
  readonly item: MissingItem;
  readonly deals: number;
  readonly amounts: readonly (Money | undefined)[];
}

/**
 * Returns the evidence that most open deals lack for their next door, most deals first, then the
 * larger amount. Only questions with a plain answer count, not whether there is anybody else; the
 * same attribute of several people of one deal counts once.
 */
export function oftenMissing(entries: readonly RankedEntry[]): readonly OftenMissing[] {
  const found = new Map<string, { item: MissingItem; amounts: (Money | undefined)[] }>();
  for (const { verdict, names } of entries) {
    if (verdict.closed !== null) continue;
    const seen = new Set<string>();
    for (const item of verdict.missing) {
      const key = `${item.list ?? "deal"} ${item.what}`;
      if (!counts(item, verdict) || seen.has(key)) continue;
      seen.add(key);
      const known = found.get(key);
      if (known === undefined) found.set(key, { item, amounts: [names.money] });
      else known.amounts.push(names.money);
    }
  }
  const sum = (amounts: readonly (Money | undefined)[]): number =>
    amounts.reduce((total, money) => total + (money?.amount ?? 0), 0);
  return [...found.values()]
    .map(({ item, amounts }) => ({ item, deals: amounts.length, amounts }))
    .sort((a, b) => b.deals - a.deals || sum(b.amounts) - sum(a.amounts));
}

function counts({ kind, doors }: MissingItem, { mayAdvance }: Verdict): boolean {
  if (kind === "person" || kind === "completeness") return false;
  return mayAdvance.to === null || doors.some((door) => door === mayAdvance.to);
}

/** Returns what such evidence is called, whoever it is about: "联系人：立场". */
export function nameOfMissing({ title, list }: MissingItem, lang: Language): string {
  if (list === undefined) return title[lang];
  return `${describeList(list, lang)}${lang === "zh" ? "：" : ": "}${title[lang]}`;
}

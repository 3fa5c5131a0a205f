import { byCodeUnits } from "../model/by-code-units.ts";
import { text } from "../model/text.ts";
import { listFirst } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { misnamedFinder } from "./misnamed.ts";
import { describeMisnamed, misnamedTitle } from "./misnamed-words.ts";
import type { Portfolio } from "./portfolio.ts";
import { span } from "./span.ts";

const titled = text("{}：{}", "{}: {}");
const times = text("{} × {} 单", "{} × {}");

/** The most names that are told. */
const mostNamed = 5;

/** Writes under which names deals hold evidence that the rules likely miss, the most frequent first. */
export function writeMisnamed({ plan, entries, lang, page }: Portfolio): void {
  const find = misnamedFinder(plan);
  const deals = new Map<string, number>();
  for (const { deal } of entries)
    for (const one of find(deal)) {
      const name = describeMisnamed(one, lang);
      deals.set(name, (deals.get(name) ?? 0) + 1);
    }
  if (deals.size === 0) return;
  const ranked = [...deals].sort(([a, m], [b, n]) => n - m || byCodeUnits(a, b));
  const named = ranked.map(([name, count]) => fill(times, lang, name, String(count)));
  const line = fill(titled, lang, misnamedTitle[lang], listFirst(named, mostNamed, lang));
  page.line([span(line, "open")], 0, 2);
}

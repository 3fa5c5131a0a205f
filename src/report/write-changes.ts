import type { Verdict } from "../assess/verdict.ts";
import { repeatedIds } from "../funnel/repeated-ids.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listClauses } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { standingWords } from "../words/standing.ts";
import { titleOfDeal } from "./deal-names.ts";
import { newEvidence } from "./new-evidence.ts";
import type { Portfolio } from "./portfolio.ts";
import type { PortfolioEntry, RankedEntry } from "./portfolio-entry.ts";
import { writeHeading } from "./report.ts";
import { titleOfStage } from "./rule-names.ts";
import { scoreBounds } from "./score-bar.ts";
import { span } from "./span.ts";

/** Earlier verdicts, by which a report tells what has changed. */
export interface Changes {
  /** The day they are of. */
  readonly asOf: string;
  readonly entries: readonly PortfolioEntry[];
}

const words = {
  heading: text("自 {} 以来的变化", "Changes since {}"),
  none: text("没有变化", "nothing has changed"),
  added: text("新增", "new"),
  gone: text("{} 单不再列出", "no longer listed: {}"),
  claimed: text("宣称", "claimed"),
  evidenced: text("证据", "evidenced"),
  score: text("得分", "score"),
  before: text("–", "–"),
  byTime: text(
    "没有新证据：只因时间推移（证据过期或期限临近）",
    "no new evidence: time alone (evidence out of date, or a day drawing near)",
  ),
  more: text("另有 {} 条", "{} more"),
  uncompared: text(
    "{} 单和别的商机同 ID，没有比较",
    "not compared, as others have the same id: {}",
  ),
} as const satisfies Record<string, Text>;

/** The most observations that are named for one deal. */
const mostNamed = 4;

/** Writes which deals stand otherwise than on an earlier day, and what was put on file since. */
export function writeChanges(portfolio: Portfolio, since: Changes): void {
  const { entries, lang, page } = portfolio;
  const title = (own: Language): string => fill(words.heading, own, since.asOf);
  writeHeading({ page, lang }, text(title("zh"), title("en")));
  // Which of them was which nobody can tell.
  const repeated = new Set(
    [entries, since.entries].flatMap((list) =>
      repeatedIds(list.map(({ deal }) => deal.id)).map(({ id }) => id),
    ),
  );
  const earlier = new Map(
    since.entries
      .filter(({ deal }) => !repeated.has(deal.id))
      .map(({ deal, verdict }) => [deal.id, verdict]),
  );
  let told = 0;
  let uncompared = 0;
  for (const entry of entries) {
    if (repeated.has(entry.deal.id)) {
      uncompared++;
      continue;
    }
    const before = earlier.get(entry.deal.id);
    earlier.delete(entry.deal.id);
    const changes =
      before === undefined ? [words.added[lang]] : changesOf(before, entry.verdict, portfolio);
    if (changes.length === 0) continue;
    told++;
    writeChange(entry, changes, before === undefined, portfolio, since.asOf);
  }
  if (earlier.size > 0) page.line([fill(words.gone, lang, String(earlier.size))], 2);
  if (uncompared > 0) page.line([fill(words.uncompared, lang, String(uncompared))], 2);
  if (told + earlier.size + uncompared === 0) page.line([span(words.none[lang], "faint")], 2);
}

function changesOf(before: Verdict, after: Verdict, { plan, lang }: Portfolio): readonly string[] {
  const stage = (id: string | null): string =>
    id === null ? words.before[lang] : titleOfStage(plan, id, lang);
  const told = (title: Text, was: string, is: string): readonly string[] =>
    was === is ? [] : [`${title[lang]} ${was} → ${is}`];
  const standing = standingWords[before.standing][lang];
  const score = told(words.score, scoreBounds(before.score), scoreBounds(after.score));
  if (plan.ruleSet.kind !== "stages") return score;
  return [
    ...told(words.claimed, stage(before.claimed), stage(after.claimed)),
    ...told(words.evidenced, stage(before.evidenced), stage(after.evidenced)),
    ...(before.standing === after.standing
      ? []
      : [`${standing} → ${standingWords[after.standing][lang]}`]),
    ...score,
  ];
}

function writeChange(
  { deal, names, verdict }: RankedEntry,
  changes: readonly string[],
  isAdded: boolean,
  { plan, lang, page }: Portfolio,
  after: string,
): void {
  const { asOf } = verdict;
  page.line([span(titleOfDeal(names, lang), "strong")], 2, 4);
  page.line([listClauses(changes, lang)], 4, 6);
  const evidence = newEvidence(plan, deal, after, asOf, lang);
  for (const one of evidence.slice(0, mostNamed)) page.line([span(one, "faint")], 4, 6);
  const rest = evidence.length - mostNamed;
  if (rest > 0) page.line([span(fill(words.more, lang, String(rest)), "faint")], 4);
  if (evidence.length === 0 && !isAdded) page.line([span(words.byTime[lang], "faint")], 4, 6);
}

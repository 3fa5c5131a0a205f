import { factCatalogue } from "../facts/catalogue.ts";
import type { Truth } from "../logic/truth.ts";
import type { Deal } from "../model/deal.ts";
import { titleOfValue } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import type {
  Person,
  RelationshipMap,
  StepKind,
  Uncovered,
} from "../relations/relationship-map.ts";
import { listOut } from "../words/enumeration.ts";
import { fill } from "../words/fill.ts";
import { unknownReasonWords } from "../words/missing.ts";
import { truthSigns } from "../words/truth.ts";
import { namesOf, titleOfDeal } from "./deal-names.ts";
import { openPage } from "./page.ts";
import { writeHeading } from "./report.ts";
import type { ReportOptions } from "./report-options.ts";
import { type Span, span } from "./span.ts";
import {
  nameOfPerson,
  type PeopleReport,
  stanceSign,
  writeLight,
  writeTree,
} from "./write-people.ts";

const words = {
  title: text("关系图：{}（截至 {}）", "Relationship map: {} as of {}"),
  tree: text("谁向谁汇报", "Who reports to whom"),
  classes: text("六类客户的覆盖", "The six customer classes"),
  class: text("类别", "class"),
  people: text("人员", "people"),
  contact: text("有接触", "in contact"),
  support: text("有支持者", "a supporter"),
  possible: text("（{} 人类别待确认）", "({} may belong)"),
  nobody: text("还没有人", "nobody yet"),
  factions: text("派系", "Factions"),
  faction: text("{}：{}", "{}: {}"),
  uncovered: text("还没覆盖的人，从谁入手", "Not covered yet, and through whom"),
  covered: text(
    "名单上的人都有接触，有发言权的都支持我们。",
    "Everybody listed is in contact, and all with a say support us.",
  ),
  contactLacking: text("还没有接触", "no contact"),
  contactUnknown: text("有没有接触待确认", "contact unknown"),
  supportLacking: text("还没有争取过来", "not won"),
  way: text("经{}", "through {}"),
  step: text("{}（{}）", "{} ({})"),
  noWay: text("名单上没有人能引荐", "nobody on file leads there"),
  doubts: text("因矛盾、过期等原因按待确认处理", "Taken as unknown"),
} as const satisfies Record<string, Text>;

const steps: Readonly<Record<StepKind, Text>> = {
  introducer: text("引荐人", "introduces"),
  superior: text("{}的上级", "{}'s superior"),
  report: text("{}的下属", "{}'s report"),
  faction: text("同派系", "same faction"),
  department: text("同部门", "same department"),
  coach: text("可请教", "to be asked"),
};

const styles = { satisfied: "good", failed: "bad", unknown: "open" } as const;

/**
 * Returns a relationship map for people: the light and its reasons, the tree, the six customer
 * classes, factions, and whom we do not cover with the way there. People are named by name and role
 * alone.
 */
export function renderRelations(deal: Deal, map: RelationshipMap, options: ReportOptions): string {
  const page = openPage(options);
  const { lang } = options;
  const report = { map, lang, page };
  const called = titleOfDeal(namesOf(deal, map.asOf), lang);
  page.line([span(fill(words.title, lang, called, map.asOf), "strong")]);
  page.gap();
  writeLight(report);
  writeHeading(report, words.tree);
  writeTree(report, Number.POSITIVE_INFINITY);
  writeClasses(report);
  writeFactions(report);
  writeUncovered(report);
  writeDoubts(report);
  return page.text();
}

/** Returns the people of some ids, with the sign of how each stands to us. */
function named(ids: readonly string[], { map, lang }: PeopleReport): string {
  const byId = new Map(map.people.map((person) => [person.id, person]));
  return listOut(
    ids.map((id) => {
      const person = byId.get(id);
      if (person === undefined) return id;
      return `${person.name ?? person.title ?? id} ${stanceSign(person).text}`;
    }),
    lang,
  );
}

function writeClasses(report: PeopleReport): void {
  const { map, lang, page } = report;
  writeHeading(report, words.classes);
  const head = (title: Text): Span => span(title[lang], "faint");
  const sign = (truth: Truth): Span => span(truthSigns[truth], styles[truth]);
  page.table(
    [
      { head: head(words.class) },
      { head: head(words.contact) },
      { head: head(words.support) },
      { head: head(words.people), least: 10 },
    ],
    map.classes.map((one) => {
      const who = one.people.length === 0 ? words.nobody[lang] : named(one.people, report);
      const maybe =
        one.possible.length === 0 ? "" : fill(words.possible, lang, String(one.possible.length));
      const gap = lang === "zh" || maybe === "" ? "" : " ";
      return [
        span(titleOfValue(one.by, one.value, lang)),
        sign(one.reached),
        sign(one.supported),
        span(`${who}${gap}${maybe}`, one.people.length === 0 ? "faint" : "plain"),
      ];
    }),
    2,
  );
}

function writeFactions(report: PeopleReport): void {
  const { map, lang, page } = report;
  if (map.factions.length === 0) return;
  writeHeading(report, words.factions);
  for (const { name, people } of map.factions) {
    page.line([fill(words.faction, lang, name, named(people, report))], 2, 4);
  }
}

function writeUncovered(report: PeopleReport): void {
  const { map, lang, page } = report;
  if (map.people.length === 0) return;
  writeHeading(report, words.uncovered);
  if (map.uncovered.length === 0) page.line([span(words.covered[lang], "faint")], 2);
  const byId = new Map(map.people.map((person) => [person.id, person]));
  for (const one of map.uncovered) {
    const person = byId.get(one.person);
    if (person === undefined) continue;
    const colon = lang === "zh" ? "：" : ": ";
    const lacks = listOut(lacksOf(one, person, lang), lang);
    page.line([`${nameOfPerson(person, lang)}${colon}`, span(lacks, "open")], 2, 4);
    const way = wayOf(one, person, byId, lang);
    page.line([span("→ ", "faint"), way === "" ? span(words.noWay[lang], "faint") : way], 4, 6);
  }
}

function lacksOf({ lacks }: Uncovered, { reached }: Person, lang: Language): readonly string[] {
  return lacks.map((lack) => {
    if (lack === "support") return words.supportLacking[lang];
    return (reached === "failed" ? words.contactLacking : words.contactUnknown)[lang];
  });
}

/** Returns the steps of a route: each person, and what they are to the next one. */
function wayOf(
  { route }: Uncovered,
  target: Person,
  byId: ReadonlyMap<string, Person>,
  lang: Language,
): string {
  if (route.length === 0) return "";
  const nameOf = (from: string): string => {
    const person = byId.get(from);
    return person?.name ?? person?.title ?? from;
  };
  const names = [...route.map(({ from }) => nameOf(from)), nameOf(target.id)];
  const parts = route.map(({ by }, index) => {
    const [name = "", next = ""] = names.slice(index);
    return fill(words.step, lang, name, fill(steps[by], lang, next));
  });
  return fill(words.way, lang, parts.join(" → "));
}

function writeDoubts(report: PeopleReport): void {
  const { map, lang, page } = report;
  const doubtful = map.people.filter(({ doubts }) => doubts.length > 0);
  if (doubtful.length === 0) return;
  writeHeading(report, words.doubts);
  for (const person of doubtful) {
    const told = person.doubts.map(({ what, reason }) =>
      fill(
        words.step,
        lang,
        factCatalogue.elements.contacts.get(what)?.title[lang] ?? what,
        unknownReasonWords[reason][lang],
      ),
    );
    const colon = lang === "zh" ? "：" : ": ";
    page.line([`${nameOfPerson(person, lang)}${colon}${listOut(told, lang)}`], 2, 4);
  }
}

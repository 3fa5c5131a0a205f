import { type ScaleId, titleOfValue } from "../model/scales.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { mapRelationships } from "../relations/map-relationships.ts";
import type { LightCode, Person, RelationshipMap } from "../relations/relationship-map.ts";
import { listOut } from "../words/enumeration.ts";
import { fill, joinChinese } from "../words/fill.ts";
import type { Page } from "./page.ts";
import { type Report, writeHeading } from "./report.ts";
import { type Span, type Style, span } from "./span.ts";
import type { Column } from "./table.ts";
import { treePrefixes } from "./tree-prefixes.ts";

/** A relationship map on its way to a page. */
export interface PeopleReport {
  readonly map: RelationshipMap;
  readonly lang: Language;
  readonly page: Page;
}

const words = {
  heading: text("关系图", "People"),
  person: text("人员", "person"),
  stance: text("立场", "stance"),
  relationship: text("关系", "relationship"),
  contact: text("接触", "contact"),
  coach: text("对我方的帮助", "coach"),
  classes: text("层级与职能", "level, function"),
  more: text("另有 {} 人", "{} more"),
  called: text("{}（{}）", "{} ({})"),
  circular: text("（上下级关系绕成一圈，从此处断开）", "(reports in a circle, cut here)"),
  stranger: text("（上级未建档：{}）", "(superior not on file: {})"),
  topUnknown: text("{} 人的上级待确认。", "Superior unknown: {}."),
  all: text("名单齐全。", "Nobody is missing from the list."),
  chain: text("决策链上的人都在名单上。", "Nobody with a say is missing from the list."),
  open: text(
    "名单未确认齐全，可能还有没列出的人。",
    "The list is not known to be complete: others may be missing.",
  ),
  nobody: text("还没有登记联系人。", "Nobody is on file yet."),
  legend: text("✓ 支持　✗ 反对　– 中立　? 待确认", "✓ for us  ✗ against us  – neutral  ? unknown"),
} as const satisfies Record<string, Text>;

const lights: Readonly<Record<RelationshipMap["light"]["colour"], Text>> = {
  green: text("绿灯：拍板的人都支持我们", "Green: those who decide support us"),
  amber: text(
    "黄灯：拍板的人是不是都支持我们，还说不准",
    "Amber: not known whether those who decide support us",
  ),
  red: text("红灯：拍板的人里有人反对我们", "Red: somebody who decides is against us"),
};

const lightStyles = { green: "good", amber: "open", red: "bad" } as const;

const reasons: Readonly<Record<LightCode, Text>> = {
  "deciders-support": text("支持我们：{}", "for us: {}"),
  "decider-opposes": text("反对我们：{}", "against us: {}"),
  "decider-undecided": text("还没有支持我们：{}", "not won yet: {}"),
  "decider-stance-unknown": text("立场待确认：{}", "stance unknown: {}"),
  "may-decide": text("决策角色待确认：{}", "may decide, roles unknown: {}"),
  "no-decider": text("还不知道谁拍板", "nobody is known to decide"),
  "list-open": text("决策链名单未确认齐全", "the decision chain is not known to be complete"),
};

/** Returns the title of a value of a scale, or the sign for one that is unknown or none. */
function titleOrSign(scale: ScaleId, value: string | null | undefined, lang: Language): string {
  if (value === undefined) return "?";
  return value === null ? "–" : titleOfValue(scale, value, lang);
}

/** Returns a person by name, or else by job title or id, and by roles; nothing else is told. */
export function nameOfPerson(person: Person, lang: Language): string {
  const called = person.name ?? person.title ?? person.id;
  const roles = listOut(
    (person.roles ?? []).map((role) => titleOfValue("role", role, lang)),
    lang,
  );
  return roles === "" ? called : fill(words.called, lang, called, roles);
}

/** Returns the sign of how a person stands to us. */
export function stanceSign({ supports, opposes }: Person): Span {
  if (supports === "satisfied") return { text: "✓", style: "good" };
  if (opposes === "satisfied") return { text: "✗", style: "bad" };
  return supports === "unknown" ? { text: "?", style: "open" } : { text: "–", style: "plain" };
}

/** The most people that the report on a verdict lists. */
const mostListed = 8;

/** Writes, where people are on file, whether those who decide support us, and the tree. */
export function writePeople(report: Report): void {
  const { plan, deal, verdict, lang, page } = report;
  if ((deal.contacts ?? []).length === 0) return;
  const map = mapRelationships(deal, { asOf: verdict.asOf, rules: plan });
  writeHeading(report, words.heading);
  writeLight({ map, lang, page }, 2);
  writeTree({ map, lang, page }, mostListed);
}

/** Writes whether our supporters include those who decide, and why it is so. */
export function writeLight({ map, lang, page }: PeopleReport, indent = 0): void {
  const { colour, reasons: found } = map.light;
  page.line([span(lights[colour][lang], lightStyles[colour])], indent, indent + 2);
  const byId = new Map(map.people.map((person) => [person.id, person]));
  for (const { code, people } of found) {
    const names = people.map((id) => {
      const person = byId.get(id);
      return person === undefined ? id : nameOfPerson(person, lang);
    });
    page.line([fill(reasons[code], lang, listOut(names, lang))], indent + 2, indent + 4);
  }
}

/** Writes the tree of people as a table, at most that many of them. */
export function writeTree({ map, lang, page }: PeopleReport, most: number): void {
  const { people, complete } = map;
  if (people.length === 0) {
    page.line([span(words.nobody[lang], "faint")], 2);
    return;
  }
  const isWide = page.width >= 76;
  const head = (title: Text): Span => span(title[lang], "faint");
  const columns: readonly Column[] = [
    { head: head(words.person), least: 18 },
    { head: head(words.stance), least: 6 },
    ...(isWide ? [{ head: head(words.relationship), least: 6 }] : []),
    { head: head(words.contact), least: 6 },
    ...(isWide
      ? [
          { head: head(words.coach), least: 6, most: 16 },
          { head: head(words.classes), least: 8 },
        ]
      : []),
  ];
  const prefixes = treePrefixes(people.map(({ depth }) => depth));
  const rows = people.slice(0, most).map((person, index) => {
    const cell = (scale: ScaleId, value: string | null | undefined, style: Style = "plain") =>
      span(titleOrSign(scale, value, lang), value === undefined ? "open" : style);
    const { style } = stanceSign(person);
    return [
      span(`${prefixes[index] ?? ""}${stanceSign(person).text} ${entryOf(person, lang)}`, style),
      cell("stance", person.stance, style),
      ...(isWide ? [cell("relationship", person.relationship)] : []),
      cell("intensity", person.intensity),
      ...(isWide ? [cell("coaching", person.coaching), span(classesOf(person, lang))] : []),
    ];
  });
  page.table(columns, rows, 2);
  if (people.length > most) {
    page.line([span(fill(words.more, lang, String(people.length - most)), "faint")], 2);
  }
  const scope = complete === null ? words.open : complete === "all" ? words.all : words.chain;
  // Whoever leads the customer is known by the level to have nobody above who matters here.
  const loose = people.filter(
    ({ reporting, level }) => reporting.state === "unknown" && level !== "executive",
  ).length;
  const told = [
    words.legend[lang],
    // The light has said so already.
    ...(map.light.reasons.some(({ code }) => code === "list-open") ? [] : [scope[lang]]),
    ...(loose > 0 && people.length > 1 ? [fill(words.topUnknown, lang, String(loose))] : []),
  ];
  page.line([span(told.join(lang === "zh" ? "　" : "  "), "faint")], 2);
}

/** Returns a person's name and roles, and what is odd about their place in the tree. */
function entryOf(person: Person, lang: Language): string {
  const name = nameOfPerson(person, lang);
  const { reporting } = person;
  const note =
    reporting.state === "circular"
      ? words.circular[lang]
      : reporting.state === "not-on-file"
        ? fill(words.stranger, lang, reporting.to)
        : "";
  if (note === "") return name;
  return lang === "zh" ? joinChinese(name, note) : `${name} ${note}`;
}

function classesOf({ level, function: own }: Person, lang: Language): string {
  return `${titleOrSign("level", level, lang)} · ${titleOrSign("function", own, lang)}`;
}

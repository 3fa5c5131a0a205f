import { factCatalogue } from "../src/facts/catalogue.ts";
import { listNames } from "../src/facts/lexicon.ts";
import type { ListName } from "../src/facts/reading.ts";
import { type Text, text } from "../src/model/text.ts";
import type { Condition } from "../src/rules/condition.ts";
import type { RuleSet, Signal } from "../src/rules/rule-set.ts";
import { observationsRead } from "./observations-read.ts";

/** A place of a rule set that an observation may move. */
export interface ServedPlace {
  readonly part: "checkpoint" | "entry" | "applies" | "flag";
  readonly id: string;
  readonly title: Text;
}

/** What one observation serves, rule set by rule set; those it does not serve are left out. */
export type Crosswalk = ReadonlyMap<string, ReadonlyMap<RuleSet, readonly ServedPlace[]>>;

/**
 * Returns what each observation serves in some rule sets: checkpoints, entries of stages, what makes
 * a stage or checkpoint apply, flags. A place that reads a list whatever the kind of its elements
 * stands with every kind that is read anywhere.
 */
export function crosswalkOf(ruleSets: readonly RuleSet[]): Crosswalk {
  const served = ruleSets.map((ruleSet) => [ruleSet, placesOf(ruleSet)] as const);
  const names = new Set(
    served.flatMap(([, places]) => places.flatMap(({ reads }) => [...reads])).sort(),
  );
  const isAnyKind = (name: string): boolean => listNames.includes(name as ListName);
  const serving = (name: string) =>
    served.flatMap(([ruleSet, places]) => {
      const found = places.filter(
        ({ reads }) => reads.has(name) || reads.has(name.replace(/:.*$/, "")),
      );
      return found.length === 0 ? [] : [[ruleSet, found.map(({ place }) => place)] as const];
    });
  return new Map(
    [...names].filter((name) => !isAnyKind(name)).map((name) => [name, new Map(serving(name))]),
  );
}

/** Returns the crosswalk of some rule sets as a page: what serves two or more of them. */
export function crosswalkPage(ruleSets: readonly RuleSet[]): string {
  const order = ["stages", "checklist", "overlay"];
  const sorted = [...ruleSets].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.id < b.id ? -1 : 1),
  );
  const shared = [...crosswalkOf(sorted)].filter(([, served]) => served.size > 1);
  const signals = new Map(sorted.flatMap(({ signals = {} }) => Object.entries(signals)));
  const countOfSignals = shared.filter(([name]) => signals.has(name)).length;
  const parts = sections.map(({ title, holds }) => {
    const rows = shared.filter(([name]) => holds(name, signals.get(name)));
    return rows.length === 0
      ? ""
      : `## ${title.en} ${title.zh}\n\n${tableOf(rows, (name) => titleOf(name, signals))}`;
  });
  return `${introduction(countOfSignals, signals.size, shared.length - countOfSignals)}
${ruleSetTable(sorted)}
${parts.filter(Boolean).join("\n")}`;
}

const introduction = (shared: number, all: number, facts: number): string => `# Crosswalk 对照表

<!-- Written by \`npm run generate\` from the files in rules/; edit those. -->

What one observation serves. A signal has one id and one definition in all rule sets, and a fact of
the model is the same everywhere, so what is recorded once moves the deal in every method that asks
for it. Listed are the ${shared} signals, of ${all}, and the ${facts} facts that two or more rule sets read,
each with the checkpoints, doors and flags that read it, through named conditions and over lists
too. A document, an activity or a date is one observation, found by its kind. A checkpoint may also
be attested; a judgement serves the one checkpoint it is about.

一条记录用在哪里。同一个信号在所有规则集里只有一个编号、一个定义，模型里的事实处处相同，所以记一次，凡是问到它的方法都会跟着动。
下面列出两个以上规则集都读取的 ${shared} 个信号（共 ${all} 个）和 ${facts} 个事实，以及读取它们的检查点、阶段门和提示，
经由命名条件和名单汇总读取的也算在内。一份文件、一次活动、一个日期各算一条记录，按类型查找。检查点也可以直接判断，判断只对那一个检查点有效。

Names: a signal by its id, a field by its name, \`contacts.stance\` for the stance of any person,
\`documents:contract\` for a document of that kind, \`contacts.complete\` for the statement that the list
is complete, where an answer waits for it: a share, everybody, nobody.

名称：信号用编号，字段用字段名，名单里的写成 \`contacts.stance\`（任一联系人的立场）、\`documents:contract\`（该类型的文件）。
\`contacts.complete\` 是名单齐全的声明，只列出要等它才有回答的地方：占比、全部、一个也没有。

- *entry* 进入：what must hold to enter the stage. 进入该阶段的条件。
- *applies* 适用：whether the stage or checkpoint applies. 决定阶段或检查点是否适用。
- *flag* 提示：a note, a warning or a bar. 提醒、警告或阻断。
`;

const ruleSetTable = (ruleSets: readonly RuleSet[]): string => `## Rule sets 规则集

| rule set 规则集 | English | 中文 |
| --- | --- | --- |
${ruleSets.map(({ id, title }) => `| \`${id}\` | ${title.en} | ${title.zh} |`).join("\n")}
`;

type Served = ReadonlyMap<RuleSet, readonly ServedPlace[]>;

function tableOf(
  rows: readonly (readonly [string, Served])[],
  title: (name: string) => Text,
): string {
  const lines = rows.flatMap(([name, served]) =>
    [...served].map(([ruleSet, places], index) => {
      const { zh, en } = title(name);
      const first = index === 0 ? `\`${name}\`<br>${en}<br>${zh}` : "";
      return `| ${first} | \`${ruleSet.id}\` | ${placesWords(places)} |`;
    }),
  );
  return `| observation 记录 | rule set 规则集 | serves 用于 |
| --- | --- | --- |
${lines.join("\n")}
`;
}

const partWords = [
  ["checkpoint", "", "<br>"],
  ["entry", "*entry* 进入：", "; "],
  ["applies", "*applies* 适用：", "; "],
  ["flag", "*flag* 提示：", "; "],
] as const;

const placesWords = (places: readonly ServedPlace[]): string =>
  partWords
    .flatMap(([part, words, between]) => {
      const found = places.filter((place) => place.part === part);
      const titles = found.map(({ id, title }) => `\`${id}\` ${title.en} · ${title.zh}`);
      return found.length === 0 ? [] : [words + titles.join(between)];
    })
    .join("<br>");

const sections: readonly {
  readonly title: Text;
  readonly holds: (name: string, signal: Signal | undefined) => boolean;
}[] = [
  ...(
    [
      ["deal", "有关商机的信号", "Signals about the deal"],
      ["contact", "有关联系人的信号", "Signals about people"],
      ["organisation", "有关单位的信号", "Signals about organisations"],
    ] as const
  ).map(([subject, zh, en]) => ({
    title: text(zh, en),
    holds: (_: string, signal: Signal | undefined) => signal?.subject === subject,
  })),
  ...(
    [
      [/^account\./, "客户", "Account"],
      [/^opportunity\./, "项目", "Opportunity"],
      [/^contacts\.(?!complete)/, "联系人", "People"],
      [/^organisations[.:](?!complete)/, "单位", "Organisations"],
      [/^needs\.(?!complete)/, "需求", "Needs"],
      [/^documents:/, "文件", "Documents"],
      [/^activities:/, "活动", "Activities"],
      [/^dates:/, "日期", "Dates"],
      [/^\w+\.complete$/, "名单齐全", "Complete lists"],
    ] as const
  ).map(([pattern, zh, en]) => ({
    title: text(zh, en),
    holds: (name: string) => pattern.test(name),
  })),
];

const listTitles: Readonly<Record<ListName, Text>> = {
  contacts: text("联系人", "people"),
  organisations: text("单位", "organisations"),
  needs: text("需求", "needs"),
  documents: text("文件", "documents"),
  activities: text("活动", "activities"),
  dates: text("日期", "dates"),
};

function titleOf(name: string, signals: ReadonlyMap<string, Signal>): Text {
  const known = signals.get(name) ?? factCatalogue.deal.get(name);
  if (known !== undefined) return known.title;
  const [list = "", attribute = ""] = name.split(/[.:](.*)/);
  const facts = factCatalogue.elements[list as ListName];
  const ofList = listTitles[list as ListName];
  if (attribute === "complete") {
    return text(`${ofList.zh}名单已齐全`, `the list of ${ofList.en} is complete`);
  }
  const kind = facts.get("kind")?.type;
  const kinds = name.includes(":") && kind?.kind === "choice" ? kind.values : [];
  const found = kinds.find(({ value }) => value === attribute) ?? facts.get(attribute);
  if (found === undefined) throw new Error(`nothing is called ${name}`);
  return found.title;
}

function placesOf(ruleSet: RuleSet): readonly {
  readonly place: ServedPlace;
  readonly reads: ReadonlySet<string>;
}[] {
  const place = (
    part: ServedPlace["part"],
    { id, title }: { readonly id: string; readonly title: Text },
    condition: Condition | undefined,
  ) =>
    condition === undefined
      ? []
      : [{ place: { part, id, title }, reads: observationsRead(condition, ruleSet) }];
  return [
    ...(ruleSet.stages ?? []).flatMap((stage) => [
      ...place("applies", stage, stage.appliesWhen),
      ...place("entry", stage, stage.entry),
      ...stage.checkpoints.flatMap((checkpoint) => [
        ...place("applies", checkpoint, checkpoint.appliesWhen),
        ...place("checkpoint", checkpoint, checkpoint.when),
      ]),
    ]),
    ...(ruleSet.flags ?? []).flatMap((flag) => place("flag", flag, flag.when)),
  ];
}

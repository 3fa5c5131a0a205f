import type { Issue } from "../../src/model/issue.ts";
import type { RuleIssueCode } from "../../src/rules/rule-fault.ts";

/** A rule set with one fault in its second line. */
export interface FaultyRuleSet {
  readonly code: RuleIssueCode | Issue["code"];
  readonly text: string;
  readonly pointer: string;
  /** The column of the fault, counted from 1. */
  readonly column: number;
  /** What the fault was likely meant to be. */
  readonly near?: string;
}

/** A code, the second line with ▸ before the fault, where that is, and what is near it. */
type Row = readonly [code: FaultyRuleSet["code"], line: string, pointer: string, near?: string];

const words = `{"zh":"甲","en":"A"}`;
const title = `"title":${words}`;
const ask = `"ask":${words}`;
const signal = `${title},${ask},"subject":"deal","favours":"us"`;
const checkpoint = `{"id":"c",${title}}`;
const stage = (id: string) => `{"id":"${id}",${title},"checkpoints":[]}`;
const stages = `"stages":[{"id":"s",${title},"checkpoints":[${checkpoint}]}]`;
const tierIsA = `{"fact":"account.tier","operator":"equal","value":"A"}`;
const tendered = `{"condition":"is-tendered"}`;
const named = `"conditions":{"is-tendered":{"fact":"opportunity.isTendered","operator":"equal","value":true}}`;
const custom = `"custom":{"erp":{${title},${ask},"type":"record","fields":{"seats":{"type":"number"}}}}`;

const framed =
  (before: string, after: string, root = "") =>
  ([code, line, pointer, near]: Row): FaultyRuleSet => ({
    code,
    text: `${before}\n${line.replace("▸", "")}\n${after}`,
    pointer: root + pointer,
    column: line.indexOf("▸") + 1,
    ...(near === undefined ? {} : { near }),
  });

const head = (kind: string) => `{"id":"mine","version":"1.0.0","kind":"${kind}",${title},`;

const aroundWhen = framed(
  `${head("stages")}"stages":[{"id":"s",${title},"checkpoints":[{"id":"c",${title},`,
  `}]}],${named},${custom}}`,
  "/stages/0/checkpoints/0/when",
);
const aroundSection = framed(head("stages"), `,${stages}}`);
const aroundStages = framed(head("stages"), "}");
const aroundChecklist = framed(head("checklist"), "}");
const aroundOverlay = framed(head("overlay"), "}");
const aroundEverything = framed("{", `,"kind":"stages",${title},${stages}}`);

const count = (where: string) =>
  `"when":{"fact":"contacts.count","operator":"greaterThan","value":0,"params":{"where":${where}}}`;

const conditions: readonly Row[] = [
  ["not-a-condition", `"when":▸"always"`, ""],
  ["no-combinator", `▸"when":{"note":"nothing yet"}`, ""],
  ["two-combinators", `"when":{"all":[${tendered}],▸"any":[${tendered}]}`, "/any"],
  ["unknown-condition-key", `"when":{▸"facts":"account.tier"}`, "/facts", "fact"],
  [
    "unknown-condition-key",
    `"when":{"fact":"known","operator":"equal","value":true,▸"parms":{},"params":{"of":"account.tier"}}`,
    "/parms",
  ],
  [
    "unknown-condition-key",
    `"when":{▸"Fact":"account.tier","operator":"equal","value":"A"}`,
    "/Fact",
    "fact",
  ],
  [
    "unknown-condition-key",
    `"when":{"fact":"account.tier",▸"oprator":"equal","value":"A"}`,
    "/oprator",
    "operator",
  ],
  [
    "unknown-condition-key",
    `"when":{"fact":"account.tier","operator":"equal",▸"Value":"A"}`,
    "/Value",
    "value",
  ],
  ["unknown-condition-key", `"when":{▸"atleast":1,"of":[${tendered}]}`, "/atleast", "atLeast"],
  ["unknown-condition-key", `"when":{"atLeast":1,▸"Of":[${tendered}]}`, "/Of", "of"],
  ["missing-condition-key", `▸"when":{"fact":"opportunity.isTendered","operator":"equal"}`, ""],
  ["missing-condition-key", `▸"when":{"operator":"equal","value":true}`, ""],
  ["missing-condition-key", `▸"when":{"of":[${tendered}]}`, ""],
  ["not-finite", `"when":{"fact":"account.tier","operator":"equal","value":▸1e999}`, "/value"],
  ["not-finite", `"when":{"fact":"account.tier","operator":▸1e999,"value":"A"}`, "/operator"],
  ["not-finite", `"when":{"atLeast":▸1e999,"of":[${tendered}]}`, "/atLeast"],
  ["not-finite", `"when":{"all":▸1e999}`, "/all"],
  ["not-finite", `"when":{"any":[${tendered},▸1e999]}`, "/any/1"],
  ["not-finite", `"when":▸1e999,"judgement":false`, ""],
  [
    "unknown-param",
    `"when":{"fact":"known","operator":"equal","value":true,"params":{▸"Of":"account.tier"}}`,
    "/params/Of",
    "of",
  ],
  ["not-a-list", `"when":{▸"all":${tendered}}`, "/all"],
  ["empty-group", `"when":{▸"any":[]}`, "/any"],
  ["k-out-of-range", `"when":{"atLeast":▸3,"of":[${tendered},${tendered}]}`, "/atLeast"],
  ["k-out-of-range", `"when":{"atLeast":▸0,"of":[${tendered}]}`, "/atLeast"],
  [
    "unknown-fact",
    `"when":{"fact":▸"acount.tier","operator":"equal","value":"A"}`,
    "/fact",
    "account.tier",
  ],
  [
    "unknown-fact",
    `"when":{"fact":▸"contact.count","operator":"equal","value":1}`,
    "/fact",
    "contacts.count",
  ],
  ["wrong-subject", `"when":{"fact":▸"stance","operator":"equal","value":"mentor"}`, "/fact"],
  [
    "wrong-subject",
    count(`{"fact":▸"account.tier","operator":"equal","value":"A"}`),
    "/params/where/fact",
  ],
  [
    "nested-aggregate",
    count(`{"fact":▸"needs.count","operator":"equal","value":1}`),
    "/params/where/fact",
  ],
  [
    "personal-value",
    count(`{"fact":▸"personal.homeTown","operator":"equal","value":"杭州"}`),
    "/params/where/fact",
  ],
  ["verdict-fact", `"when":{"fact":▸"verdict.floor","operator":"lessThan","value":50}`, "/fact"],
  [
    "known-form",
    `"when":{"fact":"known","operator":▸"notEqual","value":true,"params":{"of":"account.tier"}}`,
    "/operator",
  ],
  [
    "known-of-result",
    `"when":{"fact":"known","operator":"equal","value":true,"params":{"of":▸"contacts.count"}}`,
    "/params/of",
  ],
  [
    "unknown-operator",
    `"when":{"fact":"account.tier","operator":▸"equals","value":"A"}`,
    "/operator",
    "equal",
  ],
  [
    "unknown-decorator",
    `"when":{"fact":"account.tier","operator":▸"nott:equal","value":"A"}`,
    "/operator",
    "not",
  ],
  [
    "too-many-decorators",
    `"when":{"fact":"account.tier","operator":▸"${"not:".repeat(9)}equal","value":"A"}`,
    "/operator",
  ],
  [
    "operator-does-not-fit",
    `"when":{"fact":"account.name","operator":▸"lessThan","value":"华东"}`,
    "/operator",
  ],
  [
    "operator-does-not-fit",
    `"when":{"fact":"opportunity.amount","operator":▸"contains","value":5}`,
    "/operator",
  ],
  [
    "decorator-does-not-fit",
    `"when":{"fact":"account.tier","operator":▸"someFact:equal","value":"A"}`,
    "/operator",
  ],
  [
    "decorator-does-not-fit",
    `"when":{"fact":"contacts.count","operator":▸"swap:equal","value":1}`,
    "/operator",
  ],
  [
    "value-type",
    `"when":{"fact":"opportunity.amount","operator":"greaterThan","value":▸"5"}`,
    "/value",
  ],
  [
    "value-type",
    `"when":{"fact":"opportunity.closeDate","operator":"lessThan","value":▸"2026-02-30"}`,
    "/value",
  ],
  [
    "value-type",
    `"when":{"fact":"opportunity.amount","operator":"in","value":[1,▸true]}`,
    "/value/1",
  ],
  [
    "value-choice",
    `"when":{"fact":"account.importance","operator":"equal","value":▸"importnt"}`,
    "/value",
    "important",
  ],
  [
    "value-choice",
    `"when":{"fact":"account.tier","operator":"equal","value":"A","source":▸"documents"}`,
    "/source",
    "document",
  ],
  [
    "source-unheeded",
    `"when":{"fact":"contacts.count","operator":"greaterThan","value":0,"source":▸"document"}`,
    "/source",
  ],
  [
    "value-range",
    `"when":{"fact":"opportunity.tender.priceWeight","operator":"lessThan","value":▸101}`,
    "/value",
  ],
  ["value-list", `"when":{"fact":"account.tier","operator":"in","value":▸"A"}`, "/value"],
  ["value-single", `"when":{"fact":"account.tier","operator":"equal",▸"value":["A"]}`, "/value"],
  ["null-order", `"when":{"fact":"account.tier","operator":"greaterThan","value":▸null}`, "/value"],
  [
    "too-many-values",
    `"when":{"fact":"opportunity.amount","operator":"in",▸"value":[${"1,".repeat(500)}1]}`,
    "/value",
  ],
  [
    "path-on-scalar",
    `"when":{"fact":"account.tier","path":▸"level","operator":"equal","value":"A"}`,
    "/path",
  ],
  [
    "unknown-path",
    `"when":{"fact":"custom.erp","path":▸"seat","operator":"equal","value":1}`,
    "/path",
    "seats",
  ],
  ["path-needed", `▸"when":{"fact":"custom.erp","operator":"equal","value":1}`, ""],
  [
    "unknown-param",
    `"when":{"fact":"contacts.count","operator":"equal","value":1,"params":{▸"whre":${tendered}}}`,
    "/params/whre",
    "where",
  ],
  [
    "unknown-param",
    `"when":{"fact":"account.tier","operator":"equal","value":"A","params":{▸"of":"x"}}`,
    "/params/of",
  ],
  ["missing-param", `▸"when":{"fact":"contacts.share","operator":"equal","value":1}`, "/params"],
  [
    "param-type",
    `"when":{"fact":"contacts.sum","operator":"equal","value":1,"params":{"of":▸"name"}}`,
    "/params/of",
  ],
  [
    "param-type",
    `"when":{"fact":"contacts.count","operator":"equal","value":1,"params":▸"all"}`,
    "/params",
  ],
  ["unknown-condition", `"when":{"condition":▸"is-tenderd"}`, "/condition", "is-tendered"],
];

const sections: readonly Row[] = [
  [
    "circular-condition",
    `"conditions":{"a":{"condition":"b"},"b":{"condition":▸"a"}}`,
    "/conditions/b/condition",
  ],
  [
    "duplicate-choice",
    `"signals":{"mood":{${signal},"type":"choice","values":[{"value":"a",${title}},{"value":▸"a",${title}}]}}`,
    "/signals/mood/values/1/value",
  ],
  ["unknown-stage", `"wonAfter":▸"contract"`, "/wonAfter"],
  [
    "unknown-scale",
    `"signals":{"mood":{${signal},"type":"choice","scale":▸"stanec"}}`,
    "/signals/mood/scale",
    "stance",
  ],
  [
    "unknown-ageing",
    `"staleAfterDays":{▸"contact.stance":90}`,
    "/staleAfterDays/contact.stance",
    "contacts.stance",
  ],
  ["name-taken", `"signals":{▸"stance":{${signal},"type":"boolean"}}`, "/signals/stance"],
  ["name-taken", `"signals":{▸"complete":{${signal},"type":"boolean"}}`, "/signals/complete"],
  [
    "name-taken",
    `"signals":{▸"known":{${signal},"type":"boolean"}},"conditions":{"c":{"fact":"known","operator":"equal","value":true}}`,
    "/signals/known",
  ],
  [
    "name-taken",
    `"flags":[{"id":▸"constructor","severity":"warn",${title},"when":${tierIsA}}]`,
    "/flags/0/id",
  ],
  ["name-taken", `"custom":{▸"valueOf":{${title},${ask},"type":"text"}}`, "/custom/valueOf"],
  ["bad-name", `"signals":{▸"Budget":{${signal},"type":"boolean"}}`, "/signals/Budget"],
  ["bad-name", `"custom":{▸"9lives":{${title},${ask},"type":"text"}}`, "/custom/9lives"],
  ["bad-name", `"conditions":{▸"Is Tendered":${tierIsA}}`, "/conditions/Is Tendered"],
  ["type-needs", `"signals":{▸"mood":{${signal},"type":"choice"}}`, "/signals/mood"],
  ["type-refuses", `"signals":{"mood":{${signal},"type":"boolean",▸"min":0}}`, "/signals/mood/min"],
  [
    "scale-or-values",
    `"signals":{"mood":{${signal},"type":"set","scale":"stance",▸"values":[{"value":"a",${title}}]}}`,
    "/signals/mood/values",
  ],
  [
    "value-range",
    `"signals":{"mood":{${signal},"type":"number","min":▸3,"max":2}}`,
    "/signals/mood/min",
  ],
  [
    "presumed-needs-block",
    `"flags":[{"id":"f","severity":"warn","presumed":▸"absent",${title},"when":${tierIsA}}]`,
    "/flags/0/presumed",
  ],
  [
    "rules-too-deep",
    `"custom":{"a":{${title},${ask},"type":"record","fields":{"b":{"type":"record","fields":{"c":{"type":"record","fields":{"d":{"type":"record","fields":{▸"e":{"type":"record","fields":{"f":{"type":"text"}}}}}}}}}}}}`,
    "/custom/a/fields/b/fields/c/fields/d/fields/e",
  ],
];

const stageRows: readonly Row[] = [
  [
    "duplicate-rule-id",
    `"stages":[${stage("s")},{"id":▸"s",${title},"checkpoints":[]}]`,
    "/stages/1/id",
  ],
  [
    "duplicate-rule-id",
    `"stages":[{"id":"s","formerly":[▸"s"],${title},"checkpoints":[]}]`,
    "/stages/0/formerly/0",
  ],
  [
    "duplicate-rule-id",
    `"stages":[{"id":"s",${title},"checkpoints":[${checkpoint},{"id":▸"c",${title}}]}]`,
    "/stages/0/checkpoints/1/id",
  ],
  [
    "never-met",
    `"stages":[{"id":"s",${title},"checkpoints":[▸{"id":"c",${title},"judgement":false}]}]`,
    "/stages/0/checkpoints/0",
  ],
  [
    "not-whole",
    `"stages":[{"id":"s",${title},"checkpoints":[{"id":"c",${title},"weight":▸1.5}]}]`,
    "/stages/0/checkpoints/0/weight",
  ],
  [
    "out-of-range",
    `"stages":[{"id":"s",${title},"passMark":▸101,"checkpoints":[]}]`,
    "/stages/0/passMark",
  ],
  [
    "unknown-key",
    `"stages":[{▸"Id":"s",${title},"checkpoints":[]}],"wonAfter":"s"`,
    "/stages/0/Id",
    "id",
  ],
  [
    "unknown-key",
    `"stages":[{"id":"s",${title},▸"chekpoints":[]}]`,
    "/stages/0/chekpoints",
    "checkpoints",
  ],
  [
    "unknown-key",
    `"stages":[{"id":"s",${title},"checkpoints":[{"id":"c",${title},"judgement":false,▸"When":${tierIsA}}]}]`,
    "/stages/0/checkpoints/0/When",
    "when",
  ],
  ["unknown-key", `▸"Stages":[${stage("s")}],"wonAfter":"s"`, "/Stages", "stages"],
  ["wrong-type", `"stages":▸5,"wonAfter":"s"`, "/stages"],
];

const shapeRows: readonly Row[] = [
  ["wrong-type", `"description":▸"七步"`, "/description"],
  ["wrong-type", `"flags":[▸"late"]`, "/flags/0"],
  ["unknown-key", `▸"desciption":${words}`, "/desciption", "description"],
  ["unknown-key", `"signals":{"mood":{${signal},"type":"text",▸"fresh":9}}`, "/signals/mood/fresh"],
  [
    "unknown-key",
    `▸"Signals":{"mood":{${signal},"type":"text"}},"conditions":{"c":{"fact":"mood","operator":"equal","value":"x"}}`,
    "/Signals",
    "signals",
  ],
  ["unknown-key", `"description":{▸"ZH":"甲","en":"A"}`, "/description/ZH", "zh"],
  ["not-finite", `"staleAfterDays":{"account.tier":▸1e999}`, "/staleAfterDays/account.tier"],
  ["duplicate-key", `"note":"a",▸"note":"b"`, "/note"],
  [
    "missing-key",
    `"signals":{▸"mood":{${title},${ask},"subject":"deal","type":"text"}}`,
    "/signals/mood",
  ],
  [
    "not-a-choice",
    `"flags":[{"id":"f","severity":▸"wran",${title},"when":${tierIsA}}]`,
    "/flags/0/severity",
    "warn",
  ],
  ["empty-text", `"description":{"zh":▸"","en":"A"}`, "/description/zh"],
  ["too-long", `"note":▸"${"a".repeat(4001)}"`, "/note"],
  ["ill-formed-text", `"note":▸"\\ud800"`, "/note"],
  ["reserved-key", `"conditions":{▸"__proto__":${tierIsA}}`, "/conditions/__proto__"],
  [
    "reserved-key",
    `"conditions":{▸"constructor":${tierIsA},"c":{"condition":"constructor"}}`,
    "/conditions/constructor",
  ],
  [
    "reserved-key",
    `"signals":{▸"prototype":{${signal},"type":"text"}},"conditions":{"c":{"fact":"prototype","operator":"equal","value":"x"}}`,
    "/signals/prototype",
  ],
  [
    "reserved-key",
    `"custom":{▸"constructor":{${title},${ask},"type":"text"}},"conditions":{"c":{"fact":"custom.constructor","operator":"equal","value":"x"}}`,
    "/custom/constructor",
  ],
];

/** A rule set for every code, and for some codes several. */
export const faultyRuleSets: readonly FaultyRuleSet[] = [
  ...conditions.map(aroundWhen),
  ...sections.map(aroundSection),
  ...stageRows.map(aroundStages),
  ...shapeRows.map(aroundSection),
  framed("", "")(["kind-needs", `▸${head("overlay")}"note":"no flags"}`, ""]),
  framed("", "")(["kind-needs", `▸${head("checklist")}"note":"no stages"}`, ""]),
  aroundChecklist(["kind-refuses", `${stages},▸"wonAfter":"s"`, "/wonAfter"]),
  aroundChecklist([
    "kind-refuses",
    `"stages":[{"id":"s",▸"passMark":50,${title},"checkpoints":[]}]`,
    "/stages/0/passMark",
  ]),
  aroundOverlay([
    "kind-refuses",
    `"flags":[{"id":"f","severity":"warn",${title},"when":${tierIsA}}],▸${stages}`,
    "/stages",
  ]),
  aroundOverlay([
    "kind-refuses",
    `"flags":[{"id":"f","severity":"warn",${title},"when":${tierIsA}}],▸"staleAfterDays":{"account.tier":30}`,
    "/staleAfterDays",
  ]),
  aroundChecklist([
    "kind-refuses",
    `"stages":[{"id":"s",${title},▸"reached":{"zh":"到了","en":"reached"},"checkpoints":[]}]`,
    "/stages/0/reached",
  ]),
  aroundEverything(["unknown-key", `▸"Id":"mine","version":"1.0.0"`, "/Id", "id"]),
  aroundEverything(["bad-version", `"id":"mine","version":▸"1.0"`, "/version"]),
  aroundEverything(["bad-name", `"id":▸"My rules","version":"1.0.0"`, "/id"]),
];

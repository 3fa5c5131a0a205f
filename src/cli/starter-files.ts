import { assess } from "../assess/assess.ts";
import { compileRuleSet } from "../assess/compile-rule-set.ts";
import type { Deal } from "../model/deal.ts";
import { dealJsonSchema } from "../model/deal-json-schema.ts";
import { type Language, text } from "../model/text.ts";
import { ruleTestJsonSchema } from "../rule-tests/rule-test-json-schema.ts";
import { extendRuleSet } from "../rules/extend-rule-set.ts";
import type { Extension } from "../rules/extension.ts";
import { extensionJsonSchema } from "../rules/extension-json-schema.ts";
import { recordBase } from "../rules/record-base.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { ruleSetJsonSchema } from "../rules/rule-set-json-schema.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";

/** The rule file that a new folder begins with. */
export const starterRules = "rules/our-rules.json";

const review = "our-review-held";

const ownWay = text("自己的做法，没有出处", "our own way, from no method");

const extensionOf = (base: RuleSet, lang: Language): Extension => {
  const [stage] = base.stages ?? [];
  const [checkpoint] = stage?.checkpoints ?? [];
  const extension: Extension = {
    $schema: "../schemas/extension.schema.json",
    id: "our-rules",
    version: "0.1.0",
    extends: { id: base.id, version: base.version },
    title: text("我们的规则", "our rules"),
    signals: {
      [review]: {
        title: text("内部评审过这个商机", "we have reviewed this deal ourselves"),
        subject: "deal",
        type: "boolean",
        favours: "neither",
        ask: text(
          "团队坐在一起评审过这个商机吗？",
          "Has the team sat down and reviewed this deal?",
        ),
        staleAfterDays: 90,
        note: ownWay[lang],
      },
    },
    stages: {
      [stage?.id ?? ""]: {
        checkpoints: {
          ...(checkpoint === undefined
            ? {}
            : { [checkpoint.id]: { weight: (checkpoint.weight ?? 1) + 1 } }),
          "reviewed-by-us": {
            title: text("内部评审已做", "reviewed by ourselves"),
            when: { fact: review, operator: "equal", value: true },
            note: ownWay[lang],
            ...(checkpoint === undefined ? {} : { after: checkpoint.id }),
          },
        },
      },
    },
  };
  const recorded = recordBase([base], extension);
  return recorded.ok ? { ...extension, was: recorded.was } : extension;
};

const dealOf = (lang: Language, today: string): Deal => ({
  id: "sample",
  name: text("样例商机（虚构）", "sample deal (made up)")[lang],
  account: {
    name: text("样例制造有限公司（虚构）", "Sample Manufacturing (made up)")[lang],
    tier: "B",
  },
  opportunity: {
    problem: text("老系统停机太多", "the old system is down too often")[lang],
    amount: 500_000,
    currency: "CNY",
  },
  evidence: [{ what: review, value: true, at: today, source: "own-judgement" }],
});

const testOf = (ruleSet: RuleSet, deal: Deal, asOf: string): object => {
  const { claimed, evidenced, standing, mayAdvance } = assess(compileRuleSet(ruleSet), deal, {
    asOf,
  });
  const { truth, to } = mayAdvance;
  return {
    $schema: "../schemas/rule-test.schema.json",
    deal: "../deals/sample.json",
    rules: `../${starterRules}`,
    asOf,
    expect: { claimed, evidenced, standing, mayAdvance: { truth, to } },
  };
};

const settings = {
  "json.schemas": [
    { fileMatch: ["/rules/*.json"], url: "./schemas/extension.schema.json" },
    { fileMatch: ["/deals/*.json"], url: "./schemas/deal.schema.json" },
    { fileMatch: ["/tests/**/*.test.json"], url: "./schemas/rule-test.schema.json" },
  ],
};

const code = "\\[([a-z][a-z0-9-]*)\\]$";
const place = { regexp: "^\\s+→ (.+?):(\\d+):(\\d+)(?:\\s.*)?$", file: 1, line: 2, column: 3 };
const matcher = (...message: readonly object[]) => ({
  owner: "dealgate",
  source: "dealgate",
  fileLocation: "relative",
  severity: "error",
  pattern: [...message, place],
});

/** How an editor reads the issues of `check`: a message on one line, or gone over to the next. */
const problemMatcher = [
  matcher({ regexp: `^\\S (.*?)\\s+${code}`, message: 1, code: 2 }),
  matcher({ regexp: "^\\S (.*[^\\]])$", message: 1 }, { regexp: `^\\s+.*?${code}`, code: 1 }),
];

const tasks = (lang: Language) => ({
  version: "2.0.0",
  tasks: [
    {
      label: text("dealgate：检查规则", "dealgate: check the rules")[lang],
      type: "shell",
      command: "npx",
      args: ["dealgate", "check", starterRules, "--format", "text"],
      group: { kind: "build", isDefault: true },
      presentation: { reveal: "silent", clear: true },
      problemMatcher,
    },
    {
      label: text("dealgate：测试规则", "dealgate: test the rules")[lang],
      type: "shell",
      command: "npx",
      args: ["dealgate", "test", "tests"],
      group: { kind: "test", isDefault: true },
      problemMatcher: [],
    },
  ],
});

/**
 * Returns the files of a new rules folder by path: rules that extend a rule set of the package, a
 * deal, a rule test, schemas and settings for an editor.
 */
export const starterFiles = (
  base: RuleSet,
  lang: Language,
  today: string,
): ReadonlyMap<string, string> => {
  const extension = extensionOf(base, lang);
  const extended = extendRuleSet([base], extension);
  // Invariant: what is added is sound, whatever the base: the tests start from each of them.
  const ruleSet = extended.ok ? extended.ruleSet : base;
  const deal = dealOf(lang, today);
  const { lexicon } = compileRuleSet(base);
  const readable = (data: unknown): string => `${JSON.stringify(data, null, 2)}\n`;
  return new Map([
    [starterRules, readable(extension)],
    ["deals/sample.json", readable(deal)],
    ["tests/sample.test.json", readable(testOf(ruleSet, deal, today))],
    ["schemas/extension.schema.json", JSON.stringify(extensionJsonSchema({ base, lexicon }))],
    ["schemas/rule-set.schema.json", JSON.stringify(ruleSetJsonSchema())],
    ["schemas/deal.schema.json", JSON.stringify(dealJsonSchema())],
    [
      "schemas/rule-test.schema.json",
      JSON.stringify(ruleTestJsonSchema({ ruleSets: Object.values(shippedRuleSets), ruleSet })),
    ],
    [".vscode/settings.json", readable(settings)],
    [".vscode/tasks.json", readable(tasks(lang))],
  ]);
};

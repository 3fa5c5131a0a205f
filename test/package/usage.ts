/** Every entry point of the package and the name under which the usage below knows it. */
export const entryPoints = {
  core: "dealgate",
  rules: "dealgate/rules",
  live: "dealgate/live",
  importing: "dealgate/import",
  report: "dealgate/report",
  relations: "dealgate/relations",
  funnel: "dealgate/funnel",
  analyze: "dealgate/analyze",
  testing: "dealgate/testing",
  forms: "dealgate/forms",
  compare: "dealgate/compare",
  handbook: "dealgate/handbook",
  ruleTests: "dealgate/rule-tests",
  mutate: "dealgate/mutate",
} as const;

// Uses the package through the names of `entryPoints` and prints one line of JSON.
const usage = `
const surface = { core, rules, live, importing, report, relations, funnel, analyze, testing, forms, compare, handbook, ruleTests, mutate };
const parsed = core.parseDeal({ id: "d-1", opportunity: { problem: "slow branch links" } });
if (!parsed.ok) throw new Error(parsed.issues[0].message.en);
const plan = core.compileRuleSet(rules.sangforSevenSteps);
const verdict = core.assess(plan, parsed.deal, { asOf: "2026-06-30" });
const started = core.start(plan, parsed.deal, { at: "2026-06-30", by: "Li" });
if (!started.ok) throw new Error(started.reasons[0].message.en);
const skipped = core.advance(plan, started.deal, { to: "contract", at: "2026-06-30", by: "Li" });
const shown = report.renderVerdict(plan, parsed.deal, verdict, { lang: "zh" });
const checked = core.parseRuleSet('{ "id": "Mine" }');
console.log(JSON.stringify({
  surface: Object.fromEntries(Object.entries(surface).map(([name, entry]) => [name, Object.keys(entry).filter((key) => key !== "default").sort()])),
  evidenced: verdict.evidenced,
  mayStart: verdict.mayAdvance.truth,
  refused: skipped.ok ? [] : skipped.reasons.map((reason) => reason.code),
  firstLines: shown.split("\\n").length > 5,
  badRules: checked.ok ? 0 : checked.issues.length > 0,
}));
`;

const entries = Object.entries(entryPoints);

/** The usage as an ES module. */
export const usageModule =
  entries.map(([name, path]) => `import * as ${name} from "${path}";\n`).join("") + usage;

/** The usage as a CommonJS module. */
export const usageScript =
  entries.map(([name, path]) => `const ${name} = require("${path}");\n`).join("") + usage;

import type fc from "fast-check";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { verdictSchema } from "../../src/assess/verdict-schema.ts";
import { auditHistory } from "../../src/gate/audit-history.ts";
import { record } from "../../src/gate/record.ts";
import { parseHistoryMap } from "../../src/import/history-map.ts";
import { parseMapping } from "../../src/import/parse-mapping.ts";
import { readJsonRows } from "../../src/import/read-json-rows.ts";
import { readTable, wholeTable } from "../../src/import/read-table.ts";
import { parseStageOrder } from "../../src/import/stage-order-file.ts";
import { parseScriptLine } from "../../src/interview/script-line.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleTests } from "../../src/rule-tests/parse-rule-tests.ts";
import { extendRuleSet } from "../../src/rules/extend-rule-set.ts";
import { parseFacts } from "../../src/rules/parse-facts.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { dealSheets } from "../../src/sheets/deal-sheets.ts";
import { parseCondition } from "../../src/sheets/parse-condition.ts";
import { readDealSheets } from "../../src/sheets/read-deal-sheets.ts";
import { readRuleSetSheets } from "../../src/sheets/read-rule-set-sheets.ts";
import { ruleSetSheets } from "../../src/sheets/rule-set-sheets.ts";
import { parseRuleFile } from "../../src/shipped/parse-rule-file.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { hostileBytes, hostileData, hostileText } from "./hostile.ts";
import { dataOf, smallDeal, smallExtension, smallRules, textOf, textsIn } from "./sound.ts";

/** Something that takes what anybody may send. */
export interface Target {
  readonly name: string;
  readonly input: fc.Arbitrary<unknown>;
  /** Takes an input; throws where the outcome is not a value with issues. */
  readonly feed: (input: never) => unknown;
  /** How many cases it gets, beside the others; absent: 1. */
  readonly share?: number;
}

const target = <T>(
  name: string,
  input: fc.Arbitrary<T>,
  feed: (input: T) => unknown,
  share = 1,
): Target => ({ name, input, feed: feed as Target["feed"], share });

/** Thrown when an outcome is not what anybody can do something with. */
class OutcomeError extends Error {
  override readonly name = "OutcomeError";
  readonly code = "no-outcome";
}

interface Told {
  readonly code?: unknown;
  readonly pointer?: unknown;
  /** Where an issue of a workbook is; it has no code. */
  readonly cell?: unknown;
  readonly message?: unknown;
}

const isText = (text: unknown): boolean => typeof text === "string" && text.length > 0;

/** Throws unless an outcome is sound, or has issues with a code and words in both languages. */
const expectOutcome = (outcome: unknown): void => {
  const { ok, issues, message } = outcome as {
    ok?: unknown;
    issues?: readonly Told[];
    message?: unknown;
  };
  if (ok === true) return;
  const told = issues ?? [{ code: "x", pointer: "", message }];
  const isTold = ({ code, cell, pointer = "", message: words }: Told): boolean => {
    const { zh, en } = Object(words) as { zh?: unknown; en?: unknown };
    return (
      (isText(code) || typeof cell === "string") &&
      typeof pointer === "string" &&
      isText(zh) &&
      isText(en)
    );
  };
  if (ok !== false || told.length === 0 || !told.every(isTold)) {
    throw new OutcomeError(`outcome without issues: ${JSON.stringify(outcome)?.slice(0, 300)}`);
  }
  // Whatever is told can be printed, and says nothing to the terminal.
  if (
    /\p{Cc}/u.test(
      told
        .map(({ message: words }) => Object(words).en)
        .join("")
        .replace(/[\n\t]/g, ""),
    )
  ) {
    throw new OutcomeError(`control characters: ${JSON.stringify(told).slice(0, 300)}`);
  }
};

const parsedRules = parseRuleSet(smallRules);
if (!parsedRules.ok) throw new OutcomeError(JSON.stringify(parsedRules.issues));
const plan = compileRuleSet(parsedRules.ruleSet);
const parsedDeal = parseDeal(smallDeal);
if (!parsedDeal.ok) throw new OutcomeError(JSON.stringify(parsedDeal.issues));
const { deal } = parsedDeal;
const asOf = "2026-06-30";

/** Parses a deal; what parses is assessed and audited as well. */
const takeDeal = (input: unknown): void => {
  const parsed = parseDeal(input);
  expectOutcome(parsed);
  if (!parsed.ok) return;
  assess(plan, parsed.deal, { asOf });
  auditHistory(plan, parsed.deal);
};

/** Parses rules; what parses is compiled and asked about a deal. */
const takeRules = (outcome: ReturnType<typeof parseRuleSet>): void => {
  expectOutcome(outcome);
  if (!outcome.ok || outcome.ruleSet.kind === "overlay") return;
  assess(compileRuleSet(outcome.ruleSet), deal, { asOf });
};

const dealTexts = [JSON.stringify(smallDeal), ...textsIn("fixtures/deals", ".json", 3)];
const ruleTexts = [JSON.stringify(smallRules)];
const extensionTexts = [JSON.stringify(smallExtension)];
const mappingTexts = [
  textOf("mappings/salvirt-b2b.json"),
  textOf("mappings/salesforce-dev-org.json"),
];
const testTexts = textsIn("fixtures/rule-tests", ".test.json", 3);
const factTexts = [
  JSON.stringify({
    facts: {
      "erp.invoices": {
        title: { zh: "票", en: "invoices" },
        ask: { zh: "几", en: "how many" },
        type: "number",
      },
    },
    custom: {},
  }),
];
const conditionTexts = [
  'at least 2 of (ready = yes, not(condition(named-1)) note "why", account.products every not = "x")',
  'contacts.count（范围：stance 属于 ["supporter"、"coach"]，口径：decision-chain） ≥ 2 出自 customer-statement',
];
const scriptLines = [
  '{"answer":true,"source":"document","at":"2026-06-01","note":"said"}',
  '{"question":"ready","do":"skip"}',
];
const mapTexts = [textOf("fixtures/audit/salesforce-history.json")];
const orderTexts = [textOf("fixtures/audit/salesforce-stages.json")];
const tables = [
  'deal,at,to,by\nd-1,2026-01-01,lead,"Li, W"\n',
  '\ufeff编号;日期;阶段\n1;2026-01-01;"a""b"\n',
].map((text) => new TextEncoder().encode(text));
const workbooks = (["zh", "en"] as const).map((lang) => ruleSetSheets(parsedRules.ruleSet, lang));
const dealBooks = [dealSheets([deal], "en"), dealSheets([deal], "zh")];
const verdicts = [assess(plan, deal, { asOf })];
const bases = Object.values(shippedRuleSets);

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split("\n");
}

/** Sheets as the reader of workbooks hands them over: names, rows, cells of four kinds. */
const sheetsFrom = (sound: readonly unknown[]): fc.Arbitrary<unknown> =>
  hostileData(sound).map(asSheets);

const asSheets = (data: unknown): unknown => {
  if (!Array.isArray(data)) return [];
  return data.flatMap((sheet) => {
    const isSheet =
      typeof sheet === "object" && sheet !== null && Array.isArray(safe(sheet, "rows"));
    if (!isSheet) return [];
    const rows = Array.from(safe(sheet, "rows") as unknown[], (row) =>
      Array.isArray(row) ? Array.from(row, asCell) : [],
    );
    return [{ name: String(asCell(safe(sheet, "name")) ?? ""), rows }];
  });
};

const safe = (holder: object, key: string): unknown => {
  try {
    return (holder as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
};

const asCell = (cell: unknown): string | number | boolean | null =>
  typeof cell === "string" || typeof cell === "boolean"
    ? cell
    : typeof cell === "number" && Number.isFinite(cell)
      ? cell
      : null;

/** Every parser of the package. */
export const parsers: readonly Target[] = [
  target("parseDeal of data", hostileData([smallDeal, ...dataOf(dealTexts)]), takeDeal, 3),
  target("parseDeal of text", hostileText(dealTexts), takeDeal, 2),
  target(
    "parseRuleSet of data",
    hostileData([smallRules]),
    (input) => takeRules(parseRuleSet(input)),
    3,
  ),
  target(
    "parseRuleSet of text",
    hostileText(ruleTexts),
    (input) => takeRules(parseRuleSet(input)),
    2,
  ),
  target("parseRuleFile", hostileText([...ruleTexts, ...extensionTexts]), (input) =>
    expectOutcome(parseRuleFile(input)),
  ),
  target("extendRuleSet", hostileData([smallExtension]), (input) =>
    expectOutcome(extendRuleSet(bases, input)),
  ),
  target("parseFacts", hostileText(factTexts), (input) => expectOutcome(parseFacts(input))),
  target("verdictSchema", hostileData(verdicts), (input) => {
    const { success, error } = verdictSchema.safeParse(input);
    if (!success && error.issues.length === 0) throw new OutcomeError("no issues");
  }),
  target("record", hostileData([smallDeal.evidence[0]]), (input) => {
    const recorded = record(deal as Deal, input as Observation);
    if (!recorded.ok && recorded.reasons.length === 0) throw new OutcomeError("no reasons");
  }),
  target("parseMapping of data", hostileData(dataOf(mappingTexts)), (input) =>
    expectOutcome(parseMapping(input)),
  ),
  target("parseMapping of text", hostileText(mappingTexts), (input) =>
    expectOutcome(parseMapping(input)),
  ),
  target("parseHistoryMap", hostileText(mapTexts), (input) =>
    expectOutcome(parseHistoryMap(input)),
  ),
  target("parseStageOrder", hostileText(orderTexts), (input) =>
    expectOutcome(parseStageOrder(input)),
  ),
  target("parseRuleTests", hostileText(testTexts), (input) => expectOutcome(parseRuleTests(input))),
  target("parseCondition", hostileText(conditionTexts), (input) => {
    const parsed = parseCondition(input);
    if (parsed.ok) return;
    if (!isText(parsed.message.en) || !isText(parsed.message.zh))
      throw new OutcomeError("no words");
  }),
  target("parseScriptLine", hostileText(scriptLines), (input) => {
    const parsed = parseScriptLine(input);
    if (!parsed.ok && !isText(parsed.message.zh)) throw new OutcomeError("no words");
  }),
  target("readTable", hostileBytes(tables), async (bytes) => {
    const { issues, bad } = await wholeTable(await readTable(bytes));
    for (const one of [{ ok: false, issues }, ...bad.map((line) => ({ ...line, ok: false }))])
      if (one.issues.length > 0) expectOutcome(one);
  }),
  target("readJsonRows", hostileText([`${scriptLines.join("\n")}\n`]), async (text) => {
    for await (const item of readJsonRows(linesOf(text)))
      if ("issues" in item) expectOutcome({ ok: false, issues: item.issues });
  }),
  target("readRuleSetSheets", sheetsFrom(workbooks), (sheets) =>
    expectOutcome(readRuleSetSheets(sheets as Parameters<typeof readRuleSetSheets>[0])),
  ),
  target("readDealSheets", sheetsFrom(dealBooks), (sheets) =>
    expectOutcome(readDealSheets(sheets as Parameters<typeof readDealSheets>[0])),
  ),
];

import { readdirSync, readFileSync } from "node:fs";
import { dealJsonSchema } from "../src/model/deal-json-schema.ts";
import { ruleTestJsonSchema } from "../src/rule-tests/rule-test-json-schema.ts";
import { extensionJsonSchema } from "../src/rules/extension-json-schema.ts";
import type { RuleSet } from "../src/rules/rule-set.ts";
import { ruleSetJsonSchema } from "../src/rules/rule-set-json-schema.ts";
import { checkPagesModule } from "./check-pages.ts";
import { crosswalkPage } from "./crosswalk.ts";
import { shippedModule, stageIdsModule } from "./shipped-modules.ts";

const ruleSets = (): readonly RuleSet[] =>
  readdirSync("rules")
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(`rules/${name}`, "utf8")) as RuleSet);

/** Returns every generated file of the package by its path, its content not yet formatted. */
export const generatedFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ["rules/deal.schema.json", JSON.stringify(dealJsonSchema())],
    ["rules/extension.schema.json", JSON.stringify(extensionJsonSchema())],
    ["rules/rule-set.schema.json", JSON.stringify(ruleSetJsonSchema())],
    ["rules/rule-test.schema.json", JSON.stringify(ruleTestJsonSchema({ ruleSets: ruleSets() }))],
    ["src/report/check-pages.ts", checkPagesModule()],
    ["src/shipped/rule-sets.ts", shippedModule(ruleSets())],
    ["src/shipped/stage-ids.ts", stageIdsModule(ruleSets())],
    ["docs/crosswalk.md", crosswalkPage(ruleSets())],
  ]);

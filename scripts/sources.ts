import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { milestoneForms } from "../src/forms/milestone-forms.ts";
import type { RuleSet } from "../src/rules/rule-set.ts";
import { fieldSources } from "./field-sources.ts";
import { scaleSources } from "./scale-sources.ts";
import {
  type CatalogueItem,
  citationsIn,
  coverageReport,
  sourceCoverage,
} from "./source-coverage.ts";

const root = join(import.meta.dirname, "..");
const usual = "../shared/sources/catalogue.json";
const path = resolve(root, process.argv[2] ?? usual);

const read = (file: string): string => readFileSync(join(root, file), "utf8");

if (existsSync(path)) {
  const rules = readdirSync(join(root, "rules"))
    .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
    .sort()
    .map((name) => `rules/${name}`);
  const { text, ok } = coverageReport(
    sourceCoverage(
      JSON.parse(readFileSync(path, "utf8")) as readonly CatalogueItem[],
      [
        ...rules.map((file) => {
          const ruleSet = JSON.parse(read(file)) as RuleSet;
          return { file, ids: citationsIn(ruleSet), isOverlay: ruleSet.kind === "overlay" };
        }),
        { file: "scripts/field-sources.ts", ids: Object.values(fieldSources).flat() },
        { file: "scripts/scale-sources.ts", ids: Object.values(scaleSources).flat() },
        { file: "src/forms", ids: citationsIn(milestoneForms) },
      ],
      read("docs/source-coverage.md"),
    ),
  );
  process.stdout.write(text);
  if (!ok) process.exitCode = 1;
} else {
  process.stdout.write(`no catalogue of the sources at ${process.argv[2] ?? usual}: coverage not checked
`);
}

import type { Mapping, Meaning } from "../import/mapping.ts";
import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { text } from "../model/text.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import type { Complaint } from "./complain.ts";

const shipped: Readonly<Record<string, RuleSet>> = shippedRuleSets;

/** Returns what is said of stages that a mapping makes and that its rule set of the package lacks. */
export const strayStages = (mapping: Mapping, name: string): readonly Complaint[] => {
  const { ruleSet = "" } = mapping;
  const known = Object.hasOwn(shipped, ruleSet) ? shipped[ruleSet]?.stages : undefined;
  if (known === undefined) return [];
  const ids = known.flatMap(({ id, formerly = [] }) => [id, ...formerly]);
  const made = new Set(stagesOf(mapping));
  return [...made]
    .filter((stage) => !ids.includes(stage))
    .map((stage) => {
      const near = nearest(stage, ids);
      return {
        message: text(
          `${name}：规则集 ${quoted(ruleSet)} 没有阶段 ${quoted(stage)}`,
          `${name}: ${quoted(ruleSet)} has no stage ${quoted(stage)}`,
        ),
        help:
          near === undefined
            ? text(`可选：${ids.join("、")}`, `choose one of ${ids.join(", ")}`)
            : didYouMean(near),
      };
    });
};

/** Returns the stages that a mapping makes of cells or gives to every row. */
const stagesOf = ({ files }: Mapping): readonly string[] =>
  Object.values(files).flatMap(({ columns, constants = {} }) => [
    ...stageOf(constants.stage ?? null),
    ...Object.values(columns)
      .flat()
      .filter(({ to }) => to === "stage")
      .flatMap(({ values = {}, otherwise }) => [
        ...Object.values(values).flatMap(stageOf),
        ...(typeof otherwise === "object" ? stageOf(otherwise.value) : []),
      ]),
  ]);

const stageOf = (meaning: Meaning): readonly string[] => {
  const isRecord = typeof meaning === "object" && meaning !== null && !Array.isArray(meaning);
  const stage = isRecord ? meaning.stage : meaning;
  return typeof stage === "string" ? [stage] : [];
};

import type { RuleSet } from "../src/rules/rule-set.ts";

const camel = (id: string): string =>
  id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const stageType = (id: string): string => {
  const name = camel(id);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Stage`;
};

const stagesOf = ({ stages = [] }: RuleSet): readonly string[] => stages.map(({ id }) => id);

const typeOf = (ruleSet: RuleSet): string =>
  stagesOf(ruleSet).length === 0 ? "RuleSet<never>" : `RuleSet<${stageType(ruleSet.id)}>`;

const header = "// Written by `npm run generate` from the files in rules/; edit those.\n";

/** Returns the module of the stage ids of some rule sets, each a union of literal types. */
export const stageIdsModule = (ruleSets: readonly RuleSet[]): string =>
  header +
  ruleSets
    .filter((ruleSet) => stagesOf(ruleSet).length > 0)
    .map((ruleSet) => {
      const ids = stagesOf(ruleSet).map((id) => JSON.stringify(id));
      return `
/** The stages of \`${ruleSet.id}\`, in order. */
export type ${stageType(ruleSet.id)} = ${ids.join(" | ")};
`;
    })
    .join("");

/** Returns the module that exports some rule sets, one constant each, and all of them by id. */
export const shippedModule = (ruleSets: readonly RuleSet[]): string => {
  const types = ruleSets
    .filter((ruleSet) => stagesOf(ruleSet).length > 0)
    .map(({ id }) => stageType(id));
  return `${header}
${ruleSets.map(({ id }) => `import ${camel(id)}File from "../../rules/${id}.json";`).join("\n")}
import type { RuleSet } from "../rules/rule-set.ts";
import type { ${types.sort().join(", ")} } from "./stage-ids.ts";

// Invariant: each file parses without issues and has these stages, as the tests show.
${ruleSets
  .map(
    (ruleSet) => `
/** ${ruleSet.title.en} (${ruleSet.title.zh}), version ${ruleSet.version}. */
export const ${camel(ruleSet.id)} = ${camel(ruleSet.id)}File as unknown as ${typeOf(ruleSet)};
`,
  )
  .join("")}
/** Every rule set of the package by its id. */
export const shippedRuleSets = {
  ${ruleSets.map(({ id }) => `${JSON.stringify(id)}: ${camel(id)},`).join("\n  ")}
} as const;

/** The id of a rule set of the package. */
export type ShippedRuleSetId = keyof typeof shippedRuleSets;
`;
};

import { readFileSync } from "node:fs";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { Cannot } from "../../src/assess/unlock/unlock.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { dealOf, type Row, ruleSetOf } from "./conformance.ts";

/** A door, and what opens it. */
export interface Door extends Omit<Row, "truth"> {
  /** The smallest sets of items that open it, or why nothing does. */
  readonly opening: readonly (readonly string[])[] | Cannot["reason"];
  /** Whether these are surely the smallest, and all of them. */
  readonly isExact: boolean;
}

const reasons: readonly string[] = [
  "already-failed",
  "said-today",
  "complete-list",
  "impossible",
] satisfies Cannot["reason"][];

/** Every row of unlocks.txt. */
export const doors: readonly Door[] = readFileSync(
  new URL("./unlocks.txt", import.meta.url),
  "utf8",
)
  .split("\n")
  .flatMap((text, index) => {
    if (text === "" || text.startsWith("#")) return [];
    const [condition, facts, expected, because, ...more] = text.split(" ; ");
    const isWhole = because !== undefined && more.length === 0;
    if (condition === undefined || facts === undefined || expected === undefined || !isWhole)
      throw new SyntaxError(`line ${index + 1} does not have four parts`);
    const isExact = !expected.startsWith("~ ");
    const told = isExact ? expected : expected.slice(2);
    return [
      {
        line: index + 1,
        ruleSet: ruleSetOf(JSON.parse(condition)),
        deal: dealOf(JSON.parse(facts)),
        opening: reasons.includes(told)
          ? (told as Cannot["reason"])
          : told.split(" | ").map((set) => set.split(" + ")),
        isExact,
        because,
      },
    ];
  });

/** Returns a plan whose second stage, "next", is entered once the checkpoint is satisfied. */
export const doorBehind = ({ title, stages = [], ...parts }: RuleSet): Plan => {
  const first = stages.map((stage) => ({ ...stage, passMark: 100 }));
  const next = { id: "next", title, checkpoints: [] };
  return compileRuleSet({ ...parts, title, stages: [...first, next] });
};

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Truth } from "../../src/logic/truth.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Condition } from "../../src/rules/condition.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { asOf, vocabulary } from "./vocabulary.ts";

/** One behaviour of the rule language: a condition, a deal, and what the answer must be. */
export interface Row {
  /** The line of the file it stands in, from 1. */
  readonly line: number;
  readonly ruleSet: RuleSet;
  readonly deal: Deal;
  readonly truth: Truth;
  readonly because: string;
}

/** An interpreter of rule sets, asked for the answer to the one checkpoint. */
export type Interpreter = (ruleSet: RuleSet, deal: Deal, asOf: string) => Truth | Promise<Truth>;

const observedAt = "2026-06-01";

/** Every row of conditions.txt. */
export const rows: readonly Row[] = readFileSync(
  new URL("./conditions.txt", import.meta.url),
  "utf8",
)
  .split("\n")
  .flatMap((text, index) => (text === "" || text.startsWith("#") ? [] : [rowOf(text, index + 1)]));

/** Declares one test a row: the interpreter gives the answer that the row expects. */
export function itAnswersEveryRow(interpret: Interpreter): void {
  it.each(rows)("line $line is $truth: $because", async ({ ruleSet, deal, truth }) => {
    expect(await interpret(ruleSet, deal, asOf)).toBe(truth);
  });
}

function rowOf(text: string, line: number): Row {
  const [condition, facts, truth, because, ...more] = text.split(" ; ");
  if (condition === undefined || facts === undefined || because === undefined || more.length > 0)
    throw new SyntaxError(`line ${line} does not have four parts`);
  if (truth !== "satisfied" && truth !== "failed" && truth !== "unknown")
    throw new SyntaxError(`line ${line} expects ${truth}, which is no truth`);
  return {
    line,
    ruleSet: ruleSetOf(JSON.parse(condition) as Condition),
    deal: dealOf(JSON.parse(facts) as Facts),
    truth,
    because,
  };
}

/** Returns the rule set whose one checkpoint asks a condition. */
export function ruleSetOf(when: Condition): RuleSet {
  const { title } = vocabulary;
  const checkpoints = [{ id: "checkpoint", title, judgement: false, when }];
  return { ...vocabulary, stages: [{ id: "stage", title, checkpoints }] };
}

export type Facts = Omit<Deal, "id"> & { readonly observed?: Readonly<Record<string, unknown>> };

export function dealOf({ observed = {}, evidence = [], ...rest }: Facts): Deal {
  const short = Object.entries(observed).map(([name, value]) => {
    const [about, what] = name.includes(" ") ? name.split(" ") : [undefined, name];
    return { what, ...(about === undefined ? {} : { about }), value, at: observedAt };
  });
  return { id: "row", ...rest, evidence: [...evidence, ...short] } as Deal;
}

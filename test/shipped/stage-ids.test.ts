import { readdirSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, expectTypeOf, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import { unlock } from "../../src/assess/unlock/unlock.ts";
import type { Verdict } from "../../src/assess/verdict.ts";
import { advance, guardAdvance } from "../../src/gate/advance.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import {
  type B2bQualificationStage,
  b2bQualification,
  type SangforSevenStepsStage,
  sangforSevenSteps,
  shippedRuleSets,
} from "../../src/shipped/index.ts";

const files = readdirSync("rules")
  .filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"))
  .map((name) => name.replace(/\.json$/, ""))
  .sort();

describe("the shipped rule sets", () => {
  test("are the files of the folder, each named after its id", () => {
    expect(Object.keys(shippedRuleSets)).toEqual(files);
    expect(Object.values(shippedRuleSets).map(({ id }) => id)).toEqual(files);
  });

  test.each(Object.entries(shippedRuleSets))("parse without issues: %s", (_, ruleSet) => {
    expect(parseRuleSet(ruleSet)).toEqual({ ok: true, ruleSet });
  });

  test("the one that is used does not bring the others into a bundle", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `import { b2bQualification } from "../../src/shipped/index.ts";
          console.log(b2bQualification.id);`,
        resolveDir: "test/shipped",
      },
      bundle: true,
      format: "esm",
      treeShaking: true,
      write: false,
    });
    const bundle = outputFiles[0]?.text ?? "";
    expect(bundle).toContain("need-defined-fully");
    expect(bundle).not.toContain("go-live-date-stated");
  });
});

describe("a misspelt stage does not compile", () => {
  const plan = compileRuleSet(sangforSevenSteps);
  const deal = { id: "d-1" };
  const at = "2026-06-30";

  test("in a plan and a verdict", () => {
    expectTypeOf(plan).toEqualTypeOf<Plan<SangforSevenStepsStage>>();
    const verdict = assess(plan, deal, { asOf: at });
    expectTypeOf(verdict).toEqualTypeOf<Verdict<SangforSevenStepsStage>>();
    // @ts-expect-error no stage is called `fundin`
    expect(verdict.claimed === "fundin").toBe(false);
    // @ts-expect-error the stages of one rule set are not those of another
    const other: Plan<B2bQualificationStage> = plan;
    expect(other.stages.map(({ id }) => id)).toEqual([
      "need-discovery",
      "funding",
      "technical-approval",
      "people-chart",
      "commercial-work",
      "tender",
      "contract",
    ]);
  });

  test("in what a verdict tells of stages", () => {
    type Stage = SangforSevenStepsStage;
    expectTypeOf<Verdict<Stage>["stages"][number]["id"]>().toEqualTypeOf<Stage>();
    expectTypeOf<Verdict<Stage>["missing"][number]["doors"][number]>().toEqualTypeOf<Stage>();
    expectTypeOf<Verdict<Stage>["presumed"]["stages"][number]>().toEqualTypeOf<Stage>();
    expectTypeOf<Verdict<Stage>["reconfirm"][number]>().toEqualTypeOf<Stage>();
  });

  test("in what opens a door, and from it to the move", () => {
    const { sets, cannot } = unlock(plan, deal, { asOf: at, stage: "funding" });
    expectTypeOf(cannot?.stages).toEqualTypeOf<readonly SangforSevenStepsStage[] | undefined>();
    // @ts-expect-error no stage is called `fundin`
    expect(unlock(plan, deal, { asOf: at, stage: "fundin" }).cannot?.reason).toBe("unknown-stage");
    const doors = sets.flatMap(({ items }) => items.flatMap((item) => item.doors));
    expect(doors).toContain("funding");
    for (const to of doors) expect(guardAdvance(plan, deal, { to, at }).ok).toBe(false);
  });

  test("in a move of the gate", () => {
    expect(guardAdvance(plan, deal, { to: "funding", at }).ok).toBe(false);
    // @ts-expect-error no stage is called `fundin`
    expect(guardAdvance(plan, deal, { to: "fundin", at }).ok).toBe(false);
    // @ts-expect-error no stage is called `fundin`
    expect(advance(plan, deal, { to: "fundin", at, by: "Li" }).ok).toBe(false);
    // @ts-expect-error `lead` is a stage of another rule set
    expect(advance(plan, deal, { to: "lead", at, by: "Li" }).ok).toBe(false);
  });

  test("in a rule set made in code", () => {
    expectTypeOf(b2bQualification.wonAfter).toEqualTypeOf<B2bQualificationStage | undefined>();
    // @ts-expect-error no stage is called `closed`
    expect({ ...b2bQualification, wonAfter: "closed" } satisfies typeof b2bQualification).toEqual(
      expect.objectContaining({ wonAfter: "closed" }),
    );
  });
});

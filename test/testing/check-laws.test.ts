import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { checkLaws } from "../../src/testing/index.ts";

const words = { zh: "字", en: "word" };

/** A rule set of two stages whose door turns on what an app says. */
const planWith = (read: (deal: Deal) => number) => {
  const erp = {
    name: "erp.invoices",
    title: words,
    ask: words,
    type: { kind: "number" },
    read,
  } as const;
  const parsed = parseRuleSet(
    {
      id: "billing",
      version: "1.0.0",
      kind: "stages",
      title: words,
      stages: [
        {
          id: "first",
          title: words,
          checkpoints: [
            {
              id: "billed",
              title: words,
              essential: true,
              judgement: false,
              when: { fact: "erp.invoices", operator: "greaterThan", value: 0 },
            },
          ],
        },
        { id: "second", title: words, checkpoints: [{ id: "told", title: words }] },
      ],
    },
    { facts: [erp] },
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compileRuleSet(parsed.ruleSet, { facts: [erp] });
};

describe("the laws that every rule set keeps", () => {
  it("hold where an app answers the same each time", async () => {
    expect(
      await checkLaws(
        planWith(() => 1),
        { runs: 20, seed: 1 },
      ),
    ).toEqual([]);
  });

  it("are broken by an app that answers otherwise each time, and told with the smallest deal", async () => {
    let asked = 0;
    const fickle = planWith(() => asked++ % 2);
    const broken = await checkLaws(fickle, { runs: 20, seed: 1, laws: ["determinism"] });
    expect(broken).toEqual([
      {
        law: "determinism",
        breaches: expect.arrayContaining([expect.objectContaining({ at: "deal" })]),
        counterexample: { id: "deal" },
        seed: 1,
      },
    ]);
  });

  it("are broken by an app that throws, and the throw is told", async () => {
    const failing = planWith(({ evidence = [] }) => {
      if (evidence.length > 0) throw new RangeError("no connection");
      return 1;
    });
    const broken = await checkLaws(failing, { runs: 40, seed: 1, laws: ["bounds"] });
    expect(broken.map(({ law, breaches }) => [law, breaches[0]?.detail])).toEqual([
      ["bounds", expect.stringContaining("no connection")],
    ]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, mayAdvance } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { renderVerdict } from "../../src/report/render-verdict.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { Flag, RuleSet } from "../../src/rules/rule-set.ts";
import { dealArbitrary, overlayBreaches } from "../../src/testing/index.ts";
import { complianceCases } from "./compliance-cases.ts";
import { dealRiskCases } from "./deal-risk-cases.ts";
import { asOf, deal, type FlagCase, ground, saw } from "./overlay-case.ts";

const folder = new URL("../../rules/", import.meta.url);
const shipped = readdirSync(folder)
  .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
  .map((file): RuleSet => {
    const parsed = parseRuleSet(readFileSync(new URL(file, folder), "utf8"));
    if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.issues[0])}`);
    return parsed.ruleSet;
  });
const overlays = shipped.filter(({ kind }) => kind === "overlay");
const others = shipped.filter(({ kind }) => kind !== "overlay");
const named = (id: string): RuleSet => {
  const found = overlays.find((overlay) => overlay.id === id);
  if (found === undefined) throw new Error(`no overlay ${id}`);
  return found;
};

const risk = named("deal-risk");
const compliance = named("compliance-cn");
const flagsOf = ({ flags = [] }: RuleSet): readonly Flag[] => flags;

const answerOf = (overlay: RuleSet, flag: string, one: FlagCase["raises"]) => {
  const parsed = parseDeal(one);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const verdict = assess(compileRuleSet(ground, { overlays: [overlay] }), parsed.deal, { asOf });
  return verdict.flags.find(({ id }) => id === flag)?.truth;
};

describe.each([
  { overlay: risk, cases: dealRiskCases },
  { overlay: compliance, cases: complianceCases },
])("each flag of $overlay.id", ({ overlay, cases }) => {
  it("has a case", () => {
    expect(Object.keys(cases)).toEqual(flagsOf(overlay).map(({ id }) => id));
  });

  it.each(Object.keys(cases))("%s is raised, cleared and left open", (id) => {
    const { raises, clears, open } = cases[id] as FlagCase;
    expect(answerOf(overlay, id, raises)).toBe("satisfied");
    expect(answerOf(overlay, id, clears)).toBe("failed");
    if (open !== undefined) expect(answerOf(overlay, id, open)).toBe("unknown");
  });

  it("is open for a deal of which nothing is known, unless it reads the verdict alone", () => {
    for (const { id, when } of flagsOf(overlay)) {
      const readsVerdict = JSON.stringify(when).includes('"verdict.');
      expect(cases[id]?.open === undefined, id).toBe(readsVerdict);
      expect(answerOf(overlay, id, deal({})), id).toBe(readsVerdict ? "failed" : "unknown");
    }
  });
});

describe("deal risk", () => {
  it("warns and never bars", () => {
    expect(flagsOf(risk).filter(({ severity }) => severity === "block")).toEqual([]);
  });

  it("counts a coach who withholds help, or does not support us, as one by label", () => {
    const coach = { id: "c", coaching: "advocate" } as const;
    const flag = "risk-coach-by-label";
    const withholding = deal({ contacts: [coach], evidence: [saw("withholds-help", true, "c")] });
    const neutral = deal({ contacts: [{ ...coach, stance: "neutral" }] });
    expect(answerOf(risk, flag, withholding)).toBe("satisfied");
    expect(answerOf(risk, flag, neutral)).toBe("satisfied");
  });

  it("does not warn where nobody in the chain takes a side", () => {
    const quiet = deal({
      contacts: [{ id: "a", roles: ["decider"], stance: "neutral" }],
      evidence: [saw("contacts.complete", "decision-chain")],
    });
    expect(answerOf(risk, "risk-supporters-not-above-opponents", quiet)).toBe("failed");
  });
});

/** The articles that the compliance overlay may name. */
const articles: Readonly<Record<string, readonly string[]>> = {
  招标投标法: ["18", "20", "22", "32", "37", "38", "43", "44", "51", "53", "54", "55"],
  招标投标法实施条例: ["32", "39", "40", "41", "49"],
  政府采购法实施条例: ["18", "20", "74"],
  反不正当竞争法: ["8", "10", "12", "24"],
  刑法: ["163", "164", "219", "223", "253-1", "389-393"],
  // 38 and 39: the conditions and the notice for sending personal data abroad.
  个人信息保护法: ["6", "13", "17", "24", "28", "29", "38", "39", "55"],
  FCPA: ["15 U.S.C. 78dd-1"],
};

describe("compliance", () => {
  const cited = flagsOf(compliance).flatMap(({ law = [] }) =>
    law.flatMap((one) => {
      const [name = "", ...rest] = one.split(" ");
      const each = rest.join(" ").split(", ");
      return each.map((article) => `${name} ${article}`);
    }),
  );
  const known = Object.entries(articles).flatMap(([name, list]) =>
    list.map((article) => `${name} ${article}`),
  );

  it("names every article it has to, and no other", () => {
    expect([...new Set(cited)].sort()).toEqual(known.sort());
  });

  it("names a law with every flag, and what to do instead", () => {
    for (const { id, law, advice } of flagsOf(compliance)) {
      expect(law?.length, id).toBeGreaterThan(0);
      expect(advice, id).toBeDefined();
    }
  });

  it.each(["zh", "en"] as const)("is told with its law and what to do instead: %s", (lang) => {
    const plan = compileRuleSet(ground, { overlays: [compliance] });
    const one = complianceCases["cn-disparagement"]?.raises as FlagCase["raises"];
    const report = renderVerdict(plan, one, assess(plan, one, { asOf }), { lang, width: 1000 });
    const flag = flagsOf(compliance).find(({ id }) => id === "cn-disparagement");
    expect(report).toContain("反不正当竞争法 12");
    expect(report).toContain(`→ ${flag?.advice?.[lang]}`);
  });

  it("says that it is no legal advice", () => {
    expect(compliance.description?.zh).toContain("不是法律意见");
    expect(compliance.description?.en).toContain("not legal advice");
  });

  it("speaks of tenders only where the deal is tendered", () => {
    const ofTenders = flagsOf(compliance).filter(({ law = [] }) =>
      law.some((one) => /^(招标投标法|招标投标法实施条例|政府采购法实施条例) /.test(one)),
    );
    expect(ofTenders.length).toBe(14);
    for (const { id } of ofTenders) {
      const raises = complianceCases[id]?.raises as FlagCase["raises"];
      const elsewhere = { ...raises, opportunity: { ...raises.opportunity, isTendered: false } };
      expect(answerOf(compliance, id, elsewhere), id).toBe("failed");
    }
  });

  it("holds a deal up only on what somebody recorded, never on what nobody asked", () => {
    const plan = compileRuleSet(ground, { overlays: [compliance] });
    const told = [saw("ground/told", true)];
    const silent = assess(
      plan,
      deal({ evidence: told, progress: { ground: { stage: "first" } } }),
      {
        asOf,
      },
    );
    const blocks = flagsOf(compliance).filter(({ severity }) => severity === "block");
    expect(silent.mayAdvance.truth).toBe("satisfied");
    expect(silent.presumed.flags).toEqual(blocks.map(({ id }) => id));
    for (const { id } of blocks) {
      const raises = complianceCases[id]?.raises as FlagCase["raises"];
      const ready = {
        ...raises,
        progress: { ground: { stage: "first" } },
        evidence: [...(raises.evidence ?? []), ...told],
      };
      expect(mayAdvance(plan, ready, { asOf }), id).toMatchObject({
        truth: "failed",
        to: "second",
      });
    }
  });
});

describe("overlays and rule sets", () => {
  const sets: readonly (readonly RuleSet[])[] = [
    ...overlays.map((overlay) => [overlay]),
    overlays,
    [...overlays].reverse(),
  ];

  it.each(others.map((ruleSet) => [ruleSet.id, ruleSet] as const))(
    "%s goes with any of them, and with all",
    (_, ruleSet) => {
      for (const some of sets) {
        const plan = compileRuleSet(ruleSet, { overlays: some });
        const flags = [ruleSet, ...some].flatMap(flagsOf).map(({ id }) => id);
        expect(plan.flags.map(({ id }) => id)).toEqual(flags);
      }
    },
  );

  it("no overlay says how long evidence counts, or names a condition: those are the rule set's", () => {
    for (const { id, staleAfterDays, conditions, custom } of overlays) {
      expect({ staleAfterDays, conditions, custom }, id).toEqual({});
    }
  });

  it("whom a signal cites is no part of what it means", () => {
    const [id, signal] = Object.entries(risk.signals ?? {})[0] ?? [];
    if (id === undefined || signal === undefined) throw new Error("no signal");
    const cites = {
      ...ground,
      signals: { [id]: { ...signal, source: ["elsewhere"], note: "own" } },
    };
    const means = { ...ground, signals: { [id]: { ...signal, staleAfterDays: 7 } } };
    expect(() => compileRuleSet(cites, { overlays: [risk] })).not.toThrow();
    expect(() => compileRuleSet(means, { overlays: [risk] })).toThrow("another meaning");
  });

  it.each(
    others.flatMap((ruleSet) =>
      overlays.map((overlay) => [overlay.id, ruleSet.id, overlay, ruleSet] as const),
    ),
  )(
    "%s never opens a door of %s, nor moves a score",
    (_, __, overlay, ruleSet) => {
      const alone = compileRuleSet(ruleSet);
      const plan = compileRuleSet(ruleSet, { overlays: [overlay] });
      let raised = 0;
      fc.assert(
        fc.property(dealArbitrary(plan), (one) => {
          const before = assess(alone, one, { asOf });
          const after = assess(plan, one, { asOf });
          expect(overlayBreaches(before, after)).toEqual([]);
          expect(after.score).toEqual(before.score);
          expect(after.evidenced).toBe(before.evidenced);
          const own = after.flags.slice(before.flags.length);
          raised += own.filter(({ truth }) => truth === "satisfied").length;
        }),
        { numRuns: 30 },
      );
      // An overlay that is never heard would prove nothing.
      expect(raised).toBeGreaterThan(10);
    },
    60_000,
  );
});

import { compileRuleSet, parseRuleSet } from "dealgate";
import { type GateAdapter, type GateModelReport, gateModel, type StageApp } from "dealgate/testing";
import { describe, expect, it } from "vitest";
import { bulkEditApp } from "../../docs/examples/gate-apps/bulk-edit.ts";
import { correctApp } from "../../docs/examples/gate-apps/correct.ts";
import { raceApp } from "../../docs/examples/gate-apps/race.ts";
import { stageAtCreationApp } from "../../docs/examples/gate-apps/stage-at-creation.ts";

const words = { zh: "字", en: "word" };

/** Lead, need, tender (where there is one), offer; each is left when its signal was observed. */
const rulesOf = (version: string, isLax: boolean) => {
  const shown = (id: string) => ({
    id,
    title: words,
    essential: !isLax,
    judgement: false,
    waivable: id === "met",
    when: { fact: id, operator: "equal", value: true },
  });
  const signal = {
    title: words,
    subject: "deal",
    type: "boolean",
    favours: "us",
    ask: words,
    staleAfterDays: 90,
  };
  const parsed = parseRuleSet({
    id: "sales",
    version,
    kind: "stages",
    title: words,
    signals: { told: signal, met: signal, tendered: signal, agreed: signal },
    stages: [
      { id: "lead", title: words, checkpoints: [shown("told")] },
      { id: "need", title: words, checkpoints: [shown("met")] },
      {
        id: "tender",
        title: words,
        appliesWhen: { fact: "tendered", operator: "equal", value: true },
        checkpoints: [shown("agreed")],
      },
      { id: "offer", title: words, checkpoints: [] },
    ],
    wonAfter: "offer",
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return compileRuleSet(parsed.ruleSet);
};

const plan = rulesOf("1.0.0", false);
const lax = rulesOf("0.9.0", true);
const others = [lax];
const timeout = 120_000;

const passed = (report: GateModelReport) => {
  if (report.ok || report.code !== "shut-door-passed") throw new Error(JSON.stringify(report));
  return report;
};

/** Returns the correct app with some of its calls done otherwise. */
const appWith = (
  change: (app: StageApp, deals: Map<string, string>) => Partial<StageApp>,
): GateAdapter => ({
  open: async (rules, pause) => {
    const app = await correctApp.open(rules, pause);
    const stages = new Map<string, string>();
    return {
      ...app,
      readStage: async (id) => stages.get(id) ?? (await app.readStage(id)),
      ...change(app, stages),
    };
  },
});

describe("the gate model", () => {
  it("finds no way past a door of an app that asks the gate everywhere", { timeout }, async () => {
    const report = await gateModel(correctApp, { plan, others, runs: 400, seed: 11 });
    expect(report).toMatchObject({ ok: true, runs: 400 });
    // A model that opened no doors would prove nothing of shut ones.
    expect(report.ok && report.advances).toBeGreaterThan(400);
  });

  it("finds the bulk edit that does not ask", { timeout }, async () => {
    const { calls, breach } = passed(await gateModel(bulkEditApp, { plan, seed: 1 }));
    // A deal, perhaps its first stage, and the edit.
    expect(calls.length).toBeLessThanOrEqual(3);
    expect(calls[0]).toMatch(/^create\(/);
    expect(calls.at(-1)).toMatch(/^bulkEdit\(\["deal-1"\], "(need|tender|offer)", .* → deal-1 in /);
    expect(breach).toMatchObject({ deal: "deal-1", door: breach.to });
  });

  it("finds the stage that is believed at creation", { timeout }, async () => {
    const { calls } = passed(await gateModel(stageAtCreationApp, { plan, seed: 1 }));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatch(/^createAt\(\{"id":"deal-1"\}, "(need|tender|offer)"/);
  });

  it.each([1, 2, 3, 4, 5])(
    "finds the race between reading and writing (seed %i)",
    {
      timeout,
    },
    async (seed) => {
      const { calls } = passed(await gateModel(raceApp, { plan, seed, runs: 1000 }));
      // A deal, two callers at once, and the move that does not know of what was lost.
      expect(calls.length).toBeLessThanOrEqual(5);
      expect(calls.filter((call) => call.includes(" and at once "))).not.toEqual([]);
      expect(calls.at(-1)).toMatch(/^move\(/);
    },
  );

  it.each<readonly [string, GateAdapter, RegExp]>([
    [
      "a reopening into any stage",
      appWith((app, stages) => ({
        reopen: async (id, to, at) => {
          await app.reopen?.(id, to, at);
          stages.set(id, to);
        },
      })),
      /^reopen\(/,
    ],
    [
      "an import that believes what it is told",
      appWith((app, stages) => ({
        importDeals: async (rows, at) => {
          await app.importDeals?.(rows, at);
          for (const { deal, stage } of rows) stages.set(deal.id, stage);
        },
      })),
      /^importDeals\(/,
    ],
    [
      "a waiver of what may not be waived",
      appWith((app, stages) => {
        const waived = new Set<string>();
        return {
          waive: (id) => {
            waived.add(id);
          },
          move: async (id, to, at) => {
            await app.move(id, to, at);
            if (waived.has(id)) stages.set(id, to);
          },
        };
      }),
      /^move\(/,
    ],
    [
      "a deal won before its last stage",
      appWith((app) => {
        const won = new Set<string>();
        return {
          win: (id) => {
            won.add(id);
          },
          readOutcome: async (id) => (won.has(id) ? "won" : await app.readOutcome?.(id)),
        };
      }),
      /^win\(/,
    ],
    [
      "a move of a deal that is closed",
      appWith((app, stages) => {
        const shut = new Set<string>();
        return {
          close: async (id, at) => {
            await app.close?.(id, at);
            shut.add(id);
          },
          move: async (id, to, at) => {
            await app.move(id, to, at);
            if (shut.has(id)) stages.set(id, to);
          },
        };
      }),
      /^move\(/,
    ],
  ])("finds %s", { timeout }, async (_, app, offending) => {
    const { calls } = passed(await gateModel(app, { plan, seed: 5 }));
    expect(calls.length).toBeLessThanOrEqual(4);
    expect(calls.at(-1)).toMatch(offending);
  });

  it("finds rules that an app goes on by after they have changed", { timeout }, async () => {
    const deaf = appWith(() => ({ changeRules: () => undefined }));
    const { calls } = passed(await gateModel(deaf, { plan: lax, others: [plan], seed: 2 }));
    expect(calls.filter((call) => call.startsWith("changeRules("))).toHaveLength(1);
  });

  it("lets deals be taken over in any stage where the app says it adopts them", {
    timeout,
  }, async () => {
    const report = await gateModel(stageAtCreationApp, { plan, seed: 1, adopts: true });
    expect(report).toMatchObject({ ok: true });
  });

  it("does not take an app for sound in which nothing ever moves", { timeout }, async () => {
    const still: GateAdapter = {
      open: () => ({
        create: () => undefined,
        record: () => undefined,
        move: () => {
          throw new Error("not today");
        },
        readStage: () => null,
      }),
    };
    const report = await gateModel(still, { plan, seed: 1, runs: 20 });
    expect(report).toMatchObject({ ok: false, code: "nothing-moved" });
  });

  it("finds the same sequence again by its seed, and tells it in both languages", {
    timeout,
  }, async () => {
    const [one, other] = await Promise.all(
      [7, 7].map(async (seed) => passed(await gateModel(bulkEditApp, { plan, seed }))),
    );
    expect(one).toEqual(other);
    expect(one?.message.en).toContain("seed: 7");
    expect(one?.message.zh).toMatch(/种子：7$/);
  });
});

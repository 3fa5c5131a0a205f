import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/assess/verdict.ts";
import { read, sevenSteps, verdictOf } from "./sangfor-verdict.ts";

const truthOf = (verdict: Verdict, id: string): string | undefined =>
  verdict.stages.flatMap((stage) => stage.checkpoints).find((one) => one.id === id)?.truth;
const flagsUp = (verdict: Verdict): readonly string[] =>
  verdict.flags.filter(({ truth }) => truth === "satisfied").map(({ id }) => id);
const seen = (what: string, value: unknown, about?: string) => ({
  what,
  value,
  at: "2026-06-01",
  ...(about === undefined ? {} : { about }),
});

describe("what the seven steps count", () => {
  const behaviours = [
    "works-on-our-plan-with-us",
    "speaks-for-us-in-our-absence",
    "takes-responsibility-for-rollout",
  ];

  it("three behaviours of one person make a coach, of three people they do not", () => {
    const contacts = ["c-1", "c-2", "c-3"].map((id) => ({ id }));
    const one = behaviours.map((what) => seen(what, true, "c-1"));
    const three = behaviours.map((what, n) => seen(what, true, `c-${n + 1}`));
    expect(truthOf(verdictOf({ id: "d", contacts, evidence: one }), "coach-present")).toBe(
      "satisfied",
    );
    expect(truthOf(verdictOf({ id: "d", contacts, evidence: three }), "coach-present")).toBe(
      "unknown",
    );
  });

  it("that a character is known counts, which one it is never does", () => {
    const chart = JSON.parse(read("fixtures/deals/08-tender-not-applicable.json")) as {
      readonly contacts: readonly Readonly<Record<string, unknown>>[];
    };
    const as = (adoption: string) =>
      verdictOf({ ...chart, contacts: chart.contacts.map((one) => ({ ...one, adoption })) });
    expect(truthOf(as("pioneer"), "decision-chain-charted")).toBe("satisfied");
    expect(as("die-hard")).toEqual(as("pioneer"));
    const unread = chart.contacts.map(({ adoption, ...rest }) => rest);
    expect(truthOf(verdictOf({ ...chart, contacts: unread }), "decision-chain-charted")).toBe(
      "unknown",
    );
  });

  it("a rival tried first and longest costs a behaviour of the trial", () => {
    const organisations = [{ id: "o-rival", kind: "competitor" }];
    const given = (...more: readonly unknown[]) =>
      verdictOf({
        id: "d",
        organisations,
        evidence: [
          seen("organisations.complete", true),
          seen("keeps-trial-unit-running", true),
          ...more,
        ],
      });
    const against = given(seen("tried-first-and-longest", true, "o-rival"));
    const without = given(seen("tried-first-and-longest", false, "o-rival"));
    expect(truthOf(without, "trial-preferred")).toBe("satisfied");
    expect(truthOf(against, "trial-preferred")).toBe("unknown");
    expect(flagsUp(against)).toContain("rival-tried-first");
    expect(flagsUp(without)).not.toContain("rival-tried-first");
    expect(truthOf(against, "main-competitor-known")).toBe("unknown");
  });

  it("somebody who finds fault beyond the usual costs a behaviour of the chain's approval", () => {
    const given = (fault: boolean) =>
      verdictOf({
        id: "d",
        contacts: [{ id: "c-1" }],
        evidence: [
          seen("contacts.complete", "all"),
          seen("several-people-report-approval", true),
          seen("finds-fault-beyond-the-usual", fault, "c-1"),
        ],
      });
    expect(truthOf(given(false), "chain-accepts-technology")).toBe("satisfied");
    expect(truthOf(given(true), "chain-accepts-technology")).toBe("unknown");
    expect(flagsUp(given(true))).toEqual(["unusual-fault-finding"]);
  });

  it.each(["obstacles-raised-against-us", "our-information-passed-to-rival"])(
    "`%s` fails the chain that must not lean away, whoever attests otherwise",
    (what) => {
      const evidence = [
        seen(what, true),
        seen("sangfor-seven-steps/chain-not-leaning-away", true),
        ...[
          "rival-championed-in-chain",
          "obstacles-raised-against-us",
          "our-information-passed-to-rival",
        ]
          .filter((one) => one !== what)
          .map((one) => seen(one, false)),
      ];
      const verdict = verdictOf({ id: "d", evidence });
      expect(truthOf(verdict, "chain-not-leaning-away")).toBe("failed");
      expect(flagsUp(verdict)).toEqual(["chain-leans-away"]);
    },
  );

  it("a champion of a rival is bearable unless the decision would follow", () => {
    const given = (drifts: boolean) =>
      truthOf(
        verdictOf({
          id: "d",
          evidence: [
            seen("rival-championed-in-chain", true),
            seen("obstacles-raised-against-us", false),
            seen("our-information-passed-to-rival", false),
            seen("decision-likely-to-drift", drifts),
          ],
        }),
        "chain-not-leaning-away",
      );
    expect(given(false)).toBe("satisfied");
    expect(given(true)).toBe("failed");
  });

  it("whoever has the final say and withholds help is not with us", () => {
    const given = (withheld: boolean, source: string) =>
      verdictOf({
        id: "d",
        contacts: [{ id: "c-1" }],
        evidence: [
          { ...seen("hasFinalSay", true, "c-1"), source },
          seen("withholds-help", withheld, "c-1"),
        ],
      });
    expect(truthOf(given(false, "informant"), "top-decider-with-us")).toBe("satisfied");
    expect(truthOf(given(false, "own-judgement"), "top-decider-with-us")).toBe("unknown");
    expect(truthOf(given(true, "informant"), "top-decider-with-us")).toBe("unknown");
    expect(flagsUp(given(true, "informant"))).toEqual(["top-decider-withholds-help"]);
  });

  it("no sign against us raises a floor, no sign for us lowers a ceiling", () => {
    const base = JSON.parse(read("fixtures/deals/08-tender-not-applicable.json")) as {
      readonly evidence: readonly { readonly what: string }[];
    };
    const deal = { ...base, organisations: [{ id: "o-1", kind: "competitor" }] };
    const about = { deal: undefined, contact: "c-deputy", organisation: "o-1" };
    for (const [id, { favours, subject }] of Object.entries(sevenSteps.signals ?? {})) {
      if (favours === "neither") continue;
      const others = base.evidence.filter(({ what }) => what !== id);
      const before = verdictOf({ ...deal, evidence: others });
      const after = verdictOf({ ...deal, evidence: [...others, seen(id, true, about[subject])] });
      for (const [index, stage] of before.stages.entries()) {
        const { floor, ceiling } = after.stages[index]?.score ?? {};
        if (favours === "them") expect(floor, id).toBeLessThanOrEqual(stage.score.floor ?? 0);
        else expect(ceiling, id).toBeGreaterThanOrEqual(stage.score.ceiling ?? 100);
      }
    }
  });

  it("an enemy who decides fails the key person, and a contract needs a document", () => {
    const deal = {
      id: "d",
      contacts: [{ id: "c-1", roles: ["approver"], stance: "enemy" }],
      evidence: [
        seen("sangfor-seven-steps/key-person-drives", true),
        { ...seen("sangfor-seven-steps/contract-signed", true), source: "customer-statement" },
      ],
    };
    const verdict = verdictOf(deal);
    expect(truthOf(verdict, "key-person-drives")).toBe("failed");
    expect(truthOf(verdict, "contract-signed")).toBe("unknown");
    expect(flagsUp(verdict)).toEqual(["hostile-decider"]);
    const signed = { ...seen("sangfor-seven-steps/contract-signed", true), source: "document" };
    expect(truthOf(verdictOf({ ...deal, evidence: [signed] }), "contract-signed")).toBe(
      "satisfied",
    );
  });
});

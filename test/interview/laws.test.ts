import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { MissingItem } from "../../src/assess/verdict.ts";
import type { FactType } from "../../src/facts/fact-type.ts";
import { namedBy } from "../../src/facts/lexicon.ts";
import {
  type Interview,
  isSkipped,
  nextQuestion,
  openInterview,
} from "../../src/interview/interview.ts";
import { parseScriptLine } from "../../src/interview/script-line.ts";
import type { Step } from "../../src/interview/step.ts";
import { takeStep } from "../../src/interview/take-step.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { FieldValue } from "../../src/model/field-value.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";
import { caseArbitrary } from "../properties/case-arbitrary.ts";

const asOf = "2026-06-30";
const by = "Li";

const sampleOf = (type: FactType, n: number): unknown => {
  switch (type.kind) {
    case "boolean":
      return n % 2 === 0;
    case "number":
      return Math.min(type.max ?? n, Math.max(type.min ?? n, n % 7));
    case "text":
      return ["alpha", "beta"][n % 2];
    case "date":
      return ["2026-06-01", "2026-09-30"][n % 2];
    case "choice":
      return type.values[n % type.values.length]?.value;
    case "set":
      return n % 3 === 0 ? [] : [sampleOf(type.of, n)];
    case "record":
      return {};
  }
};

const answerTo = (item: MissingItem, n: number): FieldValue => {
  if (item.kind !== "person") return sampleOf(item.type, n) as FieldValue;
  const fields = (item.fields ?? []).filter((_, index) => (index + n) % 3 === 0);
  return {
    ...Object.fromEntries(fields.map(({ what, type }) => [what, sampleOf(type, n) as FieldValue])),
    [namedBy[item.list ?? "contacts"]]: `somebody ${n % 2}`,
  };
};

/** What somebody means to do, whatever the question. */
const intentArbitrary = fc.record({
  do: fc.constantFrom("answer", "answer", "answer", "answer", "dont-know", "skip", "back"),
  n: fc.nat(1000),
  documented: fc.boolean(),
  earlier: fc.constantFrom(false, false, false, true),
});
type Intent = typeof intentArbitrary extends fc.Arbitrary<infer T> ? T : never;

const stepOf = (intent: Intent, interview: Interview): Step => {
  const item = nextQuestion(interview);
  if (intent.do !== "answer") return { do: intent.do as "dont-know" | "skip" | "back" };
  return {
    do: "answer",
    value: item === undefined ? true : answerTo(item, intent.n),
    ...(intent.documented ? { source: "document" as const } : {}),
    ...(intent.earlier ? { at: "2026-06-20" } : {}),
  };
};

/** Every turn of an interview: the state before, the step, and the state after; refusals too. */
const play = (start: Interview, intents: readonly Intent[]) => {
  let now = start;
  return intents.map((intent) => {
    const before = now;
    const step = stepOf(intent, before);
    const taken = takeStep(before, step);
    if (taken.ok) now = taken.interview;
    return { before, step, taken, after: now };
  });
};

const generated = caseArbitrary({ depth: 1, fewestStages: 2, stages: 4 }, { elements: 2 }).map(
  ({ plan, deals }) => ({ plan: plan as Plan, deal: (deals[0] ?? { id: "d" }) as Deal }),
);
const shippedPlans: readonly Plan[] = Object.values(shippedRuleSets)
  .filter(({ kind }) => kind !== "overlay")
  .map((ruleSet) => compileRuleSet(ruleSet));
const shipped = fc.constantFrom(...shippedPlans).map((plan) => ({ plan, deal: { id: "d-1" } }));
const cases = fc.oneof({ weight: 3, arbitrary: generated }, { weight: 1, arbitrary: shipped });
const interviews = fc
  .tuple(cases, fc.array(intentArbitrary, { maxLength: 25 }))
  .map(([{ plan, deal }, intents]) => ({
    plan,
    deal,
    turns: play(openInterview(plan, deal, { asOf, by }), intents),
  }));

const evidenceOf = ({ deal }: Pick<Interview, "deal">) => deal.evidence ?? [];

describe("every interview", { timeout: 60_000 }, () => {
  test("only adds to the evidence, and each answer adds exactly its own", () => {
    let answers = 0;
    fc.assert(
      fc.property(interviews, ({ turns }) => {
        for (const { before, step, taken, after } of turns) {
          const had = evidenceOf(before);
          const has = evidenceOf(after);
          const foundLast = before.turns.at(-1)?.found;
          if (step.do === "back" && foundLast !== undefined) {
            // Whoever was found goes with all that mentions them; the rest stays as it was.
            const mentions = (one: object) => JSON.stringify(one).includes(`${foundLast.id}"`);
            const old = evidenceOf({ deal: foundLast.before });
            const isGone = (id: string | undefined) =>
              id !== undefined &&
              had.slice(old.length).some((one) => one.id === id && mentions(one));
            expect(has).toEqual([
              ...old,
              ...had.slice(old.length).filter((one) => !mentions(one) && !isGone(one.withdraws)),
            ]);
            expect({ ...after.deal, evidence: [] }).toEqual({ ...foundLast.before, evidence: [] });
            continue;
          }
          expect(has.slice(0, had.length)).toEqual(had);
          const added = has.slice(had.length);
          if (!taken.ok || step.do === "skip" || step.do === "dont-know") {
            expect(after.deal).toBe(before.deal);
            continue;
          }
          if (step.do === "back") {
            const undone = before.turns.at(-1)?.observations ?? [];
            expect(added.map(({ withdraws }) => withdraws)).toEqual([...undone].reverse());
            continue;
          }
          if (step.do !== "answer") continue;
          answers++;
          const item = nextQuestion(before);
          const at = step.at ?? asOf;
          const signed = { at, by, ...(step.source && { source: step.source }) };
          for (const one of added) expect(one).toMatchObject(signed);
          if (item?.kind === "person") {
            // A name is what somebody goes by, and evidence only where rules demand its source.
            const name = namedBy[item.list ?? "contacts"];
            const isDemanded = item.fields?.some(({ what, source }) => what === name && source);
            const told = Object.keys(step.value as object).filter((key) => key !== name);
            expect(added.length).toBe(told.length + (isDemanded ? 1 : 0));
            continue;
          }
          expect(added).toEqual([
            {
              ...signed,
              id: expect.any(String),
              what: item?.what,
              ...(item?.about === undefined ? {} : { about: item.about }),
              value: step.value,
              ...(at < asOf ? { recordedAt: asOf } : {}),
            },
          ]);
        }
      }),
      { numRuns: 60 },
    );
    expect(answers).toBeGreaterThan(20);
  });

  test("keeps the deal valid, and its verdict that of the deal", () => {
    fc.assert(
      fc.property(interviews, ({ plan, turns }) => {
        const last = turns.at(-1)?.after;
        if (last === undefined) return;
        expect(parseDeal(last.deal)).toEqual({ ok: true, deal: last.deal });
        expect(last.verdict).toEqual(assess(plan, last.deal, { asOf }));
      }),
      { numRuns: 60 },
    );
  });

  test("asks in the verdict's order for the nearest door, what was skipped at the end", () => {
    let skipped = 0;
    fc.assert(
      fc.property(interviews, ({ turns }) => {
        for (const { after, step } of turns) {
          const next = nextQuestion(after);
          if (step.do === "back") continue;
          // What a person would read off the verdict and the list of what was said.
          const told = (id: string, ...dids: readonly string[]) =>
            after.turns.filter(({ question, did }) => question === id && dids.includes(did)).length;
          const open = after.verdict.missing.filter(
            ({ id }) => told(id, "answered", "dont-know") === 0 && told(id, "skipped") < 2,
          );
          if (after.returned !== null && open.some(({ id }) => id === after.returned)) continue;
          const door = open[0]?.doors[0];
          const fresh = open.find(({ id, doors }) => doors[0] === door && !isSkipped(after, id));
          const again = open.find(({ id, doors }) => doors[0] === door && isSkipped(after, id));
          expect(next?.id).toBe((fresh ?? again)?.id);
          if (fresh === undefined && again !== undefined) skipped++;
        }
      }),
      { numRuns: 60 },
    );
    expect(skipped).toBeGreaterThan(0);
  });

  test("asks nothing twice but what was skipped or gone back to, and who else there is", () => {
    fc.assert(
      fc.property(interviews, ({ turns }) => {
        const asked = new Map<string, number>();
        for (const { before, step, taken } of turns) {
          const item = nextQuestion(before);
          if (step.do === "back" || !taken.ok || item === undefined) {
            if (step.do === "back") asked.delete(before.turns.at(-1)?.question ?? "");
            continue;
          }
          if (item.kind === "person" && step.do === "answer") continue;
          const times = (asked.get(item.id) ?? 0) + 1;
          asked.set(item.id, times);
          expect(times).toBeLessThanOrEqual(2);
          if (times === 2) expect(isSkipped(before, item.id)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("comes to its end when nobody else is found", () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(intentArbitrary), ({ plan, deal }, intents) => {
        let now = openInterview(plan, deal, { asOf, by });
        let left = 4000;
        for (const intent of intents) {
          const item = nextQuestion(now);
          if (item === undefined || left-- === 0) break;
          const wanted = intent.do === "back" || item.kind === "person" ? "skip" : intent.do;
          const taken = takeStep(now, stepOf({ ...intent, do: wanted }, now));
          const next = taken.ok ? taken : takeStep(now, { do: "dont-know" });
          if (next.ok) now = next.interview;
        }
        expect(nextQuestion(now)).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  test("is the same, byte for byte, when its script is read and played again", () => {
    fc.assert(
      fc.property(interviews, ({ plan, deal, turns }) => {
        const lines = turns.map(({ before, step }) => {
          const question = nextQuestion(before)?.id;
          const named = question === undefined || step.do === "back" ? {} : { question };
          if (step.do !== "answer") return JSON.stringify({ ...named, do: step.do });
          const { do: _answer, value, ...more } = step;
          return JSON.stringify({ ...named, answer: value, ...more });
        });
        let again = openInterview(plan, deal, { asOf, by });
        for (const source of lines) {
          const parsed = parseScriptLine(source);
          expect(parsed).toMatchObject({ ok: true });
          if (!parsed.ok || parsed.line.step.do === "end") continue;
          const { question, step } = parsed.line;
          if (question !== undefined) expect(nextQuestion(again)?.id).toBe(question);
          const taken = takeStep(again, step as Step);
          if (taken.ok) again = taken.interview;
        }
        const last = turns.at(-1)?.after.deal ?? deal;
        expect(JSON.stringify(again.deal)).toBe(JSON.stringify(last));
      }),
      { numRuns: 60 },
    );
  });

  test("goes back to the question before, with the same answers as before it", () => {
    let backs = 0;
    fc.assert(
      fc.property(interviews, ({ turns }) => {
        for (const { before, step, taken, after } of turns) {
          if (step.do !== "back" || !taken.ok) continue;
          const undone = before.turns.at(-1);
          backs++;
          expect(nextQuestion(after)?.id).toBe(undone?.question);
          const then = turns.find(
            ({ after: one }) =>
              one.turns.length === before.turns.length && one.turns.at(-1) === undone,
          )?.before;
          expect(after.verdict).toEqual(then?.verdict);
        }
      }),
      { numRuns: 60 },
    );
    expect(backs).toBeGreaterThan(0);
  });
});

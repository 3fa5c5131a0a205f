import { describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import {
  type Interview,
  nextQuestion,
  openInterview,
  questionsAtDoor,
} from "../../src/interview/interview.ts";
import { parseScriptLine } from "../../src/interview/script-line.ts";
import type { Step } from "../../src/interview/step.ts";
import { takeStep } from "../../src/interview/take-step.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { FieldValue } from "../../src/model/field-value.ts";
import type { Observation } from "../../src/model/observation.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

const words = (en: string) => ({ zh: en, en });
const signal = (title: string) => ({
  title: words(title),
  subject: "deal" as const,
  type: "boolean" as const,
  favours: "us" as const,
  ask: words(`${title}?`),
});
const isTrue = (fact: string) => ({ fact, operator: "equal" as const, value: true });

/** Three stages: before the second door one essential and two others, before the third a person. */
const ruleSet: RuleSet = {
  id: "rules",
  version: "1.0.0",
  kind: "stages",
  title: words("rules"),
  signals: { small: signal("small"), large: signal("large"), must: signal("must") },
  stages: [
    {
      id: "first",
      title: words("first"),
      passMark: 100,
      checkpoints: [
        {
          id: "c-small",
          title: words("small"),
          weight: 1,
          judgement: false,
          when: isTrue("small"),
        },
        {
          id: "c-large",
          title: words("large"),
          weight: 5,
          judgement: false,
          when: isTrue("large"),
        },
        {
          id: "c-must",
          title: words("must"),
          weight: 1,
          essential: true,
          judgement: false,
          when: isTrue("must"),
        },
      ],
    },
    {
      id: "second",
      title: words("second"),
      checkpoints: [
        {
          id: "c-mentor",
          title: words("mentor"),
          essential: true,
          judgement: false,
          when: {
            fact: "contacts.count",
            operator: "greaterThanInclusive",
            value: 1,
            params: { where: { fact: "stance", operator: "equal", value: "mentor" } },
          },
        },
      ],
    },
    { id: "third", title: words("third"), checkpoints: [] },
  ],
};
const plan = compileRuleSet(ruleSet);
const deal: Deal = { id: "d-1", progress: { rules: { stage: "first" } } };
const begun = openInterview(plan, deal, { asOf: "2026-06-30", by: "Li" });

const played = (start: Interview, ...steps: readonly Step[]): Interview =>
  steps.reduce((now, step) => {
    const taken = takeStep(now, step);
    if (!taken.ok) throw new Error(taken.message.en);
    return taken.interview;
  }, start);
const asked = (interview: Interview) => nextQuestion(interview)?.id;
const yes: Step = { do: "answer", value: true };
const skip: Step = { do: "skip" };
const dontKnow: Step = { do: "dont-know" };
const back: Step = { do: "back" };

describe("the next question", () => {
  test("is the essential one first, then the one with most points", () => {
    expect(questionsAtDoor(begun).map(({ id }) => id)).toEqual(["must", "large", "small"]);
  });

  test("comes back once after the others of its door when it is skipped", () => {
    const skipped = played(begun, skip);
    expect(questionsAtDoor(skipped).map(({ id }) => id)).toEqual(["large", "small", "must"]);
    const again = played(skipped, yes, yes);
    expect(asked(again)).toBe("must");
    expect(asked(played(again, skip))).not.toBe("must");
  });

  test("is about the next door when nobody knows more for this one", () => {
    const through = played(begun, dontKnow, yes, dontKnow);
    expect(nextQuestion(through)?.doors).toEqual(["third"]);
    expect(through.deal.evidence).toHaveLength(1);
  });

  test("stays away once nobody knows the answer", () => {
    expect(asked(played(begun, dontKnow))).toBe("large");
    expect(played(begun, dontKnow).deal).toBe(deal);
  });

  test("goes with what the answers leave open: a refuted essential shuts the door", () => {
    const shut = played(begun, { do: "answer", value: false });
    expect(shut.verdict.mayAdvance).toMatchObject({ to: "second", truth: "failed" });
  });
});

describe("an answer", () => {
  test("is dated, signed, and says where it comes from", () => {
    const told = played(begun, { ...yes, source: "customer-statement", note: "on the phone" });
    expect(told.deal.evidence).toEqual([
      {
        id: "ask-1",
        what: "must",
        value: true,
        at: "2026-06-30",
        by: "Li",
        source: "customer-statement",
        note: "on the phone",
      },
    ]);
  });

  test("of an earlier day counts from the day of the interview", () => {
    const told = played(begun, { ...yes, at: "2026-06-12" });
    expect(told.deal.evidence).toMatchObject([{ at: "2026-06-12", recordedAt: "2026-06-30" }]);
    expect(asked(told)).toBe("large");
  });

  test("of a later day, or that does not fit, is refused and changes nothing", () => {
    expect(takeStep(begun, { ...yes, at: "2026-07-01" })).toEqual({
      ok: false,
      message: {
        zh: "`2026-07-01` 晚于访谈当天 `2026-06-30`",
        en: "`2026-07-01` lies after the day of the interview, `2026-06-30`",
      },
    });
    expect(takeStep(begun, { do: "answer", value: "yes" })).toMatchObject({ ok: false });
    expect(takeStep(begun, { ...yes, at: "2026-02-30" })).toMatchObject({ ok: false });
  });

  test("takes an id that the deal does not have yet", () => {
    const evidence = [{ id: "ask-1", what: "small", value: true, at: "2026-06-01" }];
    const told = played(openInterview(plan, { ...deal, evidence }, begun), yes);
    expect(told.deal.evidence?.map(({ id }) => id)).toEqual(["ask-1", "ask-2"]);
  });
});

describe("going back", () => {
  test("withdraws the answer instead of deleting it, and asks again", () => {
    const gone = played(begun, yes, back);
    expect(gone.deal.evidence).toEqual([
      { id: "ask-1", what: "must", value: true, at: "2026-06-30", by: "Li" },
      { what: "must", at: "2026-06-30", by: "Li", withdraws: "ask-1" },
    ]);
    expect(asked(gone)).toBe("must");
    expect(gone.verdict).toEqual(begun.verdict);
    const other = played(gone, { do: "answer", value: false });
    expect(other.verdict.mayAdvance.truth).toBe("failed");
  });

  test("asks again what nobody knew or what was skipped", () => {
    expect(asked(played(begun, dontKnow, back))).toBe("must");
    expect(asked(played(begun, skip, yes, back, back))).toBe("must");
  });

  test("is refused before the first question", () => {
    expect(takeStep(begun, back)).toMatchObject({
      ok: false,
      message: { en: "there is no question to go back to" },
    });
  });
});

describe("somebody yet to be found", () => {
  const second = openInterview(
    plan,
    { id: "d-1", progress: { rules: { stage: "second" } } },
    begun,
  );
  const untilFound = (start: Interview): Interview =>
    nextQuestion(start)?.kind === "person" ? start : untilFound(played(start, dontKnow));
  const searching = untilFound(second);
  const wang: Step = {
    do: "answer",
    value: { name: "王某", stance: "mentor" },
    source: "own-judgement",
    at: "2026-06-12",
  };

  test("comes on file by name, what is known of them as observations", () => {
    const found = played(searching, wang);
    expect(found.deal.contacts).toEqual([{ id: "contact-1", addedAt: "2026-06-30", name: "王某" }]);
    expect(found.deal.evidence).toEqual([
      {
        id: "ask-1",
        what: "stance",
        about: "contact-1",
        value: "mentor",
        at: "2026-06-12",
        by: "Li",
        source: "own-judgement",
        recordedAt: "2026-06-30",
      },
    ]);
    expect(found.verdict.stages[1]?.exit).toBe("satisfied");
  });

  test("is off file again after going back, as if nobody had been found", () => {
    const gone = played(searching, wang, back);
    expect(gone.deal).toEqual(searching.deal);
    expect(gone.verdict).toEqual(searching.verdict);
    expect(asked(gone)).toBe(asked(searching));
    const again = played(gone, { do: "answer", value: { name: "汪某", stance: "mentor" } });
    expect(again.deal.contacts).toEqual([{ id: "contact-1", addedAt: "2026-06-30", name: "汪某" }]);
    expect(again.verdict.stages[1]?.exit).toBe("satisfied");
  });

  test("takes along what refers to them, and leaves what else was said and withdrawn", () => {
    const found = played(searching, wang);
    const signed = { at: "2026-06-30", by: "Li" };
    const since: Observation[] = [
      { id: "x-1", what: "must", value: false, ...signed },
      { what: "must", withdraws: "x-1", ...signed },
      { id: "x-2", what: "reportsTo", about: "contact-9", value: "contact-1", ...signed },
      { what: "reportsTo", about: "contact-9", withdraws: "x-2", ...signed },
      { id: "x-3", what: "name", about: "contact-1", value: "汪某", ...signed },
    ];
    const evidence = [...(found.deal.evidence ?? []), ...since];
    const gone = played({ ...found, deal: { ...found.deal, evidence } }, back);
    expect(gone.deal).toEqual({ ...searching.deal, evidence: since.slice(0, 2) });
  });

  test("needs a name, fields that are asked for, and values that fit", () => {
    const refusalOf = (value: FieldValue) => {
      const taken = takeStep(searching, { do: "answer", value });
      return taken.ok ? undefined : taken.message.en;
    };
    expect(refusalOf({ stance: "mentor" })).toBe("`name` is missing");
    expect(refusalOf({ name: "王某", stanse: "mentor" })).toBe(
      "unknown field `stanse`: did you mean `stance`?",
    );
    expect(refusalOf({ name: "王某", stance: "friendly" })).toMatch(/friendly/);
    expect(takeStep(searching, yes)).toMatchObject({ ok: false });
  });
});

describe("a line of a script", () => {
  test("is an answer with where it comes from, or what else is done", () => {
    const line = '{"question":"must","answer":true,"source":"document","at":"2026-06-12"}';
    expect(parseScriptLine(line)).toEqual({
      ok: true,
      line: {
        question: "must",
        step: { do: "answer", value: true, source: "document", at: "2026-06-12" },
      },
    });
    expect(parseScriptLine('{"do":"skip"}')).toEqual({ ok: true, line: { step: { do: "skip" } } });
    expect(parseScriptLine('{"answer":null}')).toMatchObject({ line: { step: { value: null } } });
  });

  test("is refused when it is no JSON, says neither or both, or has a key that there is not", () => {
    const faults = ["yes", "[]", "{}", '{"do":"skip","answer":1}', '{"do":"jump"}', '{"at":"x"}'];
    for (const source of faults) expect(parseScriptLine(source)).toMatchObject({ ok: false });
    expect(parseScriptLine('{"anwser":1}')).toMatchObject({
      ok: false,
      help: { en: "did you mean `answer`?" },
    });
    expect(parseScriptLine('{"answer":1,"answer":2}')).toMatchObject({ ok: false });
  });
});

import { expect, test } from "vitest";
import { choicesOf } from "../../src/cli/terminal-question.ts";
import { nextQuestion, openInterview, openQuestions } from "../../src/interview/interview.ts";
import { takeStep } from "../../src/interview/take-step.ts";
import { dealOf, planOf, shown, stage } from "../gate/pipeline.ts";

const fewPeople = { fact: "contacts.count", operator: "lessThan", value: 2 };
const plan = planOf({ stages: [stage("first", [shown("few", fewPeople)]), stage("second", [])] });

test("whether the list of people is complete can be answered with no, and is not asked again", () => {
  const interview = openInterview(plan, dealOf({}), { asOf: "2026-06-30", by: "Li" });
  const item = nextQuestion(interview);
  expect(item?.id).toBe("contacts.complete");
  if (item === undefined) throw new Error("it is not asked");
  const values = choicesOf(interview, item, "zh").flatMap(({ value }) =>
    value.do === "value" ? [value.value] : [],
  );
  expect(values).toEqual(["all", "decision-chain", false]);
  const told = takeStep(interview, { do: "answer", value: false });
  if (!told.ok) throw new Error("no is no answer");
  expect(told.interview.deal.evidence).toMatchObject([{ what: "contacts.complete", value: false }]);
  expect(openQuestions(told.interview).map(({ id }) => id)).toEqual(["contacts.new"]);
});

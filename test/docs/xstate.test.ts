import { compileRuleSet, type Deal } from "dealgate";
import { sangforSevenSteps } from "dealgate/rules";
import { expect, test } from "vitest";
import { createActor } from "xstate";
import { dealMachine } from "../../docs/examples/xstate-guard.ts";
import { fixtureDeal } from "./fixture.ts";

const plan = compileRuleSet(sangforSevenSteps);
const machine = dealMachine(plan);
const made = { at: "2026-06-30", by: "Li" };
const run = (deal: Deal) => createActor(machine, { input: { deal } }).start();

test("a new deal waits to be started and then stands in the first stage", () => {
  const actor = run({ id: "d-1" });
  expect(actor.getSnapshot().value).toBe("notStarted");
  actor.send({ type: "start", ...made });
  expect(actor.getSnapshot().value).toBe("need-discovery");
  expect(actor.getSnapshot().context.deal.progress?.["sangfor-seven-steps"]?.stage).toBe(
    "need-discovery",
  );
});

test("a deal under way goes on from its recorded stage", () => {
  expect(run(fixtureDeal("04-unproven-claim")).getSnapshot().value).toBe("technical-approval");
});

test("a transition whose evidence is missing stays put and returns what is missing", () => {
  const actor = run(fixtureDeal("03-missing-evidence"));
  actor.send({ type: "advance", to: "funding", ...made });
  const { value, context } = actor.getSnapshot();
  expect(value).toBe("need-discovery");
  const [reason] = context.reasons;
  if (reason?.code !== "missing") throw new Error("evidence should be missing");
  expect(reason.items.map(({ id }) => id)).toContain("opportunity.needByReason");
});

test("the same transition goes through once two of the questions are answered", () => {
  const actor = run(fixtureDeal("03-missing-evidence"));
  actor.send({ type: "answer", id: "opportunity.needByReason", value: "audit", ...made });
  actor.send({ type: "answer", id: "advantage-answers-need", value: true, ...made });
  actor.send({ type: "advance", to: "funding", ...made });
  const { value, context } = actor.getSnapshot();
  expect(value).toBe("funding");
  expect(context.reasons).toEqual([]);
});

test("an answer of the wrong type changes nothing and says why", () => {
  const actor = run(fixtureDeal("03-missing-evidence"));
  const before = actor.getSnapshot().context.deal;
  actor.send({ type: "answer", id: "advantage-answers-need", value: "yes", ...made });
  expect(actor.getSnapshot().context.deal).toBe(before);
  expect(actor.getSnapshot().context.reasons.map(({ code }) => code)).toEqual(["invalid"]);
});

test("no transition skips a stage", () => {
  const actor = run(fixtureDeal("03-missing-evidence"));
  actor.send({ type: "advance", to: "contract", ...made });
  const { value, context } = actor.getSnapshot();
  expect(value).toBe("need-discovery");
  expect(context.reasons.map(({ code }) => code)).toEqual(["skips"]);
});

test("a failed checkpoint is named in the reasons", () => {
  const actor = run(fixtureDeal("07-hostile-decider"));
  actor.send({ type: "advance", to: "tender", ...made });
  expect(actor.getSnapshot().value).toBe("commercial-work");
  const [reason] = actor.getSnapshot().context.reasons;
  expect(reason).toMatchObject({ code: "failed", checkpoints: ["key-person-drives"] });
});

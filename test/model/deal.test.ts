import { expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { Deal } from "../../src/model/deal.ts";
import { dealSchema } from "../../src/model/deal.ts";
import type { DeepReadonly } from "../../src/model/field.ts";

test("the type of a deal is the one that its schema accepts", () => {
  expectTypeOf<DeepReadonly<z.infer<typeof dealSchema>>>().toExtend<Deal>();
  const deal: Deal = dealSchema.parse({ id: "d", contacts: [{ id: "p", roles: ["decider"] }] });
  expect(deal.contacts?.[0]?.roles).toEqual(["decider"]);
});

test("a move says what its kind needs, and nothing else", () => {
  const move = (more: object) =>
    dealSchema.safeParse({ id: "d", progress: { r: { history: [{ at: "2026-01-01", ...more }] } } })
      .success;
  const ruleSet = { id: "r", version: "1.0.0", digest: "abc" };
  const onFile = { evidence: 3, waivers: 0 };
  const over = [{ stage: "b", why: "not-applicable" }];
  const proof = { ruleSet, onFile, verdict: "def" };
  expect(move({ kind: "start", to: "a", over: [], ...proof })).toBe(true);
  expect(move({ kind: "advance", from: "a", to: "c", over, ...proof })).toBe(true);
  expect(move({ kind: "advance", from: "a", to: "c", over })).toBe(false);
  expect(move({ kind: "retreat", from: "c", to: "a", reason: "no budget" })).toBe(true);
  expect(move({ kind: "retreat", from: "c", to: "a" })).toBe(false);
  expect(
    move({ kind: "close", from: "a", outcome: "lost", reason: "price", ruleSet, onFile }),
  ).toBe(true);
  expect(move({ kind: "close", from: "a", outcome: "gone", reason: "x", ruleSet, onFile })).toBe(
    false,
  );
  expect(move({ kind: "reopen", to: "a", reason: "new budget" })).toBe(true);
  expect(move({ kind: "adopt", to: "a", reason: "taken over" })).toBe(true);
  expect(move({ kind: "external", to: "a" })).toBe(true);
  expect(move({ kind: "external", to: "a", reason: "x" })).toBe(false);
});

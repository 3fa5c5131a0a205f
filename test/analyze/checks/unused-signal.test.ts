import { expect, it } from "vitest";
import { checkpoint, places, stage } from "../sample-rules.ts";

const extra = (type: string, more = {}) => ({
  title: { zh: "新信号", en: "new signal" },
  ask: { zh: "怎么样？", en: "What about it?" },
  subject: "contact",
  type,
  favours: "us",
  ...more,
});
const count = (fact: string, params: object) =>
  stage("s", [checkpoint("a", { when: { fact, operator: "greaterThan", value: 0, params } })]);

it("finds a signal that nothing reads", () => {
  expect(places("unused-signal", { signals: { extra: extra("boolean") } })).toEqual([
    "/signals/extra",
  ]);
});

it("takes a signal as read within a `where`, and as what is added up", () => {
  const where = { fact: "extra", operator: "equal", value: true };
  expect(
    places("unused-signal", {
      signals: { extra: extra("boolean") },
      stages: [count("contacts.count", { where })],
    }),
  ).toEqual([]);
  expect(
    places("unused-signal", {
      signals: { extra: extra("number") },
      stages: [count("contacts.sum", { of: "extra" })],
    }),
  ).toEqual([]);
});

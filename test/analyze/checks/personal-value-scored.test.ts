import { expect, it } from "vitest";
import { budget, checkpoint, found, places } from "../sample-rules.ts";

const where = (condition: object, more: object = {}) =>
  checkpoint("a", {
    when: {
      fact: "contacts.count",
      operator: "greaterThan",
      value: 0,
      params: { where: condition },
    },
    ...more,
  });
const home = {
  "home-town-near": {
    title: { zh: "和我们是同乡", en: "comes from where we do" },
    ask: { zh: "是同乡吗？", en: "Do they come from where we do?" },
    subject: "contact",
    type: "boolean",
    favours: "us",
  },
};

it.each(["disc", "adoption"])("finds that the value of %s is scored", (fact) => {
  const value = fact === "disc" ? "D" : "innovator";
  expect(places("personal-value-scored", where({ fact, operator: "equal", value }))).toEqual([
    "/when/params/where",
  ]);
});

it("finds a signal of one's own by its words", () => {
  const stages = [
    {
      id: "s",
      title: { zh: "甲", en: "s" },
      checkpoints: [where({ fact: "home-town-near", operator: "equal", value: true })],
    },
  ];
  expect(found("personal-value-scored", { signals: home, stages })).toHaveLength(1);
});

it("leaves alone whether it is known, what weighs nothing, and what is not about people", () => {
  const known = { fact: "known", operator: "equal", value: true, params: { of: "disc" } };
  expect(places("personal-value-scored", where(known))).toEqual([]);
  expect(
    places(
      "personal-value-scored",
      where({ fact: "disc", operator: "equal", value: "D" }, { weight: 0 }),
    ),
  ).toEqual([]);
  expect(places("personal-value-scored", budget)).toEqual([]);
});

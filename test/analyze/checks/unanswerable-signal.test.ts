import { expect, it } from "vitest";
import { found, places } from "../sample-rules.ts";

const signal = (more: object) => ({
  signals: {
    extra: {
      title: { zh: "报价", en: "price" },
      ask: { zh: "报价多少？", en: "What is the price?" },
      subject: "deal",
      type: "boolean",
      favours: "us",
      ...more,
    },
  },
});
const find = (more: object) => places("unanswerable-signal", signal(more));

it.each([
  { zh: "待补充", en: "What is the price?" },
  { zh: "报价多少？", en: "TODO" },
  { zh: "？？？", en: "What is the price?" },
  { zh: "报价多少？", en: " (TBD) …" },
  { zh: "报价", en: "What is the price?" },
])("finds that $zh / $en is no question", (ask) => {
  expect(find({ ask })).toEqual(["/signals/extra/ask"]);
});

it("finds a choice of one, and a range without a whole number", () => {
  const values = [{ value: "only", title: { zh: "唯一", en: "only" } }];
  expect(find({ type: "choice", values })).toEqual(["/signals/extra/values"]);
  expect(find({ type: "number", integer: true, min: 0.2, max: 0.8 })).toEqual([
    "/signals/extra/max",
  ]);
});

it("leaves questions alone that somebody can answer", () => {
  expect(find({})).toEqual([]);
  expect(find({ ask: { zh: "报价多少？", en: `${"?".repeat(3990)}price` } })).toEqual([]);
  expect(find({ type: "number", integer: true, min: 0.2, max: 1 })).toEqual([]);
});

it("says so in both languages", () => {
  expect(
    found("unanswerable-signal", signal({ ask: { zh: "待定", en: "TBD" } }))[0]?.message,
  ).toEqual({
    zh: "`extra` 没人能回答：`ask` 不是一个问题",
    en: "no one can answer `extra`: its `ask` asks nothing",
  });
});

import { expect, test } from "vitest";
import { explain } from "../../src/assess/explain.ts";
import { renderTrace } from "../../src/report/render-trace.ts";
import { isDecider, isSupporter, planOf } from "../words/one-condition.ts";

const plan = planOf({
  all: [
    {
      fact: "contacts.count",
      operator: "greaterThanInclusive",
      value: 1,
      params: { where: { all: [isDecider, isSupporter] } },
    },
    { fact: "budget-status", operator: "equal", value: "approved" },
  ],
});
const trace = explain(plan, { id: "d" }, { asOf: "2026-06-30", checkpoint: "the-one" });

test("a trace is an indented list under its title, long sentences hanging under their beginning", () => {
  if (trace === null) throw new Error("the checkpoint has no condition");
  expect(renderTrace(plan, trace, { lang: "zh", width: 50, title: "关键人支持" })).toBe(
    [
      "关键人支持",
      "? 全部符合：",
      "  ? 至少为支持者的决策者：目前尚无（名单未确认完",
      "    整），至少需要 1 人",
      "  ? 预算状态：未知，应为已批准",
      "",
    ].join("\n"),
  );
});

test("signs are coloured only when asked for", () => {
  if (trace === null) throw new Error("the checkpoint has no condition");
  expect(renderTrace(plan, trace, { lang: "en" })).not.toContain("\u001b");
  expect(renderTrace(plan, trace, { lang: "en", colour: true })).toContain(
    "\u001b[33m? \u001b[39m",
  );
});

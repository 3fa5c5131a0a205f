import { describe, expect, it } from "vitest";
import { advance, start } from "../../src/gate/advance.ts";
import { close, reopen, retreat } from "../../src/gate/close.ts";
import { answer, record, waive } from "../../src/gate/record.ts";
import type { Reason, Refusal } from "../../src/gate/refusal.ts";
import {
  attested,
  dealOf,
  june,
  moved,
  observed,
  pipeline,
  planOf,
  refused,
  stage,
} from "./pipeline.ts";

const at = june(3);
const reason = "so it was decided";
const lead = moved(start(pipeline, dealOf({}), { at: june(2) }));
const lost = moved(close(pipeline, lead, { outcome: "lost", reason, at }));
const waiver = { checkpoint: "sponsor", by: "Chen", reason, at };

/** One refusal for each code, and the sentence that it must read as in either language. */
const refusals: Readonly<
  Record<Reason["code"], readonly [refusal: { ok: true } | Refusal, zh: string, en: string]>
> = {
  skips: [
    advance(pipeline, lead, { to: "offer", at }),
    "不能跳过阶段 `need`、`tender`",
    "this would skip `need`, `tender`",
  ],
  missing: [
    advance(pipeline, lead, { to: "need", at }),
    "还缺 2 项证据",
    "evidence is missing (open questions: 2)",
  ],
  failed: [
    advance(
      pipeline,
      dealOf({ ...lead, account: { tier: "C" }, evidence: observed({ "buyer-met": false }) }),
      { to: "need", at },
    ),
    "未达到：`buyer`、`need`",
    "not met: `buyer`, `need`",
  ],
  flagged: [
    start(pipeline, dealOf({ evidence: observed({ debarred: true }) }), { at }),
    "被阻断：`blacklisted`",
    "barred by `blacklisted`",
  ],
  closed: [
    advance(pipeline, lost, { to: "need", at }),
    "商机已关闭（丢单）",
    "the deal is closed (lost)",
  ],
  "unknown-stage": [
    advance(pipeline, lead, { to: "ofer\n" as "offer", at }),
    "没有阶段 `ofer?`",
    "unknown stage `ofer?`",
  ],
  "out-of-order": [
    advance(pipeline, lead, { to: "need", at: june(1) }),
    "`2026-06-01` 早于 `2026-06-02`",
    "`2026-06-01` lies before `2026-06-02`",
  ],
  "not-started": [
    advance(pipeline, dealOf({}), { to: "need", at }),
    "商机还没有进入任何阶段",
    "the deal has not entered a stage yet",
  ],
  "already-started": [
    start(pipeline, lead, { at }),
    "商机已经在某个阶段里",
    "the deal has entered a stage already",
  ],
  "not-ahead": [
    advance(pipeline, lead, { to: "lead", at }),
    "目标阶段不在当前阶段之后",
    "the stage does not lie ahead",
  ],
  "not-behind": [
    retreat(pipeline, lead, { to: "offer", reason, at }),
    "目标阶段不在当前阶段之前",
    "the stage does not lie behind",
  ],
  "not-closed": [
    reopen(pipeline, lead, { to: "lead", reason, at }),
    "商机没有关闭",
    "the deal is not closed",
  ],
  "no-doors": [
    start(planOf({ kind: "checklist", stages: [stage("all", [attested("a")])] }), dealOf({}), {
      at,
    }),
    "这个规则集没有阶段门",
    "the rule set has no doors",
  ],
  "reason-needed": [
    close(pipeline, lead, { outcome: "lost", reason: "", at }),
    "必须写明原因",
    "a reason is needed",
  ],
  "not-waivable": [
    waive(pipeline, lead, { ...waiver, checkpoint: "buyer" }),
    "检查点 `buyer` 不可豁免",
    "`buyer` cannot be waived",
  ],
  "not-missing": [
    answer(pipeline, lead, "budget", true, { at }),
    "`budget` 不在缺失证据里",
    "`budget` is not among what is missing",
  ],
  invalid: [
    record(lead, { what: "account.tier", value: "E", at }),
    "填写的内容有误：`E` 不在可选值里",
    "what was handed in is not valid: `E` is not one of the choices",
  ],
};

describe.each(Object.entries(refusals))("the refusal %s", (code, [refusal, zh, en]) => {
  it("comes alone and reads in both languages", () => {
    expect(refused(refusal).map((one) => one.code)).toEqual([code]);
    expect(refused(refusal)[0]?.message).toEqual({ zh, en });
  });
});

it("a day that is none is refused as such", () => {
  const [first] = refused(start(pipeline, dealOf({}), { at: "2026-02-30" }));
  expect(first).toEqual({
    code: "out-of-order",
    at: "2026-02-30",
    message: { zh: "`2026-02-30` 不是日期", en: "`2026-02-30` is not a day" },
  });
});

it("every refusal is plain data that survives JSON", () => {
  for (const [refusal] of Object.values(refusals))
    expect(JSON.parse(JSON.stringify(refusal))).toEqual(refusal);
});

import { describe, expect, test } from "vitest";
import type { Unlock, UnlockSet } from "../../src/assess/unlock/unlock.ts";
import { choiceOf } from "../../src/facts/catalogue.ts";
import { text } from "../../src/model/text.ts";
import { renderUnlock } from "../../src/report/render-unlock.ts";
import { deal, missing, plan } from "./sample.ts";

const backing: UnlockSet = {
  items: [missing("backing", ["funds"])],
  answers: [{ item: "backing", value: true }],
};
const stance = missing("stance", ["approved"], {
  id: "p1:stance",
  kind: "attribute",
  about: "p1",
  list: "contacts",
  type: choiceOf("stance"),
});
const reason = missing("reason", ["split"], { type: { kind: "text" } });

const both = (second: UnlockSet): UnlockSet => ({
  items: [...backing.items, ...second.items],
  answers: [...backing.answers, ...second.answers],
});

const unlock = (over: Partial<Unlock>): Unlock => ({
  stage: "contract",
  sets: [],
  exact: true,
  steps: 1,
  ...over,
});

const told = (over: Partial<Unlock>, lang: "zh" | "en" = "zh"): readonly string[] =>
  renderUnlock(plan, deal, unlock(over), { lang, width: 80 }).split("\n").slice(0, -1);

describe("what it takes to open a door", () => {
  test("is one set of questions with answers that would do", () => {
    expect(told({ sets: [backing] })).toEqual([
      "打开“签约”的门最少要 1 项证据，办法有 1 种：",
      "  1. backing怎么样？",
      "     → 是",
    ]);
    expect(told({ sets: [backing] }, "en")[0]).toBe(
      "least evidence to open the door of Contract: 1; ways to do it: 1",
    );
  });

  test("is told once where all ways have it in common", () => {
    const byStance = { items: [stance], answers: [{ item: "p1:stance", value: "supporter" }] };
    const byReason = { items: [reason], answers: [{ item: "reason", value: "…" }] };
    expect(told({ sets: [both(byStance), both(byReason)] })).toEqual([
      "打开“签约”的门最少要 2 项证据，办法有 2 种：",
      "每种办法都要：",
      "  1. backing怎么样？",
      "     → 是",
      "办法 1：",
      "  1. 关于样例甲（决策者）：stance怎么样？",
      "     → 如：支持者",
      "办法 2：",
      "  1. reason怎么样？",
      "     → 有内容即可",
    ]);
  });

  test("tells a record by its fields", () => {
    const fields = { seats: { kind: "number" } } as const;
    const erp = missing("erp", ["funds"], { type: { kind: "record", fields } });
    const set = { items: [erp], answers: [{ item: "erp", value: { seats: 5 } }] };
    expect(told({ sets: [set] })[2]).toBe("     → 如：seats 5");
  });

  test("names what must be known of somebody yet to be found", () => {
    const somebody = missing("contacts", [], {
      id: "contacts.new",
      kind: "person",
      list: "contacts",
      fields: [
        { what: "stance", title: text("立场", "stance"), type: choiceOf("stance") },
        {
          what: "visits",
          title: text("拜访次数", "number of visits"),
          type: { kind: "number" },
          source: "informant",
        },
      ],
    });
    const opened = (value: UnlockSet["answers"][number]["value"]) => ({
      sets: [{ items: [somebody], answers: [{ item: "contacts.new", value }] }],
    });
    const value = { id: "new", stance: "mentor", visits: 3 };
    expect(told(opened(value)).at(-1)).toBe(
      "     → 如：立场：良师益友；拜访次数：3 · 来源至少为知情人告知",
    );
    expect(told(opened(value), "en").slice(-2)).toEqual([
      "     → such as one with stance: mentor; number of visits: 3 · source: at least",
      "       informant",
    ]);
    // What is not needed of them demands nothing.
    expect(told(opened({ id: "new", stance: "mentor" })).at(-1)).toBe("     → 如：立场：良师益友");
  });

  test("tells the source that an answer must come from", () => {
    const written = missing("amount", ["funds"], { type: { kind: "number" }, source: "document" });
    const set = { items: [written], answers: [{ item: "amount", value: 1 }] };
    expect(told({ sets: [set] }).at(-1)).toBe("     → 如：1 · 来源至少为书面文件");
  });

  test("says that there may be more ways than it tells", () => {
    const sets = new Array<UnlockSet>(10).fill(backing);
    expect(told({ sets })[0]).toBe("打开“签约”的门最少要 1 项证据，办法有 10+ 种：");
    expect(told({ sets: sets.slice(1) })[0]).toBe("打开“签约”的门最少要 1 项证据，办法有 9 种：");
  });

  test("says when the search has not shown that fewer would not do", () => {
    expect(told({ sets: [backing], exact: false }).join("")).toContain("可能还有更少的");
    expect(told({ exact: false })).toEqual(["搜索到达步数上限，还没有找到打开“签约”的门的办法"]);
  });

  test("is nothing when the door is open", () => {
    expect(told({ open: true }, "en")).toEqual(["the door of Contract is open"]);
  });
});

test("a door that no evidence opens is told with what shuts it", () => {
  const cannot = {
    reason: "already-failed",
    checkpoints: ["approved"],
    stages: ["budget"],
    flags: ["gift"],
  } as const;
  expect(told({ cannot })).toEqual([
    "补证据打不开“签约”的门：已知的情况不符合要求",
    "  涉及：客户已立项、立项与预算、有人索要好处",
  ]);
  const none = { checkpoints: [], stages: [], flags: [] };
  expect(told({ stage: null, cannot: { reason: "no-next-stage", ...none } }, "en")).toEqual([
    "this is the last stage",
  ]);
});

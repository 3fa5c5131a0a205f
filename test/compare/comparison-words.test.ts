import { describe, expect, test } from "vitest";
import { describeChange } from "../../src/compare/comparison-words.ts";
import type { PropertyValue } from "../../src/compare/difference.ts";

const told = (property: string, from: PropertyValue, to: PropertyValue, lang: "zh" | "en") =>
  describeChange({ kind: "value", property, from, to }, lang);

describe("a changed value in Chinese", () => {
  test.each([
    ["subject", "deal", "contact", "对象：商机 → 联系人"],
    ["subject", null, "organisation", "对象：无 → 单位"],
    ["favours", "us", "them", "利于：我方 → 对手"],
    ["favours", null, "neither", "利于：无 → 中性"],
    ["type", "choice", "boolean", "值的类型：选一项 → 是或否"],
    ["kind", "stages", "checklist", "类型：分阶段 → 检查清单"],
    ["presumed", null, "absent", "未知时推定没有：否 → 是"],
    ["presumed", "absent", null, "未知时推定没有：是 → 否"],
  ])("of %s: %s to %s", (property, from, to, line) => {
    expect(told(property, from, to, "zh")).toBe(line);
  });

  test("is left as it is where it is a name of one's own", () => {
    expect(told("id", "constructor", "us", "zh")).toBe("ID：constructor → us");
    expect(told("type", null, "constructor", "zh")).toBe("值的类型：无 → constructor");
  });
});

test("in English values stand as JSON has them, and a flag is presumed absent or not", () => {
  expect(told("favours", null, "us", "en")).toBe("favours: none → us");
  expect(told("presumed", null, "absent", "en")).toBe("presumed absent: no → yes");
});

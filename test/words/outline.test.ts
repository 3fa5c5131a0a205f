import { describe, expect, test } from "vitest";
import { type Outline, outlineCondition } from "../../src/words/outline.ts";
import { expressionOf, isDecider, isSupporter, planOf } from "./one-condition.ts";

const lines = ({ words, within }: Outline, depth = 0): readonly string[] => [
  "> ".repeat(depth) + words,
  ...within.flatMap((inner) => lines(inner, depth + 1)),
];
const told = (condition: unknown, lang: "zh" | "en"): readonly string[] => {
  const plan = planOf(condition);
  return lines(outlineCondition(expressionOf(plan), plan.lexicon, lang));
};

const praises = { fact: "praises", operator: "equal", value: true };
const late = { fact: "stays-late", operator: "equal", value: true };
const people = (how: string, operator: string, value: unknown, params: object) => ({
  fact: `contacts.${how}`,
  operator,
  value,
  params,
});

describe("the outline of a condition", () => {
  test("keeps a short one on people in its sentence", () => {
    const where = { all: [isDecider, isSupporter] };
    const condition = people("count", "greaterThanInclusive", 1, { where });
    expect(told(condition, "zh")).toEqual(["至少为支持者的决策者：至少 1 人"]);
    expect(told(condition, "en")).toEqual(["deciders who are at least supporters: at least 1"]);
  });

  test("puts a long one on people below them, k of n and all", () => {
    const where = { all: [isDecider, { atLeast: 2, of: [isSupporter, praises, late] }] };
    const condition = { any: [people("count", "greaterThanInclusive", 1, { where })] };
    expect(told(condition, "zh")).toEqual([
      "符合下列条件的决策者：至少 1 人",
      "> 3 项中至少符合 2 项：",
      "> > 立场：至少为支持者",
      "> > 公开称赞我们",
      "> > 下班后也回消息",
    ]);
    expect(told(condition, "en")).toEqual([
      "deciders who meet these conditions: at least 1",
      "> at least 2 of these 3:",
      "> > stance: at least supporter",
      "> > praises us in public",
      "> > answers after hours",
    ]);
  });

  test("tells apart who is meant and what is asked of them, where both are long", () => {
    const long = { all: [isSupporter, praises, late] };
    const condition = people("every", "equal", true, { where: long, meets: long });
    expect(told(condition, "zh")).toEqual([
      "符合下列条件的联系人中符合下列要求的：全部",
      "> 条件（须全部符合）：",
      "> > 立场：至少为支持者",
      "> > 公开称赞我们",
      "> > 下班后也回消息",
      "> 要求（须全部符合）：",
      "> > 立场：至少为支持者",
      "> > 公开称赞我们",
      "> > 下班后也回消息",
    ]);
    expect(told(condition, "en").slice(0, 2)).toEqual([
      "among contacts who meet these conditions, those who meet what is asked below: all of them",
      "> conditions, all of them:",
    ]);
  });

  test("says of a signal that is refused that it is", () => {
    const where = { all: [{ not: praises }, late, isSupporter] };
    expect(told(people("count", "equal", 0, { where }), "zh")).toEqual([
      "符合下列条件的联系人：0 人",
      "> 公开称赞我们：否",
      "> 下班后也回消息",
      "> 立场：至少为支持者",
    ]);
  });
});

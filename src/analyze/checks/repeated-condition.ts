import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { groupsOf } from "../groups.ts";
import { isSame } from "../implies.ts";
import { pathTo } from "../path-to.ts";
import { expressionKey } from "../test-key.ts";

/** Finds members of a group that ask the same as one before them. */
export const repeatedCondition = defineCheck({
  code: "repeated-condition",
  severity: "warning",
  title: text("条件重复", "a condition that stands there twice"),
  find: function* ({ nodes, ruleSet }) {
    for (const { key, kind, members, pointer } of groupsOf(nodes)) {
      const keys = members.map(({ expression }) => expressionKey(expression));
      for (const [index, { expression }] of members.entries()) {
        const first = members.findIndex(
          (other, at) =>
            at < index && (keys[at] === keys[index] || isSame(other.expression, expression)),
        );
        if (first < 0) continue;
        const at = `${pointer}/${key}/${index}`;
        const counts = kind === "at-least";
        yield {
          pointer: at,
          message: text(
            `与本组第 ${first + 1} 项意思相同${counts ? "，一个事实会被算两次" : ""}`,
            `asks the same as member ${first + 1} of this group${counts ? ": one fact counts twice" : ""}`,
          ),
          help: text("删掉重复的一项", "remove one of the two"),
          ...(!counts && {
            fix: {
              title: text("删掉重复的条件", "remove the repeated condition"),
              edits: [{ path: pathTo(ruleSet, at) }],
            },
          }),
        };
      }
    }
  },
});

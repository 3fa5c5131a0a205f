import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { factsOf, settledNodes } from "../settled.ts";

/** Finds conditions that every answer satisfies. */
export const constantCondition = defineCheck({
  code: "constant-condition",
  severity: "warning",
  title: text("条件恒成立", "a condition that every answer satisfies"),
  find: function* ({ nodes }) {
    for (const node of settledNodes(nodes, "always")) {
      const facts = factsOf(node);
      yield {
        pointer: node.pointer,
        message: text(
          `无论 ${facts} 怎么回答，这个条件都成立`,
          `whatever is answered for ${facts}, this condition holds`,
        ),
        help: text(
          "只想问是否已知，用 `known`；否则检查取值和边界",
          "to ask whether it is known write `known`; otherwise look at the values and bounds",
        ),
      };
    }
  },
});

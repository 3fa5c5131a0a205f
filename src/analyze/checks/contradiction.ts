import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { factsOf, settledNodes } from "../settled.ts";

/** Finds conditions that no answer can satisfy. */
export const contradiction = defineCheck({
  code: "contradiction",
  severity: "error",
  title: text("条件自相矛盾", "a condition that nothing can satisfy"),
  find: function* ({ nodes }) {
    for (const node of settledNodes(nodes, "never")) {
      const facts = factsOf(node);
      yield {
        pointer: node.pointer,
        message: text(
          `无论 ${facts} 怎么回答，这个条件都不可能成立`,
          `whatever is answered for ${facts}, this condition cannot hold`,
        ),
        help: text(
          "检查取值和边界；如果本意是满足其一，把 `all` 改成 `any`",
          "look at the values and bounds; where either was meant, write `any` in place of `all`",
        ),
      };
    }
  },
});

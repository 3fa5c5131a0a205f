import { quoted } from "../../model/issue.ts";
import { pointerOf } from "../../model/pointer.ts";
import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";

/** Finds named conditions that nothing leads to. */
export const unusedCondition = defineCheck({
  code: "unused-condition",
  severity: "warning",
  title: text("命名条件没有用到", "a named condition that nothing uses"),
  find: function* ({ ruleSet, nodes }) {
    const used = new Set(
      nodes.flatMap(({ json }) => ("condition" in json ? [json.condition] : [])),
    );
    for (const name of Object.keys(ruleSet.conditions ?? {})) {
      if (used.has(name)) continue;
      yield {
        pointer: pointerOf(["conditions", name]),
        message: text(
          `命名条件 ${quoted(name)} 没有用到`,
          `named condition ${quoted(name)} is never used`,
        ),
        help: text(
          `删掉，或在该用的地方写 \`{ "condition": "${name}" }\``,
          `remove it, or write \`{ "condition": "${name}" }\` where it was meant to be`,
        ),
        fix: {
          title: text("删掉没用到的命名条件", "remove the condition that nothing uses"),
          edits: [{ path: ["conditions", name] }],
        },
      };
    }
  },
});

import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { groupsOf } from "../groups.ts";
import { implies } from "../implies.ts";
import { pathTo } from "../path-to.ts";

/** Finds members of a group that change nothing beside another member. */
export const absorbedCondition = defineCheck({
  code: "absorbed-condition",
  severity: "warning",
  title: text("条件被同组的另一项包含", "a condition that another one makes superfluous"),
  find: function* ({ nodes, ruleSet }) {
    for (const { key, kind, members, pointer } of groupsOf(nodes)) {
      if (kind === "at-least") continue;
      for (const [index, { expression }] of members.entries()) {
        const by = members.findIndex((other, at) => {
          if (at === index) return false;
          const [narrow, wide] =
            kind === "any" ? [expression, other.expression] : [other.expression, expression];
          // Both ways is a repetition, which has a check of its own.
          return implies(narrow, wide) && !implies(wide, narrow);
        });
        if (by < 0) continue;
        const at = `${pointer}/${key}/${index}`;
        yield {
          pointer: at,
          message:
            kind === "any"
              ? text(
                  `这一项成立时第 ${by + 1} 项必然成立，写不写都一样`,
                  `whenever this holds member ${by + 1} holds too: it changes nothing here`,
                )
              : text(
                  `第 ${by + 1} 项成立时这一项必然成立，写不写都一样`,
                  `whenever member ${by + 1} holds this holds too: it changes nothing here`,
                ),
          help: text(
            "删掉它；如果本意更严或更宽，改它的取值",
            "remove it, or mend its value where more or less was meant",
          ),
          fix: {
            title: text("删掉多余的条件", "remove the superfluous condition"),
            edits: [{ path: pathTo(ruleSet, at) }],
          },
        };
      }
    }
  },
});

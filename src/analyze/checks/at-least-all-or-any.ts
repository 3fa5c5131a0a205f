import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";
import { pathTo } from "../path-to.ts";

/** Finds `atLeast` that asks for one of its members, or for all of them. */
export const atLeastAllOrAny = defineCheck({
  code: "at-least-all-or-any",
  severity: "warning",
  title: text("`atLeast` 等于全部或任一", "an `atLeast` that is an `all` or an `any`"),
  find: function* ({ nodes, ruleSet }) {
    for (const { kind, json, k, pointer } of nodes) {
      if (kind !== "at-least" || !("of" in json)) continue;
      const word = k === 1 ? "any" : k === json.of.length ? "all" : undefined;
      if (word === undefined) continue;
      const { of } = json;
      const path = pathTo(ruleSet, pointer);
      yield {
        pointer: `${pointer}/atLeast`,
        message: text(
          `${of.length} 项中至少 ${k} 项，就是 \`${word}\``,
          `at least ${k} of ${of.length} is what \`${word}\` says`,
        ),
        help: text(
          `写成 \`${word}\`；如果数写错了，改 \`atLeast\``,
          `write \`${word}\`, or mend the number`,
        ),
        fix: {
          title: text(`改写成 \`${word}\``, `write \`${word}\``),
          edits: [{ path: [...path, "of"], key: word }, { path: [...path, "atLeast"] }],
        },
      };
    }
  },
});

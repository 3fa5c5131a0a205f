import type { Lexicon } from "../../facts/lexicon.ts";
import { factsAbout } from "../../facts/lexicon.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import type { Analysis } from "../analysis.ts";
import { defineCheck } from "../check.ts";

/** Finds doors that stay shut until somebody has written down that something bad did not happen. */
export const negatedUnknown = defineCheck({
  code: "negated-unknown",
  severity: "warning",
  title: text("要求“没有”，而“没有”很少有人记录", "a door that waits for the absence of something"),
  find: function* (analysis) {
    for (const condition of doorConditions(analysis)) {
      for (const { leaf, negated } of requiredLeaves(condition)) {
        if (!deniesAdverse(leaf, negated, analysis.lexicon)) continue;
        const fact = quoted(leaf.fact);
        yield {
          pointer: leaf.pointer,
          message: text(
            `门要等有人记录 ${fact} 为“否”才会开，而这类情况没发生时很少有人记`,
            `the door waits until somebody records that ${fact} is not so, which people seldom do`,
          ),
          help: text(
            '改成 `block` 级提示，加 `"presumed": "absent"`：没人记录时先放行并列明',
            'make it a `block` flag with `"presumed": "absent"`: it passes, and is listed, while nobody knows',
          ),
        };
      }
    }
  },
});

/** Returns the conditions that keep a door shut as long as they are unknown. */
function doorConditions({ stages, checkpoints }: Analysis): readonly Expression<Test>[] {
  const entries = stages.flatMap(({ entry }) => entry ?? []);
  const essentials = checkpoints.flatMap(({ checkpoint, when }) =>
    checkpoint.essential === true && checkpoint.judgement === false ? (when ?? []) : [],
  );
  return [...entries, ...essentials].map(({ expression }) => expression);
}

/** Returns the leaves that must hold for an expression to hold. */
function requiredLeaves(
  expression: Expression<Test>,
): readonly Extract<Expression<Test>, { readonly kind: "leaf" }>[] {
  if (expression.kind === "leaf") return [expression];
  return expression.kind === "all" ? expression.of.flatMap(requiredLeaves) : [];
}

/** Returns whether a test demands that something which speaks against us is known not to be so. */
function deniesAdverse(test: Test, negated: boolean, lexicon: Lexicon): boolean {
  const { reading, type, operator, decorators, value } = test;
  if (reading.read !== "value" || type.kind !== "boolean" || decorators.length > 0) return false;
  if (factsAbout(lexicon, reading.subject).get(reading.what)?.favours !== "them") return false;
  const isTrue = (operator.name === "equal") === (value === true);
  return isTrue === negated;
}

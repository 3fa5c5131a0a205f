import type { Crowd, Member } from "../../../src/analyze/prove/crowd.ts";
import type { Formulas } from "../../../src/analyze/prove/formula.ts";
import type { AttributeAsk } from "../../../src/analyze/prove/vocabulary.ts";

/** Returns the crowd of elements that are all there is; amounts of attributes are known numbers. */
export function givenCrowd(
  formulas: Formulas,
  members: readonly Member[],
  amount: (member: Member, attribute: AttributeAsk) => number,
): Crowd {
  return {
    atLeast: (_key, k, predicate) =>
      formulas.atLeast(
        k,
        members.map((member) => formulas.and(member.present, predicate(member))),
      ),
    sum: (_key, _sorts, shares, bound, strict) =>
      formulas.sum(
        members.flatMap((member) =>
          shares.map(({ coefficient, when, attribute }) => ({
            coefficient:
              attribute === undefined ? coefficient : coefficient * amount(member, attribute),
            gate: formulas.and(member.present, when(member)),
          })),
        ),
        bound,
        strict,
      ),
  };
}

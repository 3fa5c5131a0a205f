import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as runner from "@vitest/runner";
import { expectTypeOf } from "expect-type";
import fc, { type IRawProperty, type Parameters } from "fast-check";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** Laws are tried on the same few cases for every mutant, and the first that fails is enough. */
const runsOf = ({ numRuns = 100 }: Parameters<unknown>): number =>
  Math.min(numRuns, Math.max(4, Math.ceil(numRuns / 20)), 12);

const fewer = {
  ...fc,
  assert: <Case>(property: IRawProperty<Case>, options: Parameters<Case> = {}) => {
    const numRuns = runsOf(options as Parameters<unknown>);
    return fc.assert(property, { ...options, numRuns, seed: 1, endOnFailure: true });
  },
};

/** What tests import, as they get it here: the parts Vitest is made of, and laws on fewer cases. */
export const testTools: Readonly<Record<string, unknown>> = {
  vitest: { ...runner, expect: chai.expect, expectTypeOf },
  "fast-check": { ...fewer, default: fewer, __esModule: true },
};

import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";
import * as runner from "@vitest/runner";
import { expectTypeOf } from "expect-type";
import fc, { type IRawProperty, type Parameters } from "fast-check";
import { currentPart } from "./parts.ts";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** Laws are tried on the same few cases for every mutant, and the first that fails is enough. */
const most = currentPart() === "unlock" ? 12 : 5;

const fewer = {
  ...fc,
  assert: <Case>(property: IRawProperty<Case>, options: Parameters<Case> = {}) => {
    const numRuns = Math.min(options.numRuns ?? most, most);
    return fc.assert(property, { ...options, numRuns, seed: 1, endOnFailure: true });
  },
};

/** What tests import, as they get it here: the parts Vitest is made of, and laws on fewer cases. */
export const testTools: Readonly<Record<string, unknown>> = {
  vitest: { ...runner, expect: chai.expect, expectTypeOf },
  "fast-check": { ...fewer, default: fewer, __esModule: true },
};

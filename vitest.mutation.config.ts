import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** The quick tests of each folder that `npm run mutation` changes; laws are tried on few cases. */
const tests: Readonly<Record<string, readonly string[]>> = {
  logic: [
    "test/logic/**/*.test.ts",
    "test/conformance/assess.test.ts",
    "test/properties/{kleene-logic,intervals}.test.ts",
  ],
  gate: ["test/gate/**/*.test.ts", "test/fixtures.test.ts"],
  assess: [
    "test/assess/{compile-rule-set,field-reader,missing,verdict-schema}.test.ts",
    "test/conformance/assess.test.ts",
    "test/fixtures.test.ts",
    "test/properties/{equals-reference,half-known-lists}.test.ts",
  ],
};

export default defineConfig({
  ...(base.resolve === undefined ? {} : { resolve: base.resolve }),
  test: {
    name: "mutation",
    testTimeout: 60_000,
    setupFiles: ["test/fewer-runs.ts"],
    include: [...(tests[process.env.MUTATION_PART ?? "logic"] ?? [])],
  },
});

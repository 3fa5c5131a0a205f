import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "./vitest.config.ts";

/**
 * The tests of each folder that `npm run mutation` changes, the quick ones first: the first that
 * notices a mutant is the last that runs. Laws are tried on few cases.
 */
const tests: Readonly<Record<string, readonly string[]>> = {
  logic: [
    "test/logic/**/*.test.ts",
    "test/conformance/assess.test.ts",
    "test/properties/{kleene-logic,intervals}.test.ts",
  ],
  gate: ["test/gate/**/*.test.ts", "test/fixtures.test.ts"],
  assess: [
    "test/assess/{compile-rule-set,evidence,explain,field-reader,fits,missing,missing-elements,verdict-schema}.test.ts",
    "test/gate/{advance,close,door,record}.test.ts",
    "test/{fixtures,words/trace,report/render-trace}.test.ts",
    "test/conformance/assess.test.ts",
    "test/properties/{verdict,overlays,crowds,soundness,half-known-lists,equals-reference}.test.ts",
  ],
  unlock: ["test/assess/unlock.test.ts"],
};

const files = tests[process.env.MUTATION_PART ?? "logic"] ?? [];

/** Tests are run in the order of these folders and files: the quick ones, then laws, then the rest. */
const order = [
  "test/conformance/",
  "test/properties/",
  "test/fixtures",
  "test/assess/verdict-schema",
];
const placeOf = ({ moduleId }: TestSpecification): number =>
  order.findIndex((place) => moduleId.includes(place));

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const named = files.toSorted((left, right) => (left.moduleId < right.moduleId ? -1 : 1));
    return named.sort((left, right) => placeOf(left) - placeOf(right));
  }
}

export default defineConfig({
  ...(base.resolve === undefined ? {} : { resolve: base.resolve }),
  test: {
    name: "mutation",
    testTimeout: 60_000,
    // One worker reads the modules once for all test files of a mutant.
    isolate: false,
    sequence: { sequencer: QuickFirst },
    // Nobody reads why a mutant failed.
    diff: { maxDepth: 1, truncateThreshold: 1 },
    setupFiles: ["test/fewer-runs.ts"],
    include: [...files],
  },
});

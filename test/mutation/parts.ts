import { readdirSync } from "node:fs";

const under = (folder: string, ...names: string[]): string[] =>
  (names.length > 0 ? names.map((name) => `${name}.test.ts`) : readdirSync(folder).sort())
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`);

/**
 * The test files of each part of the core that `npm run mutation` changes, in the order they are tried
 * in: quick ones first, since the first that notices a mutant is the last that runs.
 */
const testFiles = {
  logic: () => [
    ...under("test/logic"),
    ...under("test/conformance", "assess"),
    ...under("test/properties", "kleene-logic", "intervals"),
  ],
  gate: () => [...under("test/gate"), "test/fixtures.test.ts"],
  assess: () => [
    ...under("test/assess").filter((file) => !/\/(unlock|verdict-schema)/.test(file)),
    ...under("test/gate", "advance", "close", "door", "record"),
    "test/words/trace.test.ts",
    "test/report/render-trace.test.ts",
    ...under("test/conformance", "assess", "missing"),
    ...under("test/properties", "verdict", "overlays", "crowds", "soundness", "half-known-lists"),
    ...under("test/properties", "equals-reference"),
    "test/fixtures.test.ts",
    "test/assess/verdict-schema.test.ts",
  ],
  unlock: () => [
    ...under(
      "test/assess",
      "unlock-candidates",
      "unlock-agenda",
      "unlock-ways",
      "unlock-steps",
      "unlock-derivations",
      "unlock-search",
      "unlock-reduced",
    ),
    ...under("test/conformance", "unlock"),
    ...under(
      "test/assess",
      "unlock-knowledge",
      "unlock-scene",
      "unlock-scene-memory",
      "unlock-doors",
      "unlock-situation",
      "unlock-standing",
      "unlock-items",
      "unlock-formula",
      "unlock",
    ),
  ],
} as const;

/** A part of the core, by the name `npm run mutation` takes. */
export type Part = keyof typeof testFiles;

/** The parts, in the order they are gone through. */
export const parts = Object.keys(testFiles) as Part[];

/** Returns the part that is being mutated. */
export const currentPart = (): Part =>
  parts.find((part) => part === process.env.MUTATION_PART) ?? "logic";

/** Returns the test files of a part, by their paths within the package, in the order to run them. */
export const testsOf = (part: Part): string[] => testFiles[part]();

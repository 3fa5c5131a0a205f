import { defineConfig, type Options } from "tsup";

const entries = {
  index: "src/index.ts",
  rules: "src/shipped/index.ts",
  live: "src/live/index.ts",
  import: "src/import/index.ts",
  report: "src/report/index.ts",
  relations: "src/relations/index.ts",
  funnel: "src/funnel/index.ts",
  analyze: "src/analyze/index.ts",
  testing: "src/testing/index.ts",
  forms: "src/forms/index.ts",
  compare: "src/compare/index.ts",
  batch: "src/batch/index.ts",
  handbook: "src/handbook/index.ts",
  "rule-tests": "src/rule-tests/index.ts",
  mutate: "src/mutate/index.ts",
};

// Not exported: bundlers leave out whole files, so what a bare decision needs, and what it does not,
// stands in files of its own.
const apart = {
  "compile-rule-set": "src/assess/compile-rule-set.ts",
  digest: "src/model/digest.ts",
};

const shared: Options = {
  target: "es2022",
  // Neutral, so that a Node module that slips into the core is an error and not a polyfill.
  platform: "neutral",
  external: [/^node:/],
  // Small and used by the core: bundled, so that installing dealgate brings fewer packages.
  noExternal: ["@noble/hashes", "canonicalize", "jsonc-parser", "pure-rand", "string-width"],
  removeNodeProtocol: false,
  // Shared chunks in CJS too, so that a plan from `dealgate` is known to `dealgate/live`.
  splitting: true,
  sourcemap: true,
  dts: { entry: entries, compilerOptions: { ignoreDeprecations: "6.0" } },
  esbuildOptions(options) {
    options.mainFields = ["module", "main"];
    // Chinese as it is: escaped it would weigh twice as much.
    options.charset = "utf8";
  },
};

export default defineConfig([
  {
    ...shared,
    format: "esm",
    entry: {
      ...entries,
      ...apart,
      cli: "src/cli/main.ts",
      "assess-worker": "src/cli/assess-worker.ts",
    },
  },
  { ...shared, format: "cjs", entry: entries },
]);

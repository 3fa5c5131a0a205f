// One part of the source at a time, by its own tests: see scripts/mutation.ts.
const part = process.env.MUTATION_PART ?? "logic";

export default {
  plugins: ["./test/mutation/runner.ts"],
  testRunner: "in-process",
  coverageAnalysis: "perTest",
  mutate:
    part === "unlock"
      ? ["src/assess/unlock/**/*.ts"]
      : [`src/${part}/**/*.ts`, "!src/assess/unlock/**/*.ts"],
  ignorePatterns: ["/dist", "/coverage", "/docs", "/reports", "/bench", "/.git"],
  tempDirName: ".stryker-tmp",
  incremental: true,
  incrementalFile: `reports/mutation/${part}-incremental.json`,
  timeoutMS: 8_000,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: `reports/mutation/${part}.json` },
  warnings: { slow: false },
};

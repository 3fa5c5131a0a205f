import { defineConfig } from "vitest/config";

const source = (folder: string): string => `${import.meta.dirname}/src/${folder}index.ts`;

export default defineConfig({
  // The package by its own name, as the examples in docs import it.
  resolve: {
    alias: [
      { find: /^dealgate$/, replacement: source("") },
      { find: /^dealgate\/rules$/, replacement: source("shipped/") },
      {
        find: /^dealgate\/(live|analyze|import|report|relations|funnel|testing|forms|compare|batch|handbook|rule-tests|mutate)$/,
        replacement: source("$1/"),
      },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "source",
          // No test is timed; this is only when to give up on a machine that is busy.
          testTimeout: 60_000,
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "package",
          include: ["test/package/**/*.test.ts"],
          globalSetup: ["test/package/pack-once.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.d.ts"],
      reporter: ["text-summary", "json-summary"],
      reportsDirectory: "coverage",
      thresholds: { lines: 85 },
    },
  },
});

import { relative } from "node:path";
import type { InstrumenterContext } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  type BaseTestResult,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import {
  startTests,
  type Task,
  type Test,
  type VitestRunner,
  type VitestRunnerConfig,
} from "@vitest/runner";
import { loadedTests } from "./loaded-tests.ts";
import { currentPart, testsOf } from "./parts.ts";
import { testTools } from "./test-tools.ts";

const config: VitestRunnerConfig = {
  root: process.cwd(),
  name: undefined,
  setupFiles: [],
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: "stack", setupFiles: "list" },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
  // Nobody reads why a mutant failed.
  diffOptions: { maxDepth: 1, truncateThreshold: 1 },
};

const nameOf = (task: Task): string =>
  task.suite === undefined ? task.name : `${nameOf(task.suite)} ${task.name}`;

const idOf = (test: Test): string => `${relative("", test.file.filepath)}#${nameOf(test)}`;

/** What mutated source reads, and where it says what was reached. */
const state: InstrumenterContext = {};
Object.assign(globalThis, { __stryker__: state });

const failed = (told: BaseTestResult, failureMessage: string): TestResult => ({
  ...told,
  status: TestStatus.Failed,
  failureMessage,
});

/** Runs the tests of one file, or those wanted of them, and skips what comes after a failure. */
class UntilOneFails implements VitestRunner {
  readonly config = config;
  readonly importFile: () => void;
  readonly results: TestResult[] = [];
  readonly #wanted: ReadonlySet<string> | undefined;

  constructor(load: () => void, wanted: ReadonlySet<string> | undefined) {
    this.importFile = load;
    this.#wanted = wanted;
  }

  onBeforeRunTask(test: Test): void {
    const id = idOf(test);
    if (this.results.at(-1)?.status === TestStatus.Failed || this.#wanted?.has(id) === false)
      test.mode = "skip";
    if (state.activeMutant === undefined) state.currentTestId = id;
  }

  onAfterRunTask(test: Test): void {
    delete state.currentTestId;
    const told = {
      id: idOf(test),
      name: nameOf(test),
      timeSpentMs: Math.ceil(test.result?.duration ?? 0),
    };
    this.results.push(
      test.result?.state === "pass"
        ? { ...told, status: TestStatus.Success }
        : failed(told, test.result?.errors?.[0]?.message ?? "no result"),
    );
  }
}

/**
 * Runs the tests of a part in this process, all modules made anew for each mutant. To start Vitest
 * takes longer than the test that notices most mutants; without that, a test is all a mutant takes.
 */
class TestsInProcess implements TestRunner {
  #tests: ReadonlyMap<string, () => void> = new Map();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.#tests = await loadedTests(testsOf(currentPart()), testTools);
  }

  async dryRun(): Promise<DryRunResult> {
    const mutantCoverage = { static: {}, perTest: {} };
    state.mutantCoverage = mutantCoverage;
    const ran = await this.#run();
    return ran.status === DryRunStatus.Complete ? { ...ran, mutantCoverage } : ran;
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter } = options;
    // What is reached is counted all the same; with each test apart that would grow large.
    const mutantCoverage = { static: {}, perTest: {} };
    Object.assign(state, { activeMutant: activeMutant.id, hitCount: 0, hitLimit, mutantCoverage });
    const ran = await this.#run(testFilter && new Set(testFilter));
    return toMutantRunResult(determineHitLimitReached(state.hitCount, hitLimit) ?? ran);
  }

  /** Runs the tests with these ids, all if none are given, until one fails. */
  async #run(wanted?: ReadonlySet<string>): Promise<DryRunResult> {
    const results: TestResult[] = [];
    for (const [path, load] of this.#tests) {
      const name = relative("", path);
      if (wanted !== undefined && ![...wanted].some((id) => id.startsWith(`${name}#`))) continue;
      const runner = new UntilOneFails(load, wanted);
      const [file] = await startTests([path], runner);
      results.push(...runner.results.map((result) => ({ ...result, fileName: path })));
      // What fails before any test of the file runs.
      const [broken] = file?.result?.errors ?? [];
      if (broken !== undefined && runner.results.length === 0)
        results.push(
          failed({ id: `${name}#`, name, timeSpentMs: 0, fileName: path }, broken.message),
        );
      if (results.at(-1)?.status === TestStatus.Failed) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }
}

/** What Stryker takes from this module. */
export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, "in-process", TestsInProcess),
];

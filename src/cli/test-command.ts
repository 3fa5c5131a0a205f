import { basename, dirname } from "node:path";
import { type Language, text } from "../model/text.ts";
import { junitReport } from "../rule-tests/junit-report.ts";
import { renderRuleTests } from "../rule-tests/render-rule-tests.ts";
import { hasPassed, meetsThreshold, type Threshold } from "../rule-tests/rule-test-run.ts";
import { complain } from "./complain.ts";
import type { Source } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, type Look, lookOf, print } from "./io.ts";
import { ruleTestSources } from "./rule-test-sources.ts";
import { type FilesRun, runRuleTests } from "./run-rule-tests.ts";
import { type Watched, watchFiles } from "./watch-files.ts";

/** How `test` may write what came of the tests. */
export const testFormats = ["text", "json", "junit"] as const;

/** What `test` may be told. */
export interface TestOptions {
  readonly coverage: boolean;
  readonly threshold?: Threshold;
  readonly format: (typeof testFormats)[number];
  readonly watch: boolean;
  readonly lang: Language;
}

/** Runs rule tests and tells which verdicts are not as expected, and what no test has seen. */
export const testCommand = async (
  files: readonly string[],
  options: TestOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, options.lang);
  if (files.includes("-")) {
    await complain(io, look, {
      message: text(
        "规则测试要写在文件里，不能从标准输入读",
        "rule tests are files: they are not read from the standard input",
      ),
    });
    return exitCodes.usage;
  }
  const first = await ruleTestSources(files, io, look);
  if (first === undefined) return exitCodes.badInput;
  let { code, watched } = await runAll(first, options, io, look);
  if (!options.watch) return code;
  await print(io.stderr, `${waiting[options.lang]}\n`);
  for (;;) {
    // What the tests read can change with them, and so what is to be watched.
    const watching = watchFiles(watched, io.stop);
    try {
      if (!(await watching.changed())) return code;
    } finally {
      watching.close();
    }
    const sources = await ruleTestSources(files, io, look);
    if (sources !== undefined) ({ code, watched } = await runAll(sources, options, io, look));
  }
};

const waiting = text(
  "测试、规则或商机有改动就重新测试，按 Ctrl+C 结束",
  "testing again whenever a test, its rules or its deal change; Ctrl+C ends",
);

const runAll = async (
  sources: readonly Source[],
  options: TestOptions,
  io: Io,
  look: Look,
): Promise<{ readonly code: ExitCode; readonly watched: readonly Watched[] }> => {
  const { format, threshold, lang } = options;
  const hasCoverage = options.coverage || threshold !== undefined;
  const run = await runRuleTests(sources, hasCoverage, io, look);
  const asked = threshold === undefined ? run : { ...run, threshold };
  const outputLook = lookOf(io.stdout, io.env, lang);
  await print(io.stdout, written(asked, format, outputLook));
  const watched: readonly Watched[] = [
    ...sources.map(({ path, isFound }) => ({
      folder: dirname(path),
      ...(isFound ? {} : { name: basename(path) }),
    })),
    ...run.read.map((path) => ({ folder: dirname(path), name: basename(path) })),
  ];
  return { code: codeOf(asked), watched };
};

const written = (run: FilesRun, format: TestOptions["format"], look: Look): string => {
  switch (format) {
    case "text":
      return renderRuleTests(run, look);
    case "json": {
      const { results, unread, coverage } = run;
      const told = results.map((result) => {
        const { match, ...rest } = result;
        return { ...rest, passed: hasPassed(result), mismatches: match?.mismatches };
      });
      return `${JSON.stringify({ tests: told, unread, coverage }, null, 2)}\n`;
    }
    case "junit":
      return junitReport(run, look.lang);
  }
};

const codeOf = ({ results, coverage = [], threshold, isBroken }: FilesRun): ExitCode => {
  if (isBroken) return exitCodes.badInput;
  if (!results.every(hasPassed)) return exitCodes.mayNot;
  const isEnough =
    threshold === undefined || coverage.every((each) => meetsThreshold(each, threshold));
  return isEnough ? exitCodes.ok : exitCodes.mayNot;
};

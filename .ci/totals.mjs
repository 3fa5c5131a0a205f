// Prints "N passed, N failed" for a vitest JSON report; exits 1 when anything failed or nothing was reported.
import { readFileSync } from "node:fs";

const count = (report) => {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failed = tests.filter((test) => test.status === "failed").length;
  // A file that cannot be loaded has no tests to fail: it counts as one failure itself.
  const broken = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: failed + broken,
    skipped: tests.length - failed - tests.filter((test) => test.status === "passed").length,
  };
};

const read = (path) => {
  try {
    return count(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    process.stderr.write("the test run left no report\n");
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const { passed, failed, skipped } = read(process.argv[2]);
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

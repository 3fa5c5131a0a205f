import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "dealgate-totals-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const totals = (report: string | undefined) => {
  const path = join(folder, "report.json");
  rmSync(path, { force: true });
  if (report !== undefined) writeFileSync(path, report);
  const { stdout, status } = spawnSync(process.execPath, [".ci/totals.mjs", path]);
  return { lines: stdout.toString("utf8").trimEnd().split("\n"), status };
};

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test("a run that passes is totalled and succeeds, skipped tests named on their own line", () => {
  const report = { testResults: [file("passed", "passed", "skipped"), file("passed", "passed")] };
  expect(totals(JSON.stringify(report))).toEqual({
    lines: ["1 skipped", "2 passed, 0 failed"],
    status: 0,
  });
});

test("a run with a failing test is totalled and fails", () => {
  const report = { testResults: [file("failed", "passed", "failed"), file("passed", "passed")] };
  expect(totals(JSON.stringify(report))).toEqual({ lines: ["2 passed, 1 failed"], status: 1 });
});

test("a file that cannot be loaded counts as a failure", () => {
  const report = { testResults: [file("failed"), file("passed", "passed")] };
  expect(totals(JSON.stringify(report))).toEqual({ lines: ["1 passed, 1 failed"], status: 1 });
});

test.each([undefined, "", "{}", "half a repo"])(
  "a run that broke counts as a failure: %j",
  (report) => {
    expect(totals(report)).toEqual({ lines: ["0 passed, 1 failed"], status: 1 });
  },
);

test("a run without any test fails", () => {
  expect(totals(JSON.stringify({ testResults: [] }))).toEqual({
    lines: ["0 passed, 0 failed"],
    status: 1,
  });
});

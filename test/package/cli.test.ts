import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";

const program = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "dealgate-built-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (argv: readonly string[], input = "") =>
  spawnSync(process.execPath, [program, ...argv], {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { PATH: process.env.PATH, LANG: "zh_CN.UTF-8" },
  });

test("the built program assesses a deal of the standard input", () => {
  const { status, stdout, stderr } = run(["assess", "-"], `{"id":"d-1","name":"机房改造"}`);
  expect(stderr).toBe("");
  expect(stdout).toContain("机房改造");
  expect(status).toBe(0);
});

test("the built program ends with its exit codes", () => {
  expect(run(["assess", "-"], "{").status).toBe(3);
  expect(run(["asess"]).status).toBe(64);
  expect(run([]).status).toBe(64);
  expect(run(["--version"]).status).toBe(0);
});

test("the built program imports with a mapping of the package", () => {
  writeFileSync(join(folder, "deals.csv"), `"Product";"Status"\n"A";"Won"\n`);
  const { status, stderr } = run(["import", "--map", "salvirt-b2b", "deals.csv"]);
  expect(status).toBe(3);
  expect(stderr).toContain("缺少列 `Seller`");
});

test("the built program ends quietly when its reader has gone", () => {
  const deals = Array.from({ length: 5000 }, (_, index) => `{"id":"d-${index}"}\n`).join("");
  writeFileSync(join(folder, "deals.ndjson"), deals);
  const piped = `"${process.execPath}" "${program}" assess deals.ndjson --json | head -n 1`;
  const { stdout, stderr } = spawnSync("sh", ["-c", piped], { cwd: folder, encoding: "utf8" });
  expect(JSON.parse(stdout).deal).toBe("d-0");
  expect(stderr).not.toContain("EPIPE");
});

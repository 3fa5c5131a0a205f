import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "dealgate-mutation-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The source is copied and read anew for this, by processes of its own.
const timeout = 300_000;

test("of the mistakes in one file the tests miss only those that change nothing", {
  timeout,
}, () => {
  const { stdout, status } = spawnSync(
    join("node_modules", ".bin", "stryker"),
    [
      ...["run", "--mutate", "src/logic/truth.ts", "--reporters", "clear-text"],
      ...["--incrementalFile", join(folder, "results.json")],
    ],
    {
      encoding: "utf8",
      env: { ...process.env, MUTATION_PART: "logic", NODE_OPTIONS: "--import=tsx" },
    },
  );
  const missed = stdout.split("\n\n").filter((block) => /\[(Survived|NoCoverage)\]/.test(block));
  // Of two equal truths it does not matter which is taken.
  expect(missed.map((block) => block.split("\n").filter((line) => line.startsWith("+")))).toEqual([
    ["+     return a <= b ? a : b;"],
    ["+     return a >= b ? a : b;"],
  ]);
  expect(status).toBe(0);
});

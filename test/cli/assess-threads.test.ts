import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { threadRunner } from "../../src/cli/batch-runner.ts";
import { dealMaker } from "../../src/generate/deal-maker.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

const rules = parseRuleSet(twoStages);
if (!rules.ok) throw new Error("the test's own rules are wrong");
const make = dealMaker({ ruleSet: rules.ruleSet, seed: 1, asOf: "2026-06-30" });
const lines = Array.from({ length: 1_700 }, (_, index) =>
  index % 97 === 5 ? `{ broken ${index}` : JSON.stringify(make(index)),
);

let place: Place;
/** Within the project, where what is not bundled is found. */
let built: string;
beforeAll(async () => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("deals.ndjson", lines.join("\n"));
  mkdirSync("node_modules/.cache", { recursive: true });
  built = mkdtempSync(join(process.cwd(), "node_modules/.cache/dealgate-threads-"));
  await build({
    entryPoints: {
      cli: "src/cli/main.ts",
      "assess-worker": "src/cli/assess-worker.ts",
      "dying-worker": "test/cli/dying-worker.ts",
    },
    outdir: built,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
}, 60_000);
afterAll(() => {
  place.remove();
  rmSync(built, { recursive: true, force: true });
});

const options = ["--rules", "rules.json", "--as-of", "2026-06-30", "--lang", "en"];
const threads = (worker: string) => pathToFileURL(join(built, `${worker}.js`));

/** The whole, worked out without threads and never stopped. */
const whole = async () => {
  const argv = ["assess", "deals.ndjson", ...options, "--summary"];
  const ran = await place.run([...argv, "--out", "whole.ndjson", "--rejects", "whole-r.ndjson"]);
  return { ...ran, out: place.read("whole.ndjson"), rejects: place.read("whole-r.ndjson") };
};
let expected: Awaited<ReturnType<typeof whole>>;
beforeAll(async () => {
  expected = await whole();
}, 120_000);

describe("threads", () => {
  test("give the same bytes in the same order as one thread does", async () => {
    const argv = ["assess", "deals.ndjson", ...options, "--summary"];
    const ran = await place.run([...argv, "--out", "two.ndjson", "--rejects", "two-r.ndjson"], {
      batchWorker: threads("assess-worker"),
    });
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([3, expected.stdout, expected.stderr]);
    expect(place.read("two.ndjson") === expected.out).toBe(true);
    expect(place.read("two-r.ndjson") === expected.rejects).toBe(true);
    // Lines 5, 102 and so on up to 1,654 are broken: 18 of them.
    expect(expected.stderr).toBe("1,700 in: 1,682 verdicts, 18 rejected\n");
  });

  test("that cannot be started are done without", async () => {
    const ran = await place.run(["assess", "deals.ndjson", ...options, "--out", "none.ndjson"], {
      batchWorker: threads("no-such-worker"),
    });
    expect(ran.code).toBe(3);
    expect(place.read("none.ndjson") === expected.out).toBe(true);
  });

  test("that cannot be started bring nothing else down", async () => {
    const wants = { asOf: "2026-06-30", verdicts: true, tally: false, outcomes: false };
    const plan = compileRuleSet(rules.ruleSet);
    // What fails beside the test makes it fail; one start in six did.
    for (let start = 0; start < 25; start++) {
      expect(await threadRunner(threads("no-such-worker"), plan, wants, 2)).toBeUndefined();
    }
  });

  test("that a deal kills cost that deal alone, told with the reason", async () => {
    const deals = Array.from({ length: 90 }, (_, index) => {
      const custom = {
        40: { note: "ends-the-thread" },
        41: { note: "fails-the-thread" },
        70: { note: `ends-it-once:${join(place.path, "mark")}` },
      }[index];
      return JSON.stringify(dealAt(`d${index}`, true, custom && { custom }));
    });
    place.write("deadly.ndjson", deals.join("\n"));
    const streams = ["--out", "alive.ndjson", "--rejects", "dead.ndjson"];
    const ran = await place.run(["assess", "deadly.ndjson", ...options, ...streams], {
      batchWorker: threads("dying-worker"),
    });
    expect([ran.code, ran.stderr]).toEqual([3, "90 in: 88 verdicts, 2 rejected\n"]);
    const rowsOf = (name: string) =>
      place
        .read(name)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
    expect(rowsOf("dead.ndjson")).toMatchObject([
      { line: 41, issues: [{ code: "worker-died" }] },
      { line: 42, issues: [{ code: "worker-died" }] },
    ]);
    expect(rowsOf("dead.ndjson")[1].issues[0].message.en).toContain("it failed");
    expect(rowsOf("alive.ndjson").map(({ deal }) => deal)).toEqual(
      Array.from({ length: 90 }, (_, index) => `d${index}`).filter(
        (id) => id !== "d40" && id !== "d41",
      ),
    );
    expect(existsSync(join(place.path, "mark"))).toBe(true);
  });
});

const started = (...argv: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(built, "cli.js"), "assess", "deals.ndjson", ...options, ...argv], {
    cwd: place.path,
    stdio: ["ignore", "pipe", "pipe"],
  });

/** Lets a run go on until its checkpoint is written anew, then some more, and sends it a signal. */
const interrupted = async (
  name: string,
  signal: "SIGKILL" | "SIGINT" | "SIGTERM",
  wait: number,
): Promise<{ code: number | null; stderr: string }> => {
  const checkpoint = join(place.path, `${name}.resume`);
  // The first one stands there before anything is done, and the last one goes when all is.
  const seenAt = (): number => {
    try {
      const isBegun = /"count":[1-9]/.test(readFileSync(checkpoint, "utf8"));
      return isBegun ? statSync(checkpoint).mtimeMs : 0;
    } catch {
      return 0;
    }
  };
  const before = seenAt();
  const streams = ["--out", name, "--rejects", `r-${name}`, "--summary", "--jobs", "2"];
  const child = started(...streams, "--resume");
  let stderr = "";
  child.stderr?.on("data", (piece) => {
    stderr += piece;
  });
  child.stdout?.resume();
  const ended = once(child, "exit");
  let hasEnded = false;
  void ended.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && (seenAt() === before || seenAt() === 0))
    await new Promise((resolve) => setTimeout(resolve, 2));
  await new Promise((resolve) => setTimeout(resolve, wait));
  if (!hasEnded) child.kill(signal);
  const [code] = await ended;
  return { code, stderr };
};

describe("a run in threads", () => {
  test("that is killed again and again is gone on with to the same bytes", async () => {
    const sizes = new Set<number>();
    let kills = 0;
    let last: { code: number | null; stderr: string } = { code: null, stderr: "" };
    for (let round = 0; round < 12 && last.code === null; round++) {
      last = await interrupted("killed.ndjson", "SIGKILL", (round * 7) % 23);
      if (last.code === null) {
        kills++;
        sizes.add(statSync(join(place.path, "killed.ndjson")).size);
      }
    }
    // Killed at different places, and each time with something written.
    expect(kills).toBeGreaterThan(1);
    expect(sizes.size).toBe(kills);
    const ran = await place.run([
      ...["assess", "deals.ndjson", ...options, "--summary", "--resume"],
      ...["--out", "killed.ndjson", "--rejects", "r-killed.ndjson"],
    ]);
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([3, expected.stdout, expected.stderr]);
    expect(place.read("killed.ndjson") === expected.out).toBe(true);
    expect(place.read("r-killed.ndjson") === expected.rejects).toBe(true);
    expect(existsSync(join(place.path, "killed.ndjson.resume"))).toBe(false);
  }, 240_000);

  test.each(["SIGINT", "SIGTERM"] as const)(
    "that is ended by %s leaves whole lines, says where, and is gone on with",
    async (signal) => {
      const name = `${signal}.ndjson`;
      const { code, stderr } = await interrupted(name, signal, 1);
      expect(code).toBe(130);
      expect(stderr).toMatch(/interrupted; the first \d+ are done, in `SIG\w+.ndjson`/);
      const half = place.read(name);
      expect(half.endsWith("\n")).toBe(true);
      expect(expected.out.startsWith(half)).toBe(true);
      const ran = await place.run([
        ...["assess", "deals.ndjson", ...options, "--summary", "--resume"],
        ...["--out", name, "--rejects", `r-${name}`],
      ]);
      expect([ran.code, ran.stdout]).toEqual([3, expected.stdout]);
      expect(place.read(name) === expected.out).toBe(true);
      expect(place.read(`r-${name}`) === expected.rejects).toBe(true);
    },
    120_000,
  );
});

test("20,000 deals pass through a heap that could not hold them", async () => {
  const child = spawn(
    process.execPath,
    [
      "--max-old-space-size=64",
      ...[join(built, "cli.js"), "assess", "-", ...options, "--summary", "--jobs", "1"],
    ],
    { cwd: place.path, stdio: ["pipe", "pipe", "pipe"] },
  );
  let stderr = "";
  child.stderr.on("data", (piece) => {
    stderr += piece;
  });
  child.stdout.resume();
  const ended = once(child, "exit");
  const note = "x".repeat(4_800);
  for (let index = 0; index < 20_000; index++) {
    const line = `${JSON.stringify({ id: `d${index}`, custom: { note } })}\n`;
    if (!child.stdin.write(line)) await Promise.race([once(child.stdin, "drain"), ended]);
  }
  child.stdin.end();
  const [code] = await ended;
  expect([code, stderr]).toEqual([0, "20,000 in: 20,000 verdicts, 0 rejected\n"]);
}, 240_000);

import { execFileSync } from "node:child_process";
import { linkSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dealAt, openPlace, type Place, type Ran, twoStages } from "./program.ts";

const bad = "{ broken\n";
const good = `${JSON.stringify(dealAt("d-1", true))}\n`;

let place: Place;
beforeEach(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("deals.ndjson", bad + good.repeat(3));
});
afterEach(() => {
  vi.restoreAllMocks();
  place.remove();
});

const at = (name: string): string => join(place.path, name);
const assess = (...argv: readonly string[]): Promise<Ran> =>
  place.run(["assess", "--rules", "rules.json", ...argv]);
const both = (out: string, rejects: string): Promise<Ran> =>
  assess("deals.ndjson", "--out", out, "--rejects", rejects);

describe("two outputs that are one file by two names are refused:", () => {
  test.each<[string, () => void, string, string]>([
    ["a link", () => symlinkSync("a", at("b")), "a", "b"],
    [
      "a link to what is there",
      () => {
        place.write("a", "before");
        symlinkSync("a", at("b"));
      },
      "b",
      "a",
    ],
    [
      "a hard link",
      () => {
        place.write("a", "before");
        linkSync(at("a"), at("b"));
      },
      "a",
      "b",
    ],
    [
      "a folder with two names",
      () => {
        mkdirSync(at("d"));
        symlinkSync("d", at("e"));
      },
      "d/x",
      "e/x",
    ],
  ])("%s", async (_, prepare, out, rejects) => {
    prepare();
    const before = readdirSync(place.path);
    const ran = await both(out, rejects);
    expect([ran.code, ran.stderr]).toEqual([
      64,
      `error: \`${rejects}\` is both input and output, or given twice\n`,
    ]);
    expect(readdirSync(place.path)).toEqual(before);
  });

  test("but devices and pipes may be given twice, by two names", async () => {
    symlinkSync("/dev/null", at("a"));
    symlinkSync("/dev/null", at("b"));
    const ran = await both("a", "b");
    expect([ran.code, ran.stderr]).toEqual([3, "4 in: 3 verdicts, 1 rejected\n"]);
    expect([
      lstatSync(at("a")).isSymbolicLink(),
      lstatSync("/dev/null").isCharacterDevice(),
    ]).toEqual([true, true]);
  });
});

test("an output is none of the tables that are read, but may be named as what comes after `=`", async () => {
  place.write("x=o.ndjson", good);
  const ran = await assess("x=o.ndjson", "--out", "o.ndjson");
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  expect(JSON.parse(place.read("o.ndjson")).deal).toBe("d-1");
  const title = { zh: "x", en: "x" };
  const table = { file: "t.csv", key: "No", columns: { Customer: "account.name" } };
  place.write("map.json", JSON.stringify({ id: "m", title, deals: "t", files: { t: table } }));
  place.write("t.csv", "No,Customer\nd-1,Sample\n");
  const mapped = await assess("t=t.csv", "--map", "map.json", "--out", "t.csv");
  expect([mapped.code, mapped.stderr]).toEqual([
    64,
    "error: `t.csv` is both input and output, or given twice\n",
  ]);
});

describe("an output that is a pipe", () => {
  const many = good.repeat(1200);

  test("takes all verdicts, and nothing is kept beside it", async () => {
    place.write("many.ndjson", many);
    execFileSync("mkfifo", [at("pipe")]);
    const came = readFile(at("pipe"), "utf8");
    const ran = await assess("many.ndjson", "--out", "pipe");
    expect([ran.code, ran.stderr]).toEqual([0, "1,200 in: 1,200 verdicts, 0 rejected\n"]);
    expect((await came).split("\n")).toHaveLength(1201);
    expect(readdirSync(place.path).filter((name) => name.includes("resume"))).toEqual([]);
  });

  test("cannot be gone on with", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    const ran = await assess("deals.ndjson", "--out", "pipe", "--resume");
    expect([ran.code, ran.stderr]).toEqual([
      64,
      "error: `pipe` is no plain file: `--resume` cannot go on with it\n",
    ]);
  });
});

test("a run whose rejects nobody reads says that its verdicts are not whole", async () => {
  const ran = await place.run(
    ["assess", "deals.ndjson", "--rules", "rules.json", "--out", "v", "--rejects", "-"],
    { isClosed: true },
  );
  expect([ran.code, ran.stderr]).toEqual([
    3,
    "error: nobody reads the standard output any more: not all is in `v`\n",
  ]);
});

test("a run whose summary nobody reads ends as it would have", async () => {
  const argv = ["assess", "deals.ndjson", "--rules", "rules.json", "--summary"];
  const kept = await place.run([...argv, "--out", "v"], { isClosed: true });
  expect([kept.code, kept.stderr]).toEqual([3, expect.stringContaining("3 verdicts, 1 rejected")]);
  expect(place.read("v").split("\n")).toHaveLength(4);
});

test("a full disk is told with how many are done, and the rest is gone on with", async () => {
  place.write("many.ndjson", good.repeat(1200));
  expect((await assess("many.ndjson", "--out", "whole")).code).toBe(0);
  const handle = await open(at("rules.json"));
  await handle.close();
  const prototype: FileHandle = Object.getPrototypeOf(handle);
  const write = prototype.write;
  let left = 50;
  const full = Object.assign(new Error("write ENOSPC"), { code: "ENOSPC", syscall: "write" });
  vi.spyOn(prototype, "write").mockImplementation(function (this: FileHandle, ...given: unknown[]) {
    return --left < 0 ? Promise.reject(full) : Reflect.apply(write, this, given);
  } as typeof write);
  const ran = await assess("many.ndjson", "--out", "v");
  vi.restoreAllMocks();
  expect([ran.code, ran.stderr]).toEqual([
    3,
    "error: no space left for `v`; the first 512 are done\n" +
      "  the same command with `--resume` goes on\n",
  ]);
  const rest = await assess("many.ndjson", "--out", "v", "--resume");
  expect([rest.code, place.read("v") === place.read("whole")]).toEqual([0, true]);
});

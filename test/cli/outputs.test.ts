import { execFileSync } from "node:child_process";
import {
  createReadStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openPlace, type Place } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.remove());

const at = (name: string): string => join(place.path, name);
const link = (to: string, name: string): void => symlinkSync(to, at(name));
/** Makes a pipe with a name, and returns what comes out of it. */
const openPipe = (name: string): Promise<string> => {
  execFileSync("mkfifo", [at(name)]);
  return readFile(at(name), "utf8");
};

describe("an output that is written as a whole", () => {
  const three = async (): Promise<string> => (await place.run(["generate", "--deals", "3"])).stdout;

  test("goes through a pipe, which stays one", async () => {
    const came = openPipe("pipe");
    const ran = await place.run(["generate", "--deals", "3", "--out", "pipe"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(await came).toBe(await three());
    expect(lstatSync(at("pipe")).isFIFO()).toBe(true);
    expect(readdirSync(place.path)).toEqual(["pipe"]);
  });

  test("goes through a link to a pipe", async () => {
    const came = openPipe("pipe");
    link("pipe", "link");
    expect((await place.run(["generate", "--deals", "3", "--out", "link"])).code).toBe(0);
    expect(await came).toBe(await three());
    expect([readlinkSync(at("link")), lstatSync(at("pipe")).isFIFO()]).toEqual(["pipe", true]);
  });

  test("replaces what a link leads to, and the link stays", async () => {
    mkdirSync(at("far"));
    place.write("far/real.ndjson", "before");
    link("far", "near");
    link("near/real.ndjson", "link");
    expect((await place.run(["generate", "--deals", "3", "--out", "link"])).code).toBe(0);
    expect(readlinkSync(at("link"))).toBe("near/real.ndjson");
    expect(place.read("far/real.ndjson")).toBe(await three());
    expect(readdirSync(at("far"))).toEqual(["real.ndjson"]);
  });

  test("makes what a link leads to where it is not there yet", async () => {
    mkdirSync(at("far"));
    link("far/new.ndjson", "link");
    expect((await place.run(["generate", "--deals", "3", "--out", "link"])).code).toBe(0);
    expect(readlinkSync(at("link"))).toBe("far/new.ndjson");
    expect(place.read("far/new.ndjson")).toBe(await three());
  });

  test("says what is wrong with a link that leads nowhere, or in a circle", async () => {
    link("nowhere/new.ndjson", "link");
    link("round", "round");
    const ran = await place.run(["generate", "--deals", "3", "--out", "link"]);
    expect([ran.code, ran.stderr]).toEqual([3, "error: no folder for `link`\n"]);
    const round = await place.run(["generate", "--deals", "3", "--out", "round"]);
    expect([round.code, round.stderr]).toEqual([
      3,
      expect.stringContaining("cannot read or write `round`: ELOOP"),
    ]);
  });

  test("is told to be cut short where nobody reads it to its end", async () => {
    execFileSync("mkfifo", [at("pipe")]);
    const reader = createReadStream(at("pipe"));
    reader.once("data", () => reader.destroy());
    const ran = await place.run(["generate", "--deals", "1000", "--out", "pipe"]);
    expect([ran.code, ran.stderr]).toEqual([3, "error: nobody reads `pipe` any more\n"]);
  });
});

describe("generate that is interrupted", () => {
  test("leaves everything as it was, and ends with 130", async () => {
    place.write("gg.ndjson", "before");
    const stop = new AbortController();
    const running = place.run(["generate", "--deals", "100000", "--out", "gg.ndjson"], {
      stop: stop.signal,
    });
    setTimeout(() => stop.abort(), 50);
    const ran = await running;
    expect([ran.code, ran.stderr]).toEqual([
      130,
      "note: interrupted; `gg.ndjson` is left as it was\n",
    ]);
    expect(place.read("gg.ndjson")).toBe("before");
    expect(readdirSync(place.path)).toEqual(["gg.ndjson"]);
  });
});

describe("a standard output that takes no more", () => {
  test.each<[string, readonly string[]]>([
    ["deals", ["generate", "--deals", "3"]],
    ["verdicts", ["assess", "deals.ndjson", "--json"]],
    ["the sums", ["assess", "deals.ndjson", "--summary"]],
    ["a report", ["assess", "deals.ndjson"]],
    ["questions", ["unlock", "deals.ndjson"]],
    ["an audit", ["audit", "history.csv", "--stages", "stages.json"]],
    ["help", ["--help"]],
  ])("is told, and ends with 3: %s", async (_, argv) => {
    place.write("deals.ndjson", JSON.stringify({ id: "d-1" }));
    place.write("history.csv", "deal,at,to\nd-1,2026-01-01,lead\n");
    place.write("stages.json", JSON.stringify({ stages: [{ names: ["lead"] }] }));
    const ran = await place.run(argv, { isFull: true });
    expect([ran.code, ran.stderr]).toEqual([
      3,
      expect.stringContaining("error: no space left for the standard output\n"),
    ]);
  });
});

describe("an error output that takes no more", () => {
  const bad = "{ broken\n".repeat(100);

  test.each(["EPIPE", "ENOSPC"] as const)("does not stop the work: %s", async (errorsFail) => {
    place.write("bad.ndjson", `${bad}${JSON.stringify({ id: "d-1" })}\n`);
    for (const how of [["--out", "out.ndjson"], ["--json"], ["--summary"], []]) {
      const ran = await place.run(["assess", "bad.ndjson", ...how], { errorsFail });
      expect([how, ran.code]).toEqual([how, 3]);
      const came = how[0] === "--out" ? place.read("out.ndjson") : ran.stdout;
      expect(came).not.toBe("");
    }
  });

  test("that is full ends with 3 even where all else went well, and a closed one does not", async () => {
    place.write("deals.ndjson", `${JSON.stringify({ id: "d-1" })}\n`.repeat(2));
    const argv = ["assess", "deals.ndjson", "--out", "out.ndjson"];
    expect((await place.run(argv, { errorsFail: "ENOSPC" })).code).toBe(3);
    expect((await place.run(argv, { errorsFail: "EPIPE" })).code).toBe(0);
  });
});

describe("import", () => {
  beforeEach(() => {
    const title = { zh: "x", en: "x" };
    const table = { file: "t.csv", key: "No", columns: { Customer: "account.name" } };
    place.write("map.json", JSON.stringify({ id: "m", title, deals: "t", files: { t: table } }));
    place.write("t.csv", "No,Customer\nd-1,Sample\n");
  });

  test("says that no file is written where nobody reads its output", async () => {
    const argv = ["import", "--map", "map.json", "t.csv"];
    const ran = await place.run([...argv, "--rejects", "rejects.ndjson"], { isClosed: true });
    expect([ran.code, ran.stderr]).toEqual([
      3,
      "error: nobody reads the standard output any more: no file is written\n",
    ]);
    expect(readdirSync(place.path).toSorted()).toEqual(["map.json", "t.csv"]);
    expect((await place.run(argv, { isClosed: true })).code).toBe(0);
  });

  test("that is interrupted leaves everything as it was, and ends with 130", async () => {
    const stop = new AbortController();
    const stdin = (async function* () {
      yield "No,Customer\n";
      for (let row = 0; row < 1_000_000; row++) {
        yield `d-${row},Sample\n`;
        if (row === 500) stop.abort();
      }
    })();
    const argv = ["import", "--map", "map.json", "t=-", "--out", "out.ndjson"];
    const ran = await place.run(argv, { stdin, stop: stop.signal });
    expect([ran.code, ran.stderr]).toEqual([130, "note: interrupted; no file is written\n"]);
    expect(readdirSync(place.path).toSorted()).toEqual(["map.json", "t.csv"]);
  });

  test.skipIf(!existsSync("/dev/full"))(
    "names the output where the disk is full, and not what it reads",
    async () => {
      place.write("t.csv", `No,Customer\n${"d-1,Sample\n".repeat(20_000)}`);
      symlinkSync("/dev/full", at("full"));
      const ran = await place.run(["import", "--map", "map.json", "t.csv", "--out", "full"]);
      expect([ran.code, ran.stderr]).toEqual([
        3,
        expect.stringContaining("error: no space left for `full`\n"),
      ]);
      expect(readlinkSync(at("full"))).toBe("/dev/full");
    },
  );
});

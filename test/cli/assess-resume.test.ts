import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { madeDeals, openPlace, type Place, type Ran, twoStages } from "./program.ts";

const lines = madeDeals(40).map((deal) => JSON.stringify(deal));

const title = { zh: "x", en: "x" };
const table = { file: "table.csv", key: "No", columns: { Customer: "account.name" } };
const mapping = (columns: object) =>
  JSON.stringify({ id: "m", title, deals: "t", files: { t: { ...table, columns } } });

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("deals.ndjson", lines.join("\n"));
});
afterAll(() => place.remove());
beforeEach(() => {
  for (const name of readdirSync(place.path))
    if (name.startsWith("v")) rmSync(join(place.path, name), { recursive: true });
});

const assess = (...argv: readonly string[]): Promise<Ran> =>
  place.run(["assess", "--rules", "rules.json", "--out", "v", ...argv]);

/** Interrupts a run of deals that come by a file once some of it is done; `v.resume` stays. */
const interrupted = async (...argv: readonly string[]): Promise<void> => {
  const stop = new AbortController();
  const broken = `${lines.slice(0, 20).join("\n")}\n{ broken\n`;
  const stdin = (async function* () {
    yield broken;
    setTimeout(() => stop.abort(), 100);
    await new Promise(() => undefined);
  })();
  const ran = await place.run(["assess", "-", "--rules", "rules.json", "--out", "v", ...argv], {
    stdin,
    stop: stop.signal,
  });
  expect([ran.code, ran.stderr]).toEqual([130, expect.stringContaining("--resume")]);
};

describe("a checkpoint that is not dealgate's", () => {
  test.each<[string, readonly string[]]>([
    ["without --resume", []],
    ["with it", ["--resume"]],
  ])("is left alone, and so is the output: %s", async (_, more) => {
    for (const own of ["my notes", "{}", '{"count":1}', ""]) {
      place.write("v", "before");
      place.write("v.resume", own);
      const ran = await assess("deals.ndjson", ...more);
      expect([ran.code, ran.stderr]).toEqual([
        3,
        expect.stringContaining("error: `v.resume` is where it is written down how far all is"),
      ]);
      expect(ran.stderr).toContain("delete it to begin again");
      expect([place.read("v"), place.read("v.resume")]).toEqual(["before", own]);
    }
  });

  test("may be a folder", async () => {
    mkdirSync(join(place.path, "v.resume"));
    const ran = await assess("deals.ndjson");
    expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining("error: `v.resume` is")]);
    expect(readdirSync(place.path)).not.toContain("v");
  });

  test("may be one that has been changed or damaged", async () => {
    await interrupted();
    const whole = place.read("v.resume");
    for (const changed of [
      whole.slice(0, -20),
      whole.replace(/"tally":\{/, '"tally":null,"x":{'),
      whole.replace('"deals":16', '"deals":17'),
    ]) {
      expect(changed).not.toBe(whole);
      place.write("v.resume", changed);
      const verdicts = place.read("v");
      const ran = await assess("deals.ndjson", "--resume");
      expect([ran.code, ran.stderr]).toEqual([3, expect.stringContaining("changed or damaged")]);
      expect([place.read("v"), place.read("v.resume")]).toEqual([verdicts, changed]);
    }
  });

  test("is never an input or another output", async () => {
    place.write("v.resume", lines.join("\n"));
    const asInput = await assess("v.resume");
    expect([asInput.code, asInput.stderr]).toEqual([
      64,
      "error: `v.resume` is where it is written down how far `--out` is: it can be neither read nor another output\n" +
        "  take another `--out`, or another name for that file\n",
    ]);
    expect(place.read("v.resume")).toBe(lines.join("\n"));
    const asRejects = await assess("deals.ndjson", "--rejects", "v.resume");
    expect([asRejects.code, place.read("v.resume")]).toEqual([64, lines.join("\n")]);
  });
});

describe("a run is not gone on with", () => {
  test("by other places for rejects", async () => {
    await interrupted("--rejects", "v-rejects");
    for (const other of [["--rejects", "v-others"], ["--rejects", "-"], []]) {
      const ran = await place.run(
        ["assess", "-", "--rules", "rules.json", "--out", "v", "--resume", ...other],
        { stdin: `${lines.slice(0, 20).join("\n")}\n{ broken\n` },
      );
      expect([ran.code, ran.stderr]).toEqual([
        64,
        expect.stringContaining("begun with other rules, another day or other options"),
      ]);
      expect(ran.stderr).toContain("`--rejects`");
    }
    const same = await place.run(
      [
        "assess",
        "-",
        "--rules",
        "rules.json",
        "--out",
        "./v",
        "--resume",
        "--rejects",
        "./v-rejects",
      ],
      { stdin: `${lines.slice(0, 20).join("\n")}\n{ broken\n` },
    );
    expect([same.code, same.stderr]).toEqual([3, "21 in: 20 verdicts, 1 rejected\n"]);
  });

  test("by a mapping that has changed", async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `d-${index},Sample,Other`).join("\n");
    const stop = new AbortController();
    place.write("map.json", mapping({ Customer: "account.name" }));
    const stdin = (async function* () {
      yield `No,Customer,Also\n${rows}\n`;
      setTimeout(() => stop.abort(), 100);
      await new Promise(() => undefined);
    })();
    const argv = ["assess", "t=-", "--map", "map.json", "--rules", "rules.json", "--out", "v"];
    expect((await place.run(argv, { stdin, stop: stop.signal })).code).toBe(130);
    place.write("map.json", mapping({ Customer: "account.name", Also: "name" }));
    const ran = await place.run([...argv, "--resume"], { stdin: `No,Customer,Also\n${rows}\n` });
    expect([ran.code, ran.stderr]).toEqual([64, expect.stringContaining("`--map`")]);
  });

  test("where the lines of the input have moved", async () => {
    await interrupted();
    const ran = await place.run(
      ["assess", "-", "--rules", "rules.json", "--out", "v", "--resume"],
      { stdin: `\n\n\n${lines.join("\n")}` },
    );
    expect([ran.code, ran.stderr]).toEqual([
      3,
      expect.stringContaining("does not begin as it did"),
    ]);
  });

  test("where what was written has been changed, though it is as long", async () => {
    await interrupted();
    const before = place.read("v");
    place.write("v", before.replace('"deal"', '"DEAL"'));
    const ran = await place.run(
      ["assess", "-", "--rules", "rules.json", "--out", "v", "--resume"],
      { stdin: `${lines.slice(0, 20).join("\n")}\n{ broken\n` },
    );
    expect([ran.code, ran.stderr]).toEqual([
      3,
      "error: `v` no longer holds what was written to it\n  begin again without `--resume`\n",
    ]);
    expect(place.read("v.resume")).not.toBe("");
  });

  test("where an input is not there, which is said", async () => {
    await interrupted();
    const ran = await assess("nowhere.ndjson", "--resume");
    expect([ran.code, ran.stderr]).toEqual([
      3,
      "error: no file `nowhere.ndjson`\n" +
        "  write the paths of the inputs as before; where an input has changed, begin again without `--resume`\n",
    ]);
    const otherwise = await assess("./deals.ndjson", "--resume");
    expect(otherwise.stderr).toContain("write the paths of the inputs as before");
  });
});

test("a run says where it is written down how far it is before anything is overwritten", async () => {
  // As long as a name may be: there is no room for that of a checkpoint being written aside.
  const name = `v${"x".repeat(243)}`;
  place.write(name, "before");
  const ran = await place.run(["assess", "deals.ndjson", "--rules", "rules.json", "--out", name]);
  expect([ran.code, ran.stdout]).toEqual([3, ""]);
  expect(ran.stderr).toContain("ENAMETOOLONG");
  expect(place.read(name)).toBe("before");
});

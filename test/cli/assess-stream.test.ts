import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealAt, madeDeals, openPlace, type Place, twoStages } from "./program.ts";

const made = madeDeals(100);
const lines = made.map((deal) => JSON.stringify(deal));

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("deals.ndjson", lines.join("\n"));
});
afterAll(() => place.remove());

const assessed = (files: readonly string[], ...options: string[]) =>
  place.run(["assess", ...files, "--rules", "rules.json", ...options]);
const linesOf = (name: string): readonly string[] => place.read(name).split("\n").slice(0, -1);

describe("verdicts to a file", () => {
  test("are those of --json, byte for byte, in the order of the deals", async () => {
    const ran = await assessed(["deals.ndjson"], "--out", "out.ndjson");
    expect(ran).toEqual({ code: 0, stdout: "", stderr: "100 in: 100 verdicts, 0 rejected\n" });
    expect(place.read("out.ndjson")).toBe((await assessed(["deals.ndjson"], "--json")).stdout);
    expect(linesOf("out.ndjson").map((line) => JSON.parse(line).deal)).toEqual(
      made.map(({ id }) => id),
    );
    expect(existsSync(join(place.path, "out.ndjson.resume"))).toBe(false);
  });

  test("are the same from lines, a list, packed or not, a file, a folder or the input", async () => {
    await assessed(["deals.ndjson"], "--out", "same.ndjson");
    const same = place.read("same.ndjson");
    const list = JSON.stringify(made, null, 2);
    place.write("list.json", list);
    place.write("list.json.gz", gzipSync(list));
    place.write("packed/deals.ndjson.gz", gzipSync(lines.join("\r\n")));
    for (const file of ["list.json", "list.json.gz", "packed"]) {
      const ran = await assessed([file], "--out", "same.ndjson");
      expect([file, ran.code, place.read("same.ndjson") === same]).toEqual([file, 0, true]);
    }
    for (const stdin of [list, gzipSync(lines.join("\n")), lines.join("\n")]) {
      const ran = await place.run(["assess", "-", "--rules", "rules.json", "--json"], { stdin });
      expect([ran.code, ran.stdout === same]).toEqual([0, true]);
    }
  });

  test("come from tables by a mapping, as those of the deals that import makes", async () => {
    const mapping = {
      id: "mine",
      title: { zh: "x", en: "x" },
      deals: "deals",
      observedAt: "2026-06-01",
      files: {
        deals: {
          file: "deals.csv",
          key: "No",
          columns: {
            Customer: "account.name",
            Ready: {
              to: "signal.ready",
              as: "boolean",
              values: { yes: true, no: false },
            },
          },
        },
      },
    };
    place.write("map.json", JSON.stringify(mapping));
    place.write("wide-map.json", JSON.stringify(mapping).replace("deals.csv", "wide.csv"));
    const table = "No,Customer,Ready\n1,样例客户,yes\n2,样例客户,maybe\n3,样例客户,no\n";
    place.write("deals.csv", table);
    place.write("deals.csv.gz", gzipSync(table));
    await place.run(["import", "--map", "map.json", "deals.csv", "--out", "mapped.ndjson"]);
    await assessed(["mapped.ndjson"], "--out", "expected.ndjson");
    for (const file of ["deals.csv", "deals.csv.gz"]) {
      const streams = ["--out", "mapped-out.ndjson", "--rejects", "mapped-rejects.ndjson"];
      const ran = await assessed([file], "--map", "map.json", ...streams);
      expect([ran.code, ran.stderr]).toEqual([3, "3 in: 2 verdicts, 1 rejected\n"]);
      expect(place.read("mapped-out.ndjson")).toBe(place.read("expected.ndjson"));
      expect(linesOf("mapped-rejects.ndjson").map((line) => JSON.parse(line))).toMatchObject([
        { file, line: 3, row: { No: "2", Ready: "maybe" } },
      ]);
    }
    const tabled = await assessed(["deals.csv"], "--map", "map.json");
    expect(tabled.stdout).toContain("样例客户");
    expect(tabled.stderr).toContain("deals.csv:3");

    place.write("wide.csv", "No,Customer,Owner,Ready\n1,样例客户,李,yes\n");
    for (const streams of [[], ["--out", "wide.ndjson"]]) {
      const wide = await assessed(["wide.csv"], "--map", "wide-map.json", ...streams);
      expect([wide.code, wide.stderr]).toEqual([
        0,
        expect.stringContaining("note: wide.csv: column `Owner` is not in the mapping"),
      ]);
    }
  });

  test("of one deal ends as the deal alone does", async () => {
    place.write("yes.json", JSON.stringify(dealAt("yes", true), null, 2));
    place.write("no.json", JSON.stringify(dealAt("no", false)));
    expect((await assessed(["yes.json"], "--out", "one.ndjson")).code).toBe(0);
    expect((await assessed(["no.json"], "--out", "one.ndjson")).code).toBe(1);
  });
});

describe("rejects", () => {
  const mixed = [
    lines[0],
    "{ broken",
    lines[1],
    "",
    '{ "id": "x", "colour": 1 }',
    lines[2],
    '{ "id": "y", "id": "y" }',
  ].join("\n");

  test("are kept with file, line and reasons, and what came in is all accounted for", async () => {
    place.write("mixed.ndjson", mixed);
    const files = ["mixed.ndjson", "nowhere.ndjson", "deals.ndjson"];
    const ran = await assessed(files, "--out", "some.ndjson", "--rejects", "rejects.ndjson");
    expect(ran.code).toBe(3);
    expect(ran.stderr).toBe("107 in: 103 verdicts, 4 rejected\n");
    const rejects = linesOf("rejects.ndjson").map((line) => JSON.parse(line));
    expect(rejects).toMatchObject([
      { file: "mixed.ndjson", line: 2, text: "{ broken", issues: [{ code: "not-json", line: 2 }] },
      { file: "mixed.ndjson", line: 5, issues: [{ code: "unknown-key", pointer: "/colour" }] },
      { file: "mixed.ndjson", line: 7, issues: [{ code: "duplicate-key", line: 7 }] },
      { file: "nowhere.ndjson", issues: [{ code: "unreadable" }] },
    ]);
    expect(linesOf("some.ndjson")).toHaveLength(103);
  });

  test("are one for each line of a file of lines, where all of them are broken", async () => {
    place.write("broken.ndjson", '{"id":1,}\n{"id":2,}\n{"id":3,}\n');
    const ran = await assessed(
      ["broken.ndjson"],
      "--out",
      "-",
      "--rejects",
      "broken-rejects.ndjson",
    );
    expect([ran.code, ran.stderr]).toEqual([3, "3 in: 0 verdicts, 3 rejected\n"]);
    const rejects = linesOf("broken-rejects.ndjson").map((line) => JSON.parse(line));
    expect(rejects.map(({ line, text }) => [line, text])).toEqual([
      [1, '{"id":1,}'],
      [2, '{"id":2,}'],
      [3, '{"id":3,}'],
    ]);
  });

  test("of a table are told by their lines, and the rows after them are read", async () => {
    const mapping = {
      id: "named",
      title: { zh: "x", en: "x" },
      deals: "deals",
      observedAt: "2026-06-01",
      files: { deals: { file: "named.csv", key: "No", columns: { Customer: "account.name" } } },
    };
    place.write("named-map.json", JSON.stringify(mapping));
    const rows = Array.from({ length: 50 }, (_, index) => `${index + 1},样例客户`);
    rows[9] = `10,${"x".repeat(1_500_000)}`;
    rows[49] = '50,"样例客户';
    place.write("named.csv", `No,Customer\n${rows.join("\n")}\n`);
    const streams = ["--out", "named-out.ndjson", "--rejects", "named-rejects.ndjson"];
    const ran = await assessed(["named.csv"], "--map", "named-map.json", ...streams);
    expect([ran.code, ran.stderr]).toEqual([3, "50 in: 48 verdicts, 2 rejected\n"]);
    const rejects = linesOf("named-rejects.ndjson").map((line) => JSON.parse(line));
    expect(rejects.map(({ line, issues }) => [line, issues[0].code])).toEqual([
      [11, "row-too-long"],
      [51, "quote-not-closed"],
    ]);
  });

  test("are told where nobody keeps them, and can be kept beside a table", async () => {
    place.write("mixed.ndjson", mixed);
    const told = await assessed(["mixed.ndjson"], "--summary");
    expect(told.stderr).toContain("mixed.ndjson:5:");
    expect(told.stderr).toContain("unknown key `colour`");
    const kept = await assessed(["mixed.ndjson"], "--rejects", "beside.ndjson");
    expect(kept.stdout).toContain("deals: 3");
    expect(kept.stderr).toBe("6 in: 3 verdicts, 3 rejected\n");
    expect(linesOf("beside.ndjson")).toHaveLength(3);
  });

  test("of a packed file that is torn come after what could be read", async () => {
    const packed = gzipSync(lines.join("\n"), { level: 0 });
    place.write("torn.ndjson.gz", packed.subarray(0, packed.length >> 1));
    const ran = await assessed(["torn.ndjson.gz"], "--out", "torn.ndjson");
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("no gzip file, or not all of one");
    expect(linesOf("torn.ndjson").length).toBeGreaterThan(20);
  });
});

describe("the summary", () => {
  test("says of all deals what stands below their table", async () => {
    const table = (await assessed(["deals.ndjson"])).stdout;
    const { code, stdout } = await assessed(["deals.ndjson"], "--summary");
    expect(code).toBe(0);
    expect(stdout).toContain("deals: 100");
    expect(table).toContain(stdout.split("\n").slice(0, 3).join("\n"));
    expect(stdout).not.toContain("样例客户");
  });

  test("can stand beside verdicts in a file and outcomes", async () => {
    const ran = await assessed(["deals.ndjson"], "--summary", "--outcomes", "--out", "both.ndjson");
    expect(ran.stdout).toContain("deals: 100");
    expect(ran.stdout).toContain("scores and outcomes");
    expect(linesOf("both.ndjson")).toHaveLength(100);
    const alone = await assessed(["deals.ndjson"], "--outcomes");
    const outcomes = ran.stdout.slice(ran.stdout.indexOf("scores and outcomes"));
    expect(alone.stdout.endsWith(outcomes)).toBe(true);
  });
});

describe("a run that is stopped", () => {
  test("ends with 130, says where all is, and is gone on with to the same bytes", async () => {
    await assessed(["deals.ndjson"], "--out", "whole.ndjson", "--summary");
    const whole = place.read("whole.ndjson");
    const summary = (await assessed(["deals.ndjson"], "--out", "whole.ndjson", "--summary")).stdout;
    const argv = ["assess", "-", "--rules", "rules.json", "--out", "half.ndjson", "--summary"];
    const stop = new AbortController();
    // It is asked to stop while it waits for more, half of the deals read.
    const stdin = (async function* () {
      yield `${lines.slice(0, 50).join("\n")}\n`;
      setTimeout(() => stop.abort(), 200);
      await new Promise(() => undefined);
    })();
    const half = await place.run(argv, { stdin, stop: stop.signal });
    expect(half.code).toBe(130);
    expect(half.stderr).toMatch(/interrupted; the first \d+ are done, in `half.ndjson`/);
    expect(half.stderr).toContain("--resume");
    const done = linesOf("half.ndjson").length;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThanOrEqual(50);
    expect(whole.startsWith(place.read("half.ndjson"))).toBe(true);
    const rest = await place.run([...argv, "--resume"], { stdin: lines.join("\n") });
    expect([rest.code, rest.stdout, rest.stderr]).toEqual([
      0,
      summary,
      "100 in: 100 verdicts, 0 rejected\n",
    ]);
    expect(place.read("half.ndjson")).toBe(whole);
    expect(readdirSync(place.path).filter((name) => name.includes("half"))).toEqual([
      "half.ndjson",
    ]);
  });

  const interrupted = async (name: string) => {
    const stop = new AbortController();
    const stdin = (async function* () {
      yield `${lines.slice(0, 50).join("\n")}\n`;
      setTimeout(() => stop.abort(), 200);
      await new Promise(() => undefined);
    })();
    const argv = ["assess", "-", "--rules", "rules.json", "--out", name];
    expect((await place.run(argv, { stdin, stop: stop.signal })).code).toBe(130);
    return argv;
  };

  test("is not gone on with by other rules, on another day, or with another input", async () => {
    const argv = await interrupted("kept.ndjson");
    const before = place.read("kept.ndjson");
    const stdin = lines.join("\n");
    const otherDay = await place.run([...argv, "--resume", "--as-of", "2026-07-01"], { stdin });
    expect(otherDay.code).toBe(64);
    expect(otherDay.stderr).toContain("other rules, another day or other options");
    const otherInput = await place.run([...argv, "--resume"], {
      stdin: lines.toReversed().join("\n"),
    });
    expect(otherInput.code).toBe(3);
    expect(otherInput.stderr).toContain("does not begin as it did");
    const shorter = await place.run([...argv, "--resume"], { stdin: lines[0] ?? "" });
    expect(shorter.code).toBe(3);
    expect(place.read("kept.ndjson")).toBe(before);
    expect((await place.run([...argv, "--resume"], { stdin })).code).toBe(0);
  });

  test("whose file has been cut is not gone on with", async () => {
    const argv = await interrupted("cut.ndjson");
    place.write("cut.ndjson", "");
    const ran = await place.run([...argv, "--resume"], { stdin: lines.join("\n") });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("`cut.ndjson` is shorter");
  });

  test("begins again without --resume, and --resume begins where nothing was begun", async () => {
    const argv = await interrupted("again.ndjson");
    const stdin = lines.join("\n");
    expect((await place.run(argv, { stdin })).code).toBe(0);
    expect(linesOf("again.ndjson")).toHaveLength(100);
    expect((await assessed(["deals.ndjson"], "--out", "new.ndjson", "--resume")).code).toBe(0);
    expect(linesOf("new.ndjson")).toHaveLength(100);
  });
});

describe("progress", () => {
  test("is shown on a terminal, with rate and time left, and taken away at the end", async () => {
    const { stderr } = await place.run(
      ["assess", "deals.ndjson", "--rules", "rules.json", "--out", "bar.ndjson"],
      { isTTY: true, now: () => performance.now() },
    );
    expect(stderr).toMatch(/[█░]{24} \d+ % {2}[\d,]+ deals {2}[\d,]+\/s {2}[\d:–]+ left/);
    expect(stderr).toContain("\u001b[?25h");
    expect(stderr.trimEnd().split("\n").at(-1)).toContain("100 in: 100 verdicts, 0 rejected");
  });

  test("of an input of unknown length shows what is done", async () => {
    const { stderr } = await place.run(
      ["assess", "-", "--rules", "rules.json", "--summary", "--lang", "zh"],
      { isTTY: true, now: () => performance.now(), stdin: lines.join("\n") },
    );
    expect(stderr).toMatch(/\d+ 项　[\d,]+ 项\/秒　已用 0:0\d/);
  });

  test("is short where there is little room", async () => {
    const { stderr } = await place.run(
      ["assess", "deals.ndjson", "--rules", "rules.json", "--out", "narrow.ndjson"],
      { isTTY: true, now: () => performance.now(), columns: 40 },
    );
    expect(stderr).toMatch(/\d+ % \d+ [\d,]+\/s [\d:–]+/);
    expect(stderr).not.toMatch(/[█░]/);
  });

  test("is not shown over verdicts on the same terminal", async () => {
    const { stdout, stderr } = await place.run(
      ["assess", "deals.ndjson", "--rules", "rules.json", "--json"],
      { isTTY: true, now: () => performance.now() },
    );
    expect(stdout.trimEnd().split("\n")).toHaveLength(100);
    expect(stderr).toBe("100 in: 100 verdicts, 0 rejected\n");
  });

  test("leaves no trace in a pipe", async () => {
    const ran = await place.run(
      ["assess", "deals.ndjson", "--rules", "rules.json", "--out", "pipe.ndjson"],
      { now: () => performance.now() },
    );
    expect(ran.stderr).toBe("100 in: 100 verdicts, 0 rejected\n");
  });
});

describe("what cannot be meant", () => {
  test.each<[string, readonly string[], string]>([
    ["to write over an input", ["--out", "deals.ndjson"], "both input and output"],
    ["to write both into one file", ["--out", "x.ndjson", "--rejects", "x.ndjson"], "twice"],
    ["to write rejects over an input", ["--rejects", "./deals.ndjson"], "both input and output"],
    ["to go on with nothing", ["--resume"], "needs `--out FILE`"],
    ["to go on with the output", ["--out", "-", "--resume"], "needs `--out FILE`"],
    ["to compare a stream", ["--out", "x.ndjson", "--since", "2026-06-01"], "--since"],
    ["two places for verdicts", ["--json", "--out", "x.ndjson"], "--json"],
    ["a text among verdicts", ["--json", "--summary"], "`--out FILE`"],
    ["no threads at all", ["--summary", "--jobs", "0"], "from 1 to"],
  ])("is refused: %s", async (_, options, message) => {
    const before = place.read("deals.ndjson");
    const ran = await assessed(["deals.ndjson"], ...options);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain(message);
    expect(place.read("deals.ndjson")).toBe(before);
  });

  test.each<[string, readonly string[]]>([
    ["the rules", ["--rules", "rules.json", "--out", "./rules.json"]],
    ["the rules, by rejects of a table", ["--rules", "rules.json", "--rejects", "rules.json"]],
    ["an overlay", ["--overlay", "overlay.json", "--summary", "--out", "overlay.json"]],
    ["the mapping", ["--map", "map.json", "--out", "map.json"]],
  ])("is refused: to write over %s", async (_, options) => {
    const title = { zh: "x", en: "x" };
    const when = { fact: "opportunity.isApproved", operator: "equal", value: true };
    const flags = [{ id: "approved", severity: "info", title, when }];
    const overlay = { id: "over", version: "1.0.0", kind: "overlay", title, flags };
    const table = { file: "table.csv", key: "No", columns: { Customer: "account.name" } };
    place.write("overlay.json", JSON.stringify(overlay));
    place.write("table.csv", "No,Customer\nd-1,Sample\n");
    place.write("map.json", JSON.stringify({ id: "m", title, deals: "t", files: { t: table } }));
    const files = ["rules.json", "overlay.json", "map.json"];
    const before = files.map(place.read);
    const input = options.includes("--map") ? "table.csv" : "deals.ndjson";
    const ran = await place.run(["assess", input, ...options]);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("is both input and output");
    expect(files.map(place.read)).toEqual(before);
  });

  test("is refused: to write into the folder that is read", async () => {
    place.write("folder/a.json", lines[0] ?? "");
    const ran = await assessed(["folder"], "--out", "folder/out.ndjson");
    expect([ran.code, readdirSync(join(place.path, "folder"))]).toEqual([64, ["a.json"]]);
    place.write("folder/may/week/a.json", lines[0] ?? "");
    const within = await assessed(["folder"], "--out", "folder/may/week/out.ndjson");
    expect([within.code, readdirSync(join(place.path, "folder/may/week"))]).toEqual([
      64,
      ["a.json"],
    ]);
  });

  test("is told: a file that cannot be written", async () => {
    const ran = await assessed(["deals.ndjson"], "--out", "nowhere/out.ndjson");
    expect([ran.code, ran.stderr]).toEqual([3, "error: no folder for `nowhere/out.ndjson`\n"]);
  });
});

import { execFile } from "node:child_process";
import { createWriteStream, existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlace, type Place } from "./program.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const fixture = (name: string): string => join(root, "fixtures/audit", name);
const data = fileURLToPath(
  new URL("../../../shared/data/salesforce-dev-org/OpportunityHistory.csv", import.meta.url),
);
const isHere = existsSync(data);
if (!isHere) console.warn(`no recorded history at ${data}: the test that reads it is skipped`);

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write(
    "stages.json",
    JSON.stringify({
      stages: [{ names: ["lead"] }, { names: ["need"] }, { names: ["offer"] }],
      won: ["won"],
      lost: ["lost"],
    }),
  );
});
afterAll(() => place.remove());

const audit = (history: string, ...more: readonly string[]) =>
  place.run(["audit", "-", ...more], { stdin: history });

const totalsOf = (stdout: string) => JSON.parse(stdout).totals;

describe.skipIf(!isHere)("the history of a CRM", () => {
  // Counted with awk over the file, rows sorted by deal and time, IsDeleted nowhere TRUE:
  // - 19 rows are Closed Won, and no deal of theirs was ever in Negotiation/Review: 19 won early.
  // - 7 deals have a row after Closed Won, in time: Closed Lost.
  // - 12 deals begin in an open stage other than Prospecting, and 3 more go from Prospecting to one
  //   that is not Qualification: 15 skips.
  // - 36 deals; 1 stays in Prospecting, 1 goes from there to Closed Lost: 34 with findings.
  test("is audited as a count by hand says", async () => {
    const { code, stdout, stderr } = await place.run([
      "audit",
      data,
      ...["--stages", fixture("salesforce-stages.json")],
      ...["--map", fixture("salesforce-history.json")],
      "--json",
    ]);
    const { deals, totals } = JSON.parse(stdout);
    expect([code, stderr]).toEqual([1, ""]);
    expect(totals).toEqual({
      rows: { in: 48, audited: 48, skipped: 0, rejected: 0 },
      deals: { audited: 36, withFindings: 34 },
      kinds: {
        skip: { findings: 15, deals: 15 },
        "after-closing": { findings: 7, deals: 7 },
        "won-early": { findings: 19, deals: 19 },
      },
    });
    // Line 18 closes it as lost on 7 March, line 19 had won it on 23 February.
    const late = deals.find(({ deal }: { deal: string }) => deal === "006bm00000LKJNbAAP");
    expect(
      late.findings.map(({ code, line }: { code: string; line: number }) => [code, line]),
    ).toEqual([
      ["won-early", 19],
      ["after-closing", 18],
    ]);
  });
});

describe("a history", () => {
  const sound = "deal,at,to\nd-1,2026-01-01,lead\nd-2,2026-01-02,lead\nd-1,2026-02-01,need\n";

  test("without findings ends with 0", async () => {
    const { code, stdout, stderr } = await audit(sound, "--stages", "stages.json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(
      "no findings\n3 rows in: 3 audited, 0 left out, 0 rejected\n2 deals, 0 with findings\n",
    );
  });

  test("of which nothing could be read is not said to be without findings", async () => {
    const { code, stdout } = await audit("deal,at,to\nd-1,soon,lead\n", "--stages", "stages.json");
    expect(code).toBe(3);
    expect(stdout).toBe(
      "no row to audit\n1 row in: 0 audited, 0 left out, 1 rejected\n0 deals, 0 with findings\n",
    );
  });

  test("counts one deal as one, and names the stages that every deal has as skipped", async () => {
    const order = {
      stages: [
        { names: ["Prospecting"] },
        { names: ["Value Proposition", "Id. Decision Makers"] },
        { names: ["Tender"], optional: true },
        { names: ["Negotiation/Review"] },
      ],
    };
    place.write("order.json", JSON.stringify(order));
    const rows = "deal,at,to\nd-1,2026-01-01,Negotiation/Review\n";
    const { stdout } = await audit(rows, "--stages", "order.json");
    expect(stdout).toContain("skips `Prospecting`, `Value Proposition`\n");
    expect(stdout).toContain("1 row in: 1 audited");
    expect(stdout).toMatch(/\n1 deal, 1 with findings\n$/);
  });

  test("without a column of its stages may say how deals ended", async () => {
    const help = "  or say in `outcome` how the deal ended";
    const none = await audit("deal,at\nd-1,2026-01-01\n", "--stages", "stages.json");
    expect(none.code).toBe(3);
    expect(none.stderr).toContain("column `to` is missing");
    expect(none.stderr).toContain(help);
    const empty = await audit("deal,at,to,outcome\nd-1,2026-01-01,,\n", "--stages", "stages.json");
    expect(empty.stderr).toContain("`to` must not be empty");
    expect(empty.stderr).toContain(help);
  });

  test("is read by the columns of its map, and told by them", async () => {
    const columns = { Opp: "deal", When: "at", End: "outcome" };
    place.write("ends.json", JSON.stringify({ columns }));
    const rows = "Opp,When,End\nd-1,2026-01-01,\n";
    const ran = await audit(rows, "--stages", "stages.json", "--map", "ends.json");
    expect(ran.stderr).toContain("`End` must not be empty");
    place.write("both.json", JSON.stringify({ columns: { ...columns, Stage: "to" } }));
    const both = await audit(
      "Opp,When,End,Stage\nd-1,2026-01-01,,\n",
      "--stages",
      "stages.json",
      "--map",
      "both.json",
    );
    expect(both.stderr).toContain("`Stage` must not be empty");
    expect(both.stderr).toContain("or say in `End` how the deal ended");
  });

  test("with findings ends with 1 and names deal, line, time and stages", async () => {
    const rows = `${sound}d-2,2026-02-01,offer\n`;
    const { code, stdout } = await audit(rows, "--stages", "stages.json", "--lang", "zh");
    expect(code).toBe(1);
    expect(stdout).toContain("d-2（2 条记录）\n  ✗ 第 5 行  2026-02-01  跳过了阶段 `need`\n");
    expect(stdout).toMatch(/跳过阶段 +1 +1\n/);
    expect(stdout).toMatch(/读入 4 行：核查 4 行，略过 0 行，被拒 0 行\n2 个商机，1 个有问题\n$/);
  });

  test("told as newline-delimited JSON is the same history", async () => {
    const rows = sound.split("\n").slice(1, -1);
    const lines = rows.map((row) => {
      const [deal, at, to] = row.split(",");
      return JSON.stringify({ deal, at: `${at}T10:00:00Z`, to, amount: { not: "read" } });
    });
    const { code, stdout } = await audit(
      `\n${lines.join("\n")}`,
      "--stages",
      "stages.json",
      "--json",
    );
    expect([code, totalsOf(stdout).deals]).toEqual([0, { audited: 2, withFindings: 0 }]);
  });

  test("accounts for every row: in is audited, left out and rejected", async () => {
    const map = {
      columns: { deal: "deal", when: "at", stage: "to", end: "outcome" },
      dates: { formats: ["d.M.yyyy"] },
      stages: { 线索: "lead", 需求: "need", 丢了: { outcome: "lost" } },
      skip: { gone: ["yes"] },
    };
    place.write("map.json", JSON.stringify(map));
    const rows = [
      "deal,when,stage,end,gone",
      "d-1,1.1.2026,线索,,",
      "d-1,2.1.2026,需求,,",
      "d-1,3.1.2026,offer,,yes",
      ",4.1.2026,需求,,",
      "d-1,2026-01-05,offer,,",
      "d-1,6.1.2026,offer,wonn,",
      "d-1,6.1.2026,,,",
      "d-1,7.1.2026",
      "d-1,8.1.2026,丢了,,",
    ];
    const { code, stdout, stderr } = await audit(
      rows.join("\n"),
      ...["--stages", "stages.json", "--map", "map.json", "--json"],
    );
    const { rejected, totals } = JSON.parse(stdout);
    expect(code).toBe(3);
    expect(totals.rows).toEqual({ in: 9, audited: 3, skipped: 1, rejected: 5 });
    expect(totals.kinds).toEqual({});
    const told = rejected.map(({ line, issues }: { line: number; issues: { code: string }[] }) => [
      line,
      ...issues.map((issue) => issue.code),
    ]);
    expect(told).toEqual([
      [5, "cell-empty"],
      [6, "not-in-format"],
      [7, "value-not-listed"],
      [8, "cell-empty"],
      [9, "cell-count"],
    ]);
    expect(stderr).toContain("-:6");
    expect(stderr).toContain("did you mean `won`?");
  });

  test("whose rows stand in any order is sorted by time when the map says so", async () => {
    const rows = "deal,at,to\nd,2026-03-01,offer\nd,2026-01-01,lead\nd,2026-02-01,need\n";
    const columns = { deal: "deal", at: "at", to: "to" };
    place.write("sorted.json", JSON.stringify({ columns, order: "time" }));
    place.write("recorded.json", JSON.stringify({ columns, order: "recorded" }));
    const stages = ["--stages", "stages.json", "--json"];
    const sorted = await audit(rows, ...stages, "--map", "sorted.json");
    expect([sorted.code, totalsOf(sorted.stdout).kinds]).toEqual([0, {}]);
    const recorded = await audit(rows, ...stages, "--map", "recorded.json");
    expect(Object.keys(totalsOf(recorded.stdout).kinds)).toContain("out-of-order");
  });

  test("is held against the stages of a rule set, and moves under others are unverifiable", async () => {
    const rows = [
      "deal,at,to,version",
      "d,2026-01-01,need-discovery,1.0.0",
      "d,2026-01-02,funding,0.1.0",
    ];
    const { stdout } = await audit(rows.join("\n"), "--rules", "sangfor-seven-steps", "--json");
    expect(totalsOf(stdout).kinds).toEqual({ unverifiable: { findings: 1, deals: 1 } });
  });

  test.each([
    ["no order of stages", [], 64],
    ["two orders of stages", ["--rules", "meddpicc", "--stages", "stages.json"], 64],
    ["a checklist", ["--rules", "account-dossier"], 64],
    ["an unknown rule set", ["--rules", "medpicc"], 64],
    ["stages that are no file", ["--stages", "none.json"], 3],
    ["a map that is no map", ["--stages", "stages.json", "--map", "stages.json"], 3],
  ])("audited by %s is refused", async (_, argv, expected) => {
    const { code, stdout, stderr } = await audit(sound, ...argv);
    expect([code, stdout]).toEqual([expected, ""]);
    expect(stderr).not.toBe("");
  });

  test("without the columns that are needed is refused", async () => {
    const { code, stderr } = await audit("deals,at,to\n", "--stages", "stages.json");
    expect(code).toBe(3);
    expect(stderr).toContain("column `deal` is missing");
  });

  test("that is not there is refused", async () => {
    const { code, stderr } = await place.run(["audit", "none.csv", "--stages", "stages.json"]);
    expect([code, stderr]).toEqual([3, "error: no file `none.csv`\n"]);
  });
});

const stagesOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `s${index}`);

test("100,000 moves of 20,000 deals, interleaved, take seconds and no more memory than some", async () => {
  const stages = stagesOf(6);
  place.write("many.json", JSON.stringify({ stages: stages.map((one) => ({ names: [one] })) }));
  // Every deal takes five steps, all deals in turn. Every 100th goes from s1 to s3 on its third
  // step; every 250th goes back to s0 without a word on its last.
  const stepOf = (deal: number, step: number): string => {
    if (deal % 100 === 1 && step >= 2) return `s${Math.min(step + 1, 5)}`;
    if (deal % 250 === 2 && step === 4) return "s0";
    return `s${step}`;
  };
  // Words that no two rows share: held all at once they would take more than there is.
  const reason = (row: number): string => (row % 5 === 4 ? "" : `${row} `.repeat(120));
  const rows = function* (): Generator<string> {
    yield "deal,at,to,reason\n";
    for (let step = 0; step < 5; step++)
      for (let deal = 0; deal < 20_000; deal++) {
        const word = deal % 250 === 2 ? "" : reason(deal * 5 + step);
        yield `d-${deal},2026-0${step + 1}-01,${stepOf(deal, step)},${word}\n`;
      }
  };
  await pipeline(Readable.from(rows()), createWriteStream(join(place.path, "many.csv")));
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith("dealgate-sort-"));
  const run = promisify(execFile)(
    process.execPath,
    [
      "--max-old-space-size=96",
      ...["--import", "tsx", join(root, "src/cli/main.ts")],
      ...[
        "audit",
        join(place.path, "many.csv"),
        "--stages",
        join(place.path, "many.json"),
        "--json",
      ],
    ],
    { cwd: root, maxBuffer: 1e9 },
  );
  const { stdout } = await run.catch((error: { code: number; stdout: string }) => {
    expect(error.code).toBe(1);
    return error;
  });
  expect(totalsOf(stdout)).toEqual({
    rows: { in: 100_000, audited: 100_000, skipped: 0, rejected: 0 },
    // 20,000 ÷ 100 skip, 20,000 ÷ 250 go back; deal % 100 = 1 and deal % 250 = 2 never meet.
    deals: { audited: 20_000, withFindings: 280 },
    kinds: {
      skip: { findings: 200, deals: 200 },
      backward: { findings: 80, deals: 80 },
    },
  });
  const after = readdirSync(tmpdir()).filter((name) => name.startsWith("dealgate-sort-"));
  expect(after.filter((name) => !before.includes(name))).toEqual([]);
}, 300_000);

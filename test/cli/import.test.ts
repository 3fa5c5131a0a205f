import { readdirSync } from "node:fs";
import iconv from "iconv-lite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openPlace, type Place } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.remove());

const title = { zh: "示例", en: "example" };

const oneFile = JSON.stringify({
  id: "one-file",
  title,
  deals: "deals",
  files: {
    deals: {
      file: "商机.csv",
      key: "编号",
      columns: {
        客户: "account.name",
        金额: "opportunity.amount",
        需求: { to: "signal.need-stated", as: "boolean", values: { 有: true, 无: false } },
      },
    },
  },
});

const joined = JSON.stringify({
  id: "joined",
  title,
  deals: "deals",
  files: {
    deals: { file: "deals.csv", key: "Id", refersTo: { Customer: "accounts" }, columns: {} },
    accounts: { file: "accounts.csv", key: "Id", columns: { Name: "account.name" } },
  },
});

const dealsOf = (ndjson: string) =>
  ndjson
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe("an import", () => {
  beforeEach(() => {
    place.write("map.json", oneFile);
    place.write(
      "商机.csv",
      iconv.encode("编号,客户,金额,需求\r\n1,甲厂,5,有\r\n2,乙厂,,无\r\n", "gb18030"),
    );
  });

  test("writes one deal a line to the standard output, and accounts for the rows", async () => {
    const ran = await place.run(["import", "--map", "map.json", "商机.csv"]);
    expect(ran.code).toBe(0);
    expect(dealsOf(ran.stdout)).toEqual([
      {
        id: "1",
        account: { name: "甲厂" },
        opportunity: { amount: 5 },
        evidence: [{ what: "need-stated", value: true, at: "2026-06-30" }],
      },
      {
        id: "2",
        account: { name: "乙厂" },
        evidence: [{ what: "need-stated", value: false, at: "2026-06-30" }],
      },
    ]);
    expect(ran.stderr).toMatch(/商机\.csv +2 +2 +0 +0 +0 +0\n$/);
  });

  test("dates observations with the day of the export", async () => {
    const ran = await place.run(["import", "--map", "map.json", "商机.csv", "--at", "2026-01-02"]);
    expect(dealsOf(ran.stdout)[0].evidence[0].at).toBe("2026-01-02");
  });

  test("goes on after bad rows, tells them by line, keeps them, and ends with 3", async () => {
    place.write(
      "商机.csv",
      "编号,客户,金额,需求\n1,甲厂,5,有\n2,乙厂,五万,有\n3,丙厂\n4,丁厂,7,未知\n5,戊厂,8,无\n",
    );
    const argv = ["import", "--map", "map.json", "商机.csv", "--rejects", "rejects.ndjson"];
    const ran = await place.run(argv, { env: { LANG: "zh_CN.UTF-8" } });
    expect(ran.code).toBe(3);
    expect(dealsOf(ran.stdout).map(({ id }) => id)).toEqual(["1", "5"]);
    expect(ran.stderr).toContain("商机.csv:3  `金额` 列：`五万` 不是数字");
    expect(ran.stderr).toContain("商机.csv:4  这一行有 2 格，表头有 4 列");
    expect(ran.stderr).toContain("商机.csv:5  `需求` 列：映射没有说明 `未知` 是什么");
    expect(ran.stderr).toMatch(/商机\.csv +5 +2 +0 +0 +0 +3\n$/);
    expect(dealsOf(place.read("rejects.ndjson"))).toMatchObject([
      { file: "deals", line: 3, row: { 编号: "2", 金额: "五万" } },
      { file: "deals", line: 4, text: "3,丙厂" },
      { file: "deals", line: 5, row: { 需求: "未知" } },
    ]);
  });

  test("tells the first rejects and counts the others", async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index},厂,x,有`);
    place.write("商机.csv", ["编号,客户,金额,需求", ...rows].join("\n"));
    const ran = await place.run(["import", "--map", "map.json", "商机.csv"]);
    expect(ran.stderr.match(/is not a number/g)).toHaveLength(20);
    expect(ran.stderr).toContain("10 more rows rejected and not shown");
    expect(ran.stderr).toContain("`--rejects FILE` keeps them all");
    place.write("商机.csv", ["编号,客户,金额,需求", ...rows.slice(0, 21)].join("\n"));
    const less = await place.run(["import", "--map", "map.json", "商机.csv"]);
    expect(less.stderr).toContain("1 more row rejected and not shown");
  });

  test("puts a file in its place once it is whole", async () => {
    place.write("out.ndjson", "what was there");
    const ran = await place.run(["import", "--map", "map.json", "商机.csv", "--out", "out.ndjson"]);
    expect([ran.code, ran.stdout]).toEqual([0, ""]);
    expect(dealsOf(place.read("out.ndjson"))).toHaveLength(2);
    expect(readdirSync(place.path).sort()).toEqual(["map.json", "out.ndjson", "商机.csv"]);
  });

  test("that fails leaves a file as it was, and nothing beside it", async () => {
    place.write("out.ndjson", "what was there");
    place.write("商机.csv", "编号,客户,金额\n1,甲厂,5\n");
    const ran = await place.run(["import", "--map", "map.json", "商机.csv", "--out", "out.ndjson"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("column `需求` is missing");
    expect(place.read("out.ndjson")).toBe("what was there");
    expect(readdirSync(place.path).sort()).toEqual(["map.json", "out.ndjson", "商机.csv"]);
  });

  test.each([
    ["the table", ["--out", "商机.csv"]],
    ["the table, named otherwise", ["--rejects", "./商机.csv"]],
    ["the mapping", ["--out", "map.json"]],
    ["the deals, with rejects", ["--out", "deals.ndjson", "--rejects", "./deals.ndjson"]],
    ["the deals on the standard output, with rejects", ["--rejects", "-"]],
  ])("refuses to write over %s", async (_, options) => {
    const before = [place.read("商机.csv"), place.read("map.json")];
    const ran = await place.run(["import", "--map", "map.json", "商机.csv", ...options]);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("is both input and output, or given twice");
    expect([place.read("商机.csv"), place.read("map.json")]).toEqual(before);
  });

  test.each<[string, string, readonly number[]]>([
    ["an .xlsx", "商机.xlsx", [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x0a]],
    ["an .xls", "商机.csv", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ])("says of %s that it is a workbook, in place of columns that are missing", async (...given) => {
    const [, name, bytes] = given;
    place.write(name, Uint8Array.from(bytes));
    const ran = await place.run(["import", "--map", "map.json", name]);
    expect(ran).toEqual({
      code: 3,
      stdout: "",
      stderr: `error: \`${name}\` is a workbook or another archive, no text: read deals with \`dealgate sheet import\`, save a table as CSV\n`,
    });
  });

  test("takes a table that begins with the same two letters as a workbook", async () => {
    const files = { t: { file: "t.csv", key: "PK", columns: {} } };
    place.write("pk.json", JSON.stringify({ id: "pk", title, deals: "t", files }));
    for (const [table, deals] of [
      ["PK\n7\n", [{ id: "7" }]],
      ["PK", []],
    ] as const) {
      place.write("t.csv", table);
      const ran = await place.run(["import", "--map", "pk.json", "t.csv"]);
      expect([ran.code, dealsOf(ran.stdout)]).toEqual([0, deals]);
    }
  });

  test("says that there is no folder to write to, not that there is no file", async () => {
    const argv = ["import", "--map", "map.json", "商机.csv", "--out", "no/out.ndjson"];
    const ran = await place.run(argv);
    expect([ran.code, ran.stderr]).toEqual([3, "error: no folder for `no/out.ndjson`\n"]);
    const zh = await place.run([...argv, "--lang", "zh"]);
    expect(zh.stderr).toBe("错误：`no/out.ndjson` 所在的目录不存在\n");
  });

  test("names the mappings of the package where one is not there", async () => {
    const told = async (map: string) =>
      (await place.run(["import", "--map", map, "商机.csv", "--lang", "zh"])).stderr;
    expect(await told("none")).toContain("  自带的映射：salesforce-dev-org、salvirt-b2b\n");
    expect(await told("salvirt-b2c")).toContain("  是不是想写 `salvirt-b2b`？\n");
  });

  test("writes into the folder it reads, but over none of its tables", async () => {
    place.write("folder/商机.csv", "编号,客户,金额,需求\n1,甲厂,5,有\n");
    const argv = ["import", "--map", "map.json", "folder", "--out"];
    expect((await place.run([...argv, "folder/deals.ndjson"])).code).toBe(0);
    expect((await place.run([...argv, "folder/商机.csv"])).code).toBe(64);
    expect(place.read("folder/商机.csv")).toContain("甲厂");
  });

  test("rejects the one row whose bytes are broken, and keeps the others as they are", async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${index},甲厂,5,有\n`);
    const bytes = new TextEncoder().encode(`编号,客户,金额,需求\n${lines.join("")}`);
    // The last byte of the last 甲, which is E7 94 B2.
    bytes[bytes.lastIndexOf(0xb2)] = 0x41;
    place.write("商机.csv", bytes);
    const { code, stdout, stderr } = await place.run(["import", "--map", "map.json", "商机.csv"]);
    expect(code).toBe(3);
    expect(dealsOf(stdout).map(({ account }) => account.name)).toEqual(
      Array.from({ length: 49 }, () => "甲厂"),
    );
    expect(stderr).toContain("商机.csv:51");
  });

  test("to a folder that is not there ends with 3", async () => {
    const ran = await place.run([
      "import",
      "--map",
      "map.json",
      "商机.csv",
      "--out",
      "no/out.ndjson",
    ]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("no/out.ndjson");
  });

  test("keeps deals and rejects apart", async () => {
    const argv = ["import", "--map", "map.json", "商机.csv"];
    for (const more of [
      ["--rejects", "-"],
      ["--out", "x", "--rejects", "x"],
    ])
      expect((await place.run([...argv, ...more])).code).toBe(64);
  });

  test("says which columns it does not take", async () => {
    place.write("商机.csv", "编号,客户,金额,需求,备注\n1,甲厂,5,有,x\n");
    const ran = await place.run(["import", "--map", "map.json", "商机.csv"]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("note: 商机.csv: column `备注` is not in the mapping");
  });

  test("reads a table from the standard input", async () => {
    const stdin = "编号,客户,金额,需求\n9,己厂,1,有\n";
    const ran = await place.run(["import", "--map", "map.json", "-"], { stdin });
    expect(dealsOf(ran.stdout).map(({ id }) => id)).toEqual(["9"]);
  });

  test("feeds an assessment", async () => {
    const deals = (await place.run(["import", "--map", "map.json", "商机.csv"])).stdout;
    const ran = await place.run(["assess", "-"], { stdin: deals });
    expect(ran.stderr).toBe("2 in: 2 verdicts, 0 rejected\n");
  });
});

describe("joined files", () => {
  beforeEach(() => {
    place.write("map.json", joined);
    place.write("data/deals.csv", "Id,Customer\nd1,a1\nd2,a9\n");
    place.write("data/accounts.csv", "Id,Name\na1,Example Ltd\na2,Other Ltd\n");
    place.write("data/LICENSE", "text");
  });

  test("are found in their folder, by their names, or as the argument says", async () => {
    for (const files of [
      ["data"],
      ["data/accounts.csv", "data/deals.csv"],
      ["accounts=data/accounts.csv", "deals=data/deals.csv"],
    ]) {
      const ran = await place.run(["import", "--map", "map.json", ...files]);
      expect([files, ran.code]).toEqual([files, 3]);
      expect(dealsOf(ran.stdout)).toEqual([{ id: "d1", account: { name: "Example Ltd" } }]);
      expect(ran.stderr).toContain("no row of `accounts` has key `a9`");
      expect(ran.stderr).toMatch(
        /deals\.csv +2 +1 +0 +0 +0 +1\n.*accounts\.csv +2 +0 +1 +1 +0 +0\n$/,
      );
    }
  });

  test("must all be there", async () => {
    const ran = await place.run(["import", "--map", "map.json", "data/deals.csv"]);
    expect([ran.code, ran.stdout]).toEqual([3, ""]);
    expect(ran.stderr).toContain("`accounts.csv` was not given");
  });

  test("that the mapping does not know, or that come twice, end with 64", async () => {
    place.write("data/account.csv", "Id\n");
    const unknown = await place.run(["import", "--map", "map.json", "data/account.csv"]);
    expect(unknown.code).toBe(64);
    expect(unknown.stderr).toContain("did you mean `accounts.csv`?");
    const twice = await place.run(["import", "--map", "map.json", "data", "data/deals.csv"]);
    expect(twice.code).toBe(64);
    expect(twice.stderr).toContain("file `deals` is given twice");
    expect(twice.stderr).toContain("data/deals.csv and data/deals.csv");
  });

  test("that are not there end with 3", async () => {
    const ran = await place.run(["import", "--map", "map.json", "accounts.csv"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("no file `accounts.csv`");
  });
});

describe("a mapping", () => {
  test("with something wrong is told by line, and nothing is imported", async () => {
    place.write("map.json", oneFile.replace("account.name", "acount.name"));
    place.write("商机.csv", "编号\n");
    const ran = await place.run(["import", "--map", "map.json", "商机.csv"]);
    expect([ran.code, ran.stdout]).toEqual([3, ""]);
    expect(ran.stderr).toContain("map.json:1:");
    expect(ran.stderr).toContain("did you mean `account.name`?");
  });

  test("that makes a stage which its rule set does not have is told so, and imports", async () => {
    const values = { open: "fundng", old: "elsewhere", lost: { stage: "tender", outcome: "lost" } };
    place.write(
      "stages.json",
      JSON.stringify({
        id: "with-stages",
        title,
        ruleSet: "sangfor-seven-steps",
        deals: "deals",
        files: {
          deals: { file: "deals.csv", key: "Id", columns: { Stage: { to: "stage", values } } },
        },
      }),
    );
    place.write("deals.csv", "Id,Stage\n1,open\n");
    const ran = await place.run(["import", "--map", "stages.json", "deals.csv"]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain(
      "note: stages.json: `sangfor-seven-steps` has no stage `fundng`\n  did you mean `funding`?\n",
    );
    expect(ran.stderr).toContain(
      "note: stages.json: `sangfor-seven-steps` has no stage `elsewhere`\n  choose one of need-discovery, ",
    );
    expect(ran.stderr).not.toContain("`tender`");
    place.write("mine.json", place.read("stages.json").replace("sangfor-seven-steps", "mine"));
    const own = await place.run(["import", "--map", "mine.json", "deals.csv"]);
    expect(own.stderr).not.toContain("note:");
  });

  test("of the package goes by its id", async () => {
    const ran = await place.run(["import", "--map", "salvirt-b2b", "x.csv"]);
    expect(ran.stderr).toContain("no file `x.csv`");
    const wrong = await place.run(["import", "--map", "salvirt-b2c", "x.csv"]);
    expect(wrong.code).toBe(3);
    expect(wrong.stderr).toContain("salvirt-b2b");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("deal.json", JSON.stringify(dealAt("one", true)));
});
afterAll(() => place.remove());

describe("help", () => {
  test.each([[[]], [["assess"]], [["unlock"]], [["import"]], [["rules"]]])(
    "of %j is there in English and in Chinese, with examples",
    async (command) => {
      const english = await place.run([...command, "--help"]);
      expect([english.code, english.stderr]).toEqual([0, ""]);
      expect(english.stdout).toContain("Usage: dealgate");
      expect(english.stdout).toContain("Examples:");
      expect(english.stdout).not.toMatch(/\p{Script=Han}/u);
      const chinese = await place.run([...command, "--help"], { env: { LANG: "zh_CN.UTF-8" } });
      expect(chinese.code).toBe(0);
      expect(chinese.stdout).toContain("用法：");
      expect(chinese.stdout).toContain("例子：");
      expect(chinese.stdout).not.toMatch(/Usage|Options|Commands|Arguments|default/);
    },
  );

  const commands =
    "assess unlock ask map funnel audit import form check test mutate diff prove init flatten generate handbook schema sheet rules".split(
      " ",
    );

  test("is tried for every command below", async () => {
    const { stdout } = await place.run(["--help"]);
    const listed = [...stdout.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name]) => name);
    expect(listed).toEqual(commands);
  });

  test.each(
    commands.flatMap((name) => [
      [name, "en"],
      [name, "zh"],
    ]),
  )("of %s in %s lists what its usage names, by the same words", async (name, lang) => {
    const { stdout } = await place.run([name, "--help", "--lang", lang]);
    const [usage = "", ...lines] = stdout.split("\n");
    const list = lines.slice(
      0,
      lines.findIndex((line) => /^(Examples|例子)/.test(line)),
    );
    const named = [...usage.matchAll(/(--[a-z]+ )?[<[]([^>\]]+)[>\]]/g)];
    for (const [, option, word = ""] of named.slice(1)) {
      const term = option === undefined ? word.replace("...", "") : `${option}<${word}>`;
      expect(list.filter((line) => line.startsWith(`  ${term} `))).toHaveLength(1);
    }
  });

  test.each(["unlock", "ask"])("of %s tells of one deal alone", async (name) => {
    const { stdout } = await place.run([name, "--help"]);
    expect(stdout).toContain("Exit codes: 0 ");
    expect(stdout).not.toMatch(/For many|one a line\n/);
  });

  test("is what comes of a call without a command, and that ends with 64", async () => {
    const ran = await place.run([]);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("Usage: dealgate");
  });

  test("tells the version", async () => {
    expect((await place.run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("a wrong call", () => {
  test.each<[readonly string[], string, string]>([
    [
      ["asess", "x"],
      "error: unknown command `asess`\n  did you mean `assess`?\n",
      "错误：没有命令 `asess`",
    ],
    [["assess"], "error: missing argument `FILE`\n", "错误：缺少参数 `文件`"],
    [
      ["assess", "x", "--as-off"],
      "error: unknown option `--as-off`\n  did you mean `--as-of`?\n",
      "错误：没有选项 `--as-off`",
    ],
    [
      ["assess", "x", "--rules"],
      "error: option `--rules` lacks its value\n",
      "错误：选项 `--rules` 后面缺少值",
    ],
    [
      ["assess", "x", "--as-of", "2026-02-30"],
      "error: `--as-of`: `2026-02-30` is not a day; write `YYYY-MM-DD`, years 1900 to 2999\n",
      "错误：`--as-of`：`2026-02-30` 不是日期",
    ],
    [
      ["assess", "x", "--lang", "fr"],
      "error: `--lang`: no language `fr`; choose `zh` or `en`\n",
      "错误：`--lang`：没有语言 `fr`",
    ],
    [
      ["assess", "x", "--json", "--since", "2026-01-01"],
      "error: `--since` and `--json` cannot go together\n",
      "不能一起用",
    ],
    [
      ["unlock", "x", "--steps", "0"],
      "error: `--steps`: `0` is not a whole number from 1 to 999,999,999\n",
      "`--steps`：`0` 不是 1 到 999,999,999 的整数",
    ],
    [
      ["funnel", "x", "--from", "2026-04-01", "--to", "2026-13-01"],
      "error: `--to`: `2026-13-01` is not a day; write `YYYY-MM-DD`, years 1900 to 2999\n",
      "错误：`--to`：`2026-13-01` 不是日期",
    ],
    [["import", "x.csv"], "error: option `--map` is required\n", "错误：必须给出选项 `--map`"],
    [["rules", "a", "b"], "error: too many arguments\n", "错误：参数太多"],
  ])(
    "%j ends with 64 and says what is wrong, in English and in Chinese",
    async (argv, english, chinese) => {
      const ran = await place.run(argv);
      expect([ran.code, ran.stdout]).toEqual([64, ""]);
      expect(ran.stderr.startsWith(english)).toBe(true);
      const other = await place.run(argv, { env: { LC_ALL: "zh_CN.UTF-8" } });
      expect(other.code).toBe(64);
      expect(other.stderr).toContain(chinese);
    },
  );
});

describe("the language", () => {
  const chinese = async (argv: readonly string[], env: Readonly<Record<string, string>>) =>
    /\p{Script=Han}/u.test((await place.run(argv, { env })).stdout);

  test("is that of the environment, unless --lang asks for another", async () => {
    expect(await chinese(["rules"], {})).toBe(false);
    expect(await chinese(["rules"], { LANG: "zh_CN.UTF-8" })).toBe(true);
    expect(await chinese(["rules"], { LANG: "zh_CN.UTF-8", LC_ALL: "C" })).toBe(false);
    expect(await chinese(["rules", "--lang", "zh"], { LANG: "en_US.UTF-8" })).toBe(true);
    expect(await chinese(["rules", "--lang=en"], { LANG: "zh_CN.UTF-8" })).toBe(false);
  });
});

describe("colour", () => {
  const argv = ["assess", "deal.json", "--rules", "rules.json"];
  const isColoured = async (isTTY: boolean, env: Readonly<Record<string, string>>) =>
    (await place.run(argv, { isTTY, env })).stdout.includes("\u001b[");

  test("is for terminals, unless the environment says otherwise", async () => {
    expect(await isColoured(true, {})).toBe(true);
    expect(await isColoured(false, {})).toBe(false);
    expect(await isColoured(true, { NO_COLOR: "1" })).toBe(false);
    expect(await isColoured(true, { TERM: "dumb" })).toBe(false);
    expect(await isColoured(false, { FORCE_COLOR: "1" })).toBe(true);
    expect(await isColoured(true, { FORCE_COLOR: "0" })).toBe(false);
  });
});

test("a report is as wide as the terminal", async () => {
  place.write("long.json", JSON.stringify(dealAt("x", undefined, { name: "word ".repeat(50) })));
  const ran = await place.run(["assess", "long.json", "--rules", "rules.json"], { columns: 60 });
  const widest = Math.max(...ran.stdout.split("\n").map((line) => line.length));
  expect(widest).toBeLessThanOrEqual(60);
});

test("a reader that has gone is no error", async () => {
  for (const argv of [
    ["rules"],
    ["assess", "deal.json"],
    ["assess", "deal.json", "--json"],
    ["--help"],
  ]) {
    const ran = await place.run(argv, { isClosed: true });
    expect([argv, ran.code, ran.stderr]).toEqual([argv, 0, ""]);
  }
});

describe("rules", () => {
  test("are listed with what they hold", async () => {
    const { code, stdout } = await place.run(["rules"]);
    expect(code).toBe(0);
    expect(stdout).toContain("sangfor-seven-steps");
    expect(stdout).toContain("b2b-qualification");
  });

  test.each([40, 60, 80])("names every rule set in full on a terminal of %d", async (columns) => {
    for (const lang of ["zh", "en"]) {
      const { stdout } = await place.run(["rules", "--lang", lang], { isTTY: true, columns });
      // The ids are what `--rules` takes: part of one is of no use.
      for (const id of ["key-account-milestones", "key-customer-plan", "sangfor-seven-steps"])
        expect(stdout).toContain(id);
    }
  });

  test("are printed with the schema that is installed here, or with none", async () => {
    const alone = await place.run(["rules", "b2b-qualification"]);
    expect(JSON.parse(alone.stdout)).not.toHaveProperty("$schema");
    const beside = openPlace();
    const schema = "node_modules/dealgate/rules/rule-set.schema.json";
    beside.write(schema, "{}");
    const installed = await beside.run(["rules", "b2b-qualification"]);
    beside.remove();
    expect(installed.stdout.split("\n")[1]).toBe(`  "$schema": "./${schema}",`);
    expect(JSON.parse(installed.stdout)).toMatchObject(JSON.parse(alone.stdout));
  });

  // But for the digest, which is of the whole file, the path of its schema included.
  test("are printed as their files have them otherwise, so that a copy works", async () => {
    const { stdout } = await place.run(["rules", "b2b-qualification"]);
    place.write("copy.json", stdout);
    const ran = await place.run(["assess", "deal.json", "--rules", "copy.json", "--json"]);
    const original = await place.run([
      "assess",
      "deal.json",
      "--rules",
      "b2b-qualification",
      "--json",
    ]);
    const ofAnyDigest = ({ stdout }: { readonly stdout: string }) =>
      stdout.replace(/"digest":"[0-9a-f]{64}"/, "");
    expect(ofAnyDigest(ran)).toBe(ofAnyDigest(original));
  });
});

import { existsSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { shippedRuleSets } from "../../src/shipped/index.ts";
import { openEditor } from "../rules/editor.ts";
import { openPlace, type Place } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.remove());

const data = <T>(name: string): T => JSON.parse(place.read(name)) as T;

const accepts = (schema: string, file: string): boolean => {
  const ajv = new Ajv2020({ strictTypes: false, strictRequired: false, validateFormats: false });
  ajv.addVocabulary(["enumDescriptions"]);
  return ajv.validate(data<object>(schema), data(file));
};

const bases = Object.values(shippedRuleSets).flatMap(({ id, kind }) =>
  kind === "overlay" ? [] : [id],
);

describe("init", () => {
  test.each(bases)("begins with rules on %s that can be flattened, a deal, a test", async (id) => {
    const ran = await place.run(["init", "ours", "--rules", id]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const flat = await place.run(["flatten", "ours/rules/our-rules.json"]);
    // Nothing on the error output: what the changes were made against is on record.
    expect([flat.code, flat.stderr]).toEqual([0, ""]);
    const checked = await place.run(["check", "ours/rules/our-rules.json"]);
    expect([checked.code, checked.stdout]).toEqual([0, "✓ 1 file: nothing found\n"]);
    const own = data<Record<"deal" | "rules" | "asOf", string> & { expect: object }>(
      "ours/tests/sample.test.json",
    );
    expect([own.deal, own.rules]).toEqual(["../deals/sample.json", "../rules/our-rules.json"]);
    const assessed = await place.run([
      "assess",
      "ours/deals/sample.json",
      "--rules",
      "ours/rules/our-rules.json",
      "--json",
    ]);
    expect(JSON.parse(assessed.stdout)).toMatchObject(own.expect);
    expect(assessed.stdout).toContain('"reviewed-by-us"');
  });

  test("writes schemas that accept what it writes", { timeout: 30_000 }, async () => {
    await place.run(["init", "."]);
    expect(accepts("schemas/extension.schema.json", "rules/our-rules.json")).toBe(true);
    expect(accepts("schemas/deal.schema.json", "deals/sample.json")).toBe(true);
    expect(accepts("schemas/rule-test.schema.json", "tests/sample.test.json")).toBe(true);
    for (const [folder, name] of [
      ["rules", "our-rules.json"],
      ["tests", "sample.test.json"],
    ] as const) {
      const { $schema } = data<{ $schema: string }>(`${folder}/${name}`);
      expect(existsSync(join(place.path, folder, $schema))).toBe(true);
    }
    const settings = data<{ "json.schemas": { url: string }[] }>(".vscode/settings.json");
    for (const { url } of settings["json.schemas"]) {
      expect(existsSync(join(place.path, url))).toBe(true);
    }
    const tests = openEditor(data("schemas/rule-test.schema.json"));
    const offered = await tests.proposals(
      `{"expect":{"stages":{"need-discovery":{"checkpoints":{▸}}}}}`,
    );
    expect(offered).toHaveProperty(["reviewed-by-us"]);
    const editor = openEditor(data("schemas/extension.schema.json"));
    // The schema is named by path in the file, which only an editor can follow.
    const rules = place.read("rules/our-rules.json").replace(/^ *"\$schema".*\n/m, "");
    expect(await editor.warnings(rules)).toEqual([]);
  });

  describe("tells an editor how to read what is wrong: message, code, file, line, column", () => {
    type Pattern = Readonly<Record<string, string | number>>;

    /** Returns what an editor reads out of some lines, as VS Code follows a problem matcher. */
    const readBy = (patterns: readonly Pattern[], lines: readonly string[]) =>
      lines.flatMap((_, at) => {
        const found = patterns.map(({ regexp }, index) =>
          new RegExp(String(regexp)).exec(lines[at + index] ?? ""),
        );
        if (found.includes(null)) return [];
        const read = patterns.flatMap(({ regexp: _regexp, ...groups }, index) =>
          Object.entries(groups).map(([key, group]) => [key, found[index]?.[Number(group)]]),
        );
        return [Object.fromEntries(read) as Readonly<Record<string, string>>];
      });

    test.each([
      ["on one line", 200],
      ["gone over to the next", 30],
    ])("%s", async (_, columns) => {
      await place.run(["init", "."]);
      const rules = place.read("rules/our-rules.json");
      place.write(
        "rules/our-rules.json",
        rules.replace('"fact": "our-review-held"', '"fact": "x-y"'),
      );
      const argv = ["flatten", "rules/our-rules.json"];
      const { stderr } = await place.run(argv, { columns });
      const { tasks } = data<{
        tasks: { problemMatcher: { pattern: readonly Pattern[] }[] }[];
      }>(".vscode/tasks.json");
      const problems = (tasks[0]?.problemMatcher ?? []).flatMap(({ pattern }) =>
        readBy(pattern, stderr.split("\n")),
      );
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ code: "unknown-fact", file: "rules/our-rules.json" });
      expect(problems[0]?.message).toContain("unknown fact `x-y`");
      const line = Number(problems[0]?.line);
      expect(place.read("rules/our-rules.json").split("\n")[line - 1]).toContain('"x-y"');
    });
  });

  test("writes over nothing: one file that is there, and nothing is written", async () => {
    place.write("ours/.vscode/settings.json", "{}");
    const ran = await place.run(["init", "ours"]);
    expect(ran.code).toBe(64);
    expect(ran.stderr).toBe(
      "error: `ours` already has .vscode/settings.json: nothing is written\n",
    );
    expect(place.read("ours/.vscode/settings.json")).toBe("{}");
    expect(existsSync(join(place.path, "ours/rules"))).toBe(false);
  });

  test("says in both languages that a file stands where a folder is needed", async () => {
    place.write("ours", "");
    const ran = await place.run(["init", "ours/rules"]);
    expect([ran.code, ran.stderr]).toEqual([
      3,
      "error: a file stands where `ours/rules` needs a folder\n",
    ]);
    const zh = await place.run(["init", "ours", "--lang", "zh"]);
    expect(zh.stderr).toBe("错误：`ours` 路径上有文件占了目录的位置\n");
  });

  test("begins from no overlay and from nothing that is not there", async () => {
    expect((await place.run(["init", "ours", "--rules", "deal-risk"])).code).toBe(64);
    place.write("mine.json", JSON.stringify(shippedRuleSets.meddpicc));
    const file = await place.run(["init", "ours", "--rules", "mine.json"]);
    expect(file.code).toBe(64);
    expect(file.stderr).toContain("`mine.json` is none to begin with");
    expect((await place.run(["init", "ours", "--rules", "sangfor"])).code).toBe(64);
    expect(existsSync(join(place.path, "ours"))).toBe(false);
  });

  test("speaks Chinese where asked", async () => {
    const ran = await place.run(["init", "规则", "--lang", "zh"]);
    expect(ran.stdout).toContain("接下来：");
    expect(place.read("规则/deals/sample.json")).toContain("样例制造有限公司（虚构）");
  });
});

describe("schema", () => {
  const facts = JSON.stringify({
    facts: {
      "crm.health": {
        title: { zh: "客户健康分", en: "customer health" },
        ask: { zh: "健康分是多少？", en: "What is the health score?" },
        type: "number",
        min: 0,
        max: 100,
      },
    },
    custom: {
      segment: {
        title: { zh: "细分市场", en: "segment" },
        ask: { zh: "属于哪个细分市场？", en: "Which segment?" },
        type: "choice",
        values: [
          { value: "mid", title: { zh: "中型", en: "middle" } },
          { value: "big", title: { zh: "大型", en: "large" } },
        ],
      },
    },
  });

  test("has an app's facts and fields: completed, told when pointed at, held to", async () => {
    place.write("facts.json", facts);
    const ran = await place.run(["schema", "--facts", "facts.json", "--out", "s.schema.json"]);
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([0, "", ""]);
    const editor = openEditor(data("s.schema.json"));
    const named = (condition: string) => `{"conditions":{"x":${condition}}}`;
    const offered = await editor.proposals(named(`{"fact":"▸"}`));
    expect(offered["crm.health"]).toBe("客户健康分 / customer health");
    expect(offered["custom.segment"]).toBe("细分市场 / segment");
    const values = await editor.proposals(
      named(`{"fact":"custom.segment","operator":"equal","value":"▸"}`),
    );
    expect(values).toMatchObject({ mid: "中型 / middle", big: "大型 / large" });
    expect(await editor.hover(named(`{"fact":"crm.▸health"}`))).toContain("customer health");
    const health = (value: number) =>
      `{"id":"a","version":"1.0.0","kind":"overlay","title":{"zh":"a","en":"a"},"flags":[{"id":"f","severity":"warn","title":{"zh":"a","en":"a"},"when":{"fact":"crm.health","operator":"lessThan","value":${value}}}]}`;
    expect(await editor.warnings(health(50))).toEqual([]);
    expect((await editor.warnings(health(500)))[0]).toContain("500:");
  });

  test("of extensions has both an app's facts and the ids and signals of the base", async () => {
    place.write("facts.json", facts);
    const { stdout } = await place.run([
      "schema",
      "--facts",
      "facts.json",
      "--extends",
      "b2b-qualification",
    ]);
    const editor = openEditor(JSON.parse(stdout) as object);
    const stages = await editor.proposals(`{"stages":{▸}}`);
    const ids = shippedRuleSets["b2b-qualification"].stages?.map(({ id }) => id);
    expect(Object.keys(stages)).toEqual(ids);
    const offered = await editor.proposals(`{"conditions":{"x":{"fact":"▸"}}}`);
    expect(offered).toHaveProperty(["crm.health"]);
  });

  test.each([
    [["--extends", "mine.json", "--out", "mine.json"]],
    [["--facts", "mine.json", "--out", "./mine.json"]],
    [["--rules", "mine.json", "--out", "mine.json"]],
  ])("refuses to be written over what it is made from: %j", async (options) => {
    const mine = JSON.stringify(shippedRuleSets["b2b-qualification"]);
    place.write("mine.json", mine);
    const ran = await place.run(["schema", ...options]);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("is both input and output, or given twice");
    expect(place.read("mine.json")).toBe(mine);
  });

  test("of rule tests has the ids of the rule set that they test", async () => {
    const { stdout } = await place.run(["schema", "rule-test", "--rules", "b2b-qualification"]);
    const editor = openEditor(JSON.parse(stdout) as object);
    const stages = await editor.proposals(`{"expect":{"stages":{▸}}}`);
    const ids = shippedRuleSets["b2b-qualification"].stages?.map(({ id }) => id);
    expect(Object.keys(stages)).toEqual(ids);
    expect((await place.run(["schema", "--rules", "b2b-qualification"])).stdout).toBe(stdout);
  });

  test.each([
    [
      "deal",
      "--rules",
      "`--rules` goes with `rule-test`, not with `deal`",
      "`--rules` 只用于 `rule-test`，不能用于 `deal`",
    ],
    [
      "extension",
      "--rules",
      "`--rules` goes with `rule-test`, not with `extension`",
      "不能用于 `extension`",
    ],
    [
      "rule-test",
      "--extends",
      "`--extends` goes with `extension`, not with `rule-test`",
      "`--extends` 只用于 `extension`",
    ],
    [
      "rule-set",
      "--extends",
      "`--extends` goes with `extension`, not with `rule-set`",
      "不能用于 `rule-set`",
    ],
    [
      "deal",
      "--facts",
      "`--facts` goes with `rule-set` and `extension`, not with `deal`",
      "`--facts` 只用于 `rule-set`、`extension`，不能用于 `deal`",
    ],
  ])("of %s refuses %s, which would change nothing", async (kind, option, english, chinese) => {
    const ran = await place.run(["schema", kind, option, "meddpicc"]);
    expect(ran).toEqual({ code: 64, stdout: "", stderr: `error: ${english}\n` });
    const other = await place.run(["schema", kind, option, "meddpicc", "--lang", "zh"]);
    expect(other.stderr).toContain(chinese);
  });

  test("is of one kind alone", async () => {
    const ran = await place.run(["schema", "--rules", "meddpicc", "--extends", "meddpicc"]);
    expect([ran.code, ran.stderr]).toEqual([
      64,
      "error: `--rules` and `--extends` cannot go together\n  see `--help`\n",
    ]);
  });

  test("without more is the one of the package", async () => {
    expect(JSON.parse((await place.run(["schema", "deal"])).stdout)).toHaveProperty("$defs");
    expect((await place.run(["schema", "deals"])).stderr).toContain("did you mean `deal`?");
  });

  test("is refused where the facts are not what they should be, with the place", async () => {
    place.write("facts.json", facts.replace('"min":0', '"min":200'));
    const ran = await place.run(["schema", "--facts", "facts.json"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/facts\.json:1:\d+ {2}\/facts\/crm\.health/);
    expect((await place.run(["schema", "--facts", "none.json"])).code).toBe(3);
  });
});

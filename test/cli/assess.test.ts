import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  for (const [name, ready] of [
    ["yes", true],
    ["no", false],
    ["open", undefined],
  ] as const)
    place.write(`${name}.json`, JSON.stringify(dealAt(name, ready)));
  place.write("many/b.json", JSON.stringify(dealAt("b", true)));
  place.write("many/a.json", JSON.stringify(dealAt("a")));
  place.write("many/notes.md", "# not a deal");
});
afterAll(() => place.remove());

const assessed = (files: readonly string[], ...options: string[]) =>
  place.run(["assess", ...files, "--rules", "rules.json", ...options]);

describe("one deal", () => {
  test("ends with 0 when it may advance, 1 when it may not, 2 when evidence is missing", async () => {
    for (const [name, code] of [
      ["yes", 0],
      ["no", 1],
      ["open", 2],
    ] as const) {
      const ran = await assessed([`${name}.json`]);
      expect([name, ran.code, ran.stderr]).toEqual([name, code, ""]);
      expect(ran.stdout).toContain(name);
    }
  });

  test("is reported with the question to ask", async () => {
    expect((await assessed(["open.json"])).stdout).toContain("are they ready");
  });

  test("is read from the standard input for a hyphen", async () => {
    const argv = ["assess", "-", "--rules", "rules.json"];
    const stdin = JSON.stringify(dealAt("piped", true), null, 2);
    expect((await place.run(argv, { stdin })).code).toBe(0);
    expect((await place.run(argv, { stdin: `\uFEFF${stdin}` })).code).toBe(0);
    expect((await place.run(argv, { stdin: new TextEncoder().encode(stdin) })).code).toBe(0);
  });

  test("is decided for the stated day", async () => {
    expect((await assessed(["yes.json"], "--as-of", "2026-05-31")).code).toBe(2);
    expect((await assessed(["yes.json"], "--as-of", "2026-06-01")).code).toBe(0);
  });

  test("comes out as the verdict itself with --json", async () => {
    const ran = await assessed(["open.json"], "--json");
    const rules = parseRuleSet(twoStages);
    const deal = parseDeal(JSON.stringify(dealAt("open")));
    if (!rules.ok || !deal.ok) throw new Error("the test's own data are wrong");
    const verdict = assess(compileRuleSet(rules.ruleSet), deal.deal, { asOf: "2026-06-30" });
    expect(ran.stdout).toBe(`${JSON.stringify(verdict)}\n`);
    expect(ran.code).toBe(2);
  });

  test("that is none is told by its line, with the line itself, and ends with 3", async () => {
    place.write("bad.json", '{\n  "id": "x",\n  "acount": {}\n}\n');
    const ran = await assessed(["bad.json"]);
    expect([ran.code, ran.stdout]).toEqual([3, ""]);
    expect(ran.stderr).toContain("unknown key `acount`");
    expect(ran.stderr).toContain("did you mean `account`?");
    expect(ran.stderr).toContain("bad.json:3:");
    expect(ran.stderr).toContain('3 │   "acount": {}');
    expect(ran.stderr.trimEnd().split("\n").at(-1)).toBe("1 in: 0 verdicts, 1 rejected");
  });

  test("that is broken JSON is told by its line", async () => {
    place.write("broken.json", '{\n  "id": "x",\n  "name": \n}\n');
    const ran = await assessed(["broken.json"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/broken\.json:[34]:\d+/);
  });
});

describe("one deal under a checklist", () => {
  const words = { zh: "x", en: "x" };
  const approved = { fact: "opportunity.isApproved", operator: "equal", value: true };
  const tendered = { fact: "opportunity.isTendered", operator: "equal", value: true };
  const own = { title: words, judgement: false };
  const checklist = JSON.stringify({
    id: "list",
    version: "1.0.0",
    kind: "checklist",
    title: words,
    stages: [
      { id: "all", title: words, checkpoints: [{ ...own, id: "approved", when: approved }] },
      {
        id: "tender",
        title: words,
        appliesWhen: tendered,
        checkpoints: [
          {
            ...own,
            id: "bond",
            when: { fact: "opportunity.tender.bondPaid", operator: "equal", value: true },
            waivable: true,
          },
        ],
      },
    ],
    flags: [{ id: "bar", severity: "block", presumed: "absent", title: words, when: approved }],
  });
  const codeOf = async (opportunity: object, more: object = {}, rules = checklist) => {
    place.write("list.json", rules);
    place.write("one.json", JSON.stringify({ id: "one", opportunity, ...more }));
    return (await place.run(["assess", "one.json", "--rules", "list.json"])).code;
  };
  const plain = JSON.stringify({ ...JSON.parse(checklist), flags: [] });

  test.each<[number, string, object]>([
    [0, "nothing is missing and nothing failed", { isApproved: true, isTendered: false }],
    [2, "evidence is missing", { isTendered: false }],
    [2, "it is not known whether a section applies", { isApproved: true }],
    [1, "something failed", { isApproved: false, isTendered: false }],
    [1, "something failed, whatever else is missing", { isApproved: false }],
    [2, "what failed may not apply", { isApproved: true, tender: { bondPaid: false } }],
  ])("ends with %d when %s", async (code, _, opportunity) => {
    expect(await codeOf(opportunity, {}, plain)).toBe(code);
  });

  test("ends with 0 when what failed is waived, with 1 when a block flag is raised", async () => {
    const waivers = [{ checkpoint: "bond", by: "x", reason: "x", at: "2026-06-01" }];
    const failed = { isApproved: true, isTendered: true, tender: { bondPaid: false } };
    expect(await codeOf(failed, {}, plain)).toBe(1);
    expect(await codeOf(failed, { progress: { list: { waivers } } }, plain)).toBe(0);
    expect(await codeOf({ isApproved: true, isTendered: false })).toBe(1);
  });
});

describe("many deals", () => {
  const three = [dealAt("c1", true), dealAt("c2", false), dealAt("c3")];

  test("come as a list, one a line, or a folder, and end with 0", async () => {
    place.write("list.json", JSON.stringify(three));
    place.write("lines.ndjson", three.map((deal) => JSON.stringify(deal)).join("\r\n"));
    for (const file of ["list.json", "lines.ndjson"]) {
      const ran = await assessed([file]);
      expect([file, ran.code]).toEqual([file, 0]);
      for (const id of ["c1", "c2", "c3"]) expect(ran.stdout).toContain(id);
      expect(ran.stderr).toBe("3 in: 3 verdicts, 0 rejected\n");
    }
    const folder = await assessed(["many"]);
    expect([folder.code, folder.stderr]).toEqual([0, "2 in: 2 verdicts, 0 rejected\n"]);
    const several = await assessed(["yes.json", "no.json", "many"]);
    expect([several.code, several.stderr]).toEqual([0, "4 in: 4 verdicts, 0 rejected\n"]);
  });

  test("come from the folders in a folder too, hidden ones and installed packages left out", async () => {
    const [one, two, three] = ["c1", "c2", "c3"].map((id) => JSON.stringify(dealAt(id)));
    place.write("years/2025/a.json", one ?? "");
    place.write("years/2026/may/b.json", two ?? "");
    place.write("years/c.json", three ?? "");
    place.write("years/.old/d.json", three ?? "");
    place.write("years/node_modules/e/e.json", three ?? "");
    const ran = await assessed(["years"]);
    expect([ran.code, ran.stderr]).toEqual([0, "3 in: 3 verdicts, 0 rejected\n"]);
    for (const id of ["c1", "c2", "c3"]) expect(ran.stdout).toContain(id);
  });

  test("say what is wrong with the file for rejects, whether they come as a table or not", async () => {
    for (const options of [[], ["--summary"], ["--since", "2026-01-01"]]) {
      const ran = await assessed(["many"], "--rejects", "nowhere/rejects.ndjson", ...options);
      expect([ran.code, ran.stdout, ran.stderr]).toEqual([
        3,
        "",
        "error: no folder for `nowhere/rejects.ndjson`\n",
      ]);
    }
  });

  test("of which some are none go on, each told by its place, and end with 3", async () => {
    const lines = [
      JSON.stringify(dealAt("d1", true)),
      "",
      '{ "id": "d2", "colour": 1 }',
      "{ broken",
      JSON.stringify(dealAt("d5")),
      '{ "id": "d6", "id": "d6" }',
    ];
    place.write("mixed.ndjson", lines.join("\n"));
    const ran = await assessed(["mixed.ndjson", "absent.json", "yes.json"]);
    expect(ran.code).toBe(3);
    for (const id of ["d1", "d5", "yes"]) expect(ran.stdout).toContain(id);
    for (const line of [3, 4, 6]) expect(ran.stderr).toContain(`mixed.ndjson:${line}:`);
    expect(ran.stderr).toContain("no file `absent.json`");
    expect(ran.stderr.trimEnd().split("\n").at(-1)).toBe("7 in: 3 verdicts, 4 rejected");
  });

  test("of which the first line is broken are still read line by line", async () => {
    const lines = ["{ broken", JSON.stringify(dealAt("e2")), JSON.stringify(dealAt("e3"))];
    const ran = await place.run(["assess", "-", "--rules", "rules.json"], {
      stdin: lines.join("\n"),
    });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("e3");
    expect(ran.stderr).toContain("-:1:");
    expect(ran.stderr).toContain("3 in: 2 verdicts, 1 rejected");
  });

  test("of a list that are none are told by their place in the file", async () => {
    place.write("list-bad.json", '[\n  { "id": "f1" },\n  { "id": 2 },\n  7\n]');
    const ran = await assessed(["list-bad.json"]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("f1");
    expect(ran.stderr).toContain("list-bad.json:3:");
    expect(ran.stderr).toContain("/1/id");
    expect(ran.stderr).toContain("list-bad.json:4:");
    expect(ran.stderr).toContain("3 in: 1 verdict, 2 rejected");
  });

  test("come out one verdict a line with --json", async () => {
    place.write("json.ndjson", three.map((deal) => JSON.stringify(deal)).join("\n"));
    const ran = await assessed(["json.ndjson"], "--json");
    const lines = ran.stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).deal)).toEqual(["c1", "c2", "c3"]);
  });

  test("show what changed since a day", async () => {
    const moved = dealAt("g1", true, {
      progress: {
        "two-stages": {
          stage: "second",
          history: [
            { kind: "external", to: "first", at: "2026-05-01" },
            { kind: "external", from: "first", to: "second", at: "2026-06-15" },
          ],
        },
      },
    });
    place.write(
      "since.ndjson",
      [moved, dealAt("g2", true)].map((deal) => JSON.stringify(deal)).join("\n"),
    );
    const changed = (await assessed(["since.ndjson"], "--since", "2026-06-10")).stdout;
    expect(changed).toContain("2026-06-10");
    expect(changed).toContain("first → second");
    const same = (await assessed(["since.ndjson"], "--since", "2026-06-20")).stdout;
    expect(same).not.toContain("first → second");
    expect((await assessed(["since.ndjson"], "--since", "2026-06-30")).code).toBe(0);
    const later = await assessed(["since.ndjson"], "--since", "2026-07-01");
    expect(later).toEqual({
      code: 64,
      stdout: "",
      stderr: "error: `--since` is `2026-07-01`, after `2026-06-30`, the day to decide for\n",
    });
  });

  test("of one id are all kept, and told with their places", async () => {
    place.write("twice.ndjson", three.map((deal) => `${JSON.stringify(deal)}\n`).join("\n"));
    place.write("again.json", JSON.stringify([dealAt("other"), dealAt("c1"), dealAt("c3")]));
    place.write("c1.json", JSON.stringify(dealAt("c1", false), null, 2));
    const ran = await assessed(["twice.ndjson", "again.json", "c1.json"]);
    expect(ran.code).toBe(0);
    // Every second line is blank. The second and third of the list begin where a `{` stands.
    const [, second, third] = [...place.read("again.json").matchAll(/\{"id"/g)];
    const [two, last] = [second, third].map((found) => Number(found?.index) + 1);
    expect(ran.stderr).toBe(
      [
        `note: 3 deals have the id \`c1\`: twice.ndjson:1, again.json:1:${two}, c1.json`,
        "  each of them counts",
        `note: 2 deals have the id \`c3\`: twice.ndjson:5, again.json:1:${last}`,
        "  each of them counts",
        "7 in: 7 verdicts, 0 rejected",
        "",
      ].join("\n"),
    );
    expect(ran.stdout).toContain("deals: 7");
    expect(ran.stdout).toContain("several deals with one id, each counted: c1 (3), c3 (2)");
    const zh = await assessed(["twice.ndjson", "c1.json"], "--lang", "zh");
    expect(zh.stderr).toContain(
      "注意：2 个商机的 ID 都是 `c1`：twice.ndjson:1、c1.json\n  各计一次\n",
    );
    expect((await assessed(["twice.ndjson"])).stderr).toBe("3 in: 3 verdicts, 0 rejected\n");
  });

  test("of fifty ids that come more than once tell these, and count the others", async () => {
    const ids = Array.from({ length: 52 }, (_, index) => JSON.stringify({ id: `d${index}` }));
    place.write("fifty.ndjson", [...ids, ...ids].join("\n"));
    place.write("twelve.ndjson", Array.from({ length: 12 }, () => ids[0]).join("\n"));
    const { stderr } = await assessed(["fifty.ndjson"]);
    expect(stderr.match(/2 deals have the id/g)).toHaveLength(50);
    expect(stderr).toContain("note: 2 more ids that several deals have\n104 in: 104 verdicts");
    expect((await assessed(["twelve.ndjson"])).stderr).toContain("twelve.ndjson:10, …\n");
  });

  test("are compared with their outcomes", async () => {
    const ended = (id: string, ready: boolean, outcome: string) =>
      JSON.stringify(dealAt(id, ready, { custom: { outcome } }));
    const lines = [
      ended("h1", true, "won"),
      ended("h2", true, "won"),
      ended("h3", false, "lost"),
      ended("h4", true, "lost"),
      JSON.stringify(dealAt("h5", true)),
    ];
    place.write("ended.ndjson", lines.join("\n"));
    // Scores are 100 and 0. Pairs: 100 above 0 twice, 100 tied with 100 twice: 3 of 4.
    const ran = await assessed(["ended.ndjson"], "--outcomes");
    expect(ran.stdout).toContain("AUC 0.750");
    expect(ran.stdout).toMatch(/\n100 +3 +2 +1 +66\.7%/);
    expect(ran.stdout).toContain("1 not counted");
    const json = (await assessed(["ended.ndjson"], "--outcomes", "--json")).stdout;
    expect(JSON.parse(json.trimEnd().split("\n").at(-1) ?? "").outcomes).toMatchObject({
      won: 2,
      lost: 2,
      others: 1,
      auc: 0.75,
    });
  });
});

describe("an input that cannot be read", () => {
  test.each<[string, string, string]>([
    ["that is not there", "nowhere.json", "no file `nowhere.json`"],
    [
      "that is a folder without deals",
      "empty",
      "no .json, .ndjson, .jsonl file in the folder `empty`",
    ],
    ["that is not UTF-8", "gbk.json", "`gbk.json` is not UTF-8"],
    ["that is a workbook", "deals.xlsx", "`deals.xlsx` is a workbook or another archive, no text"],
  ])("ends with 3: one %s", async (_, file, message) => {
    place.write("empty/readme.txt", "");
    place.write("deals.xlsx", Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0x00));
    place.write("gbk.json", iconv.encode('{"id":"x","name":"深圳"}', "gb18030"));
    const ran = await assessed([file]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(message);
  });

  test("holds nothing: one that is empty", async () => {
    const ran = await place.run(["assess", "-"], { stdin: "" });
    expect(ran.code).toBe(3);
  });
});

describe("the rules", () => {
  test("are the seven steps unless others are asked for", async () => {
    const ran = await place.run(["assess", "open.json", "--json"]);
    expect(JSON.parse(ran.stdout).ruleSet.id).toBe("sangfor-seven-steps");
    const other = await place.run([
      "assess",
      "open.json",
      "--json",
      "--rules",
      "b2b-qualification",
    ]);
    expect(JSON.parse(other.stdout).ruleSet.id).toBe("b2b-qualification");
  });

  test("that nobody knows are told with the near miss, and end with 64", async () => {
    const ran = await place.run(["assess", "open.json", "--rules", "sangfor-seven-step"]);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("did you mean `sangfor-seven-steps`?");
  });

  test("with something wrong are told by line, and end with 3", async () => {
    place.write("bad-rules.json", twoStages.replace('"greater', "").replace('"equal"', '"equals"'));
    const ran = await place.run(["assess", "open.json", "--rules", "bad-rules.json"]);
    expect([ran.code, ran.stdout]).toEqual([3, ""]);
    expect(ran.stderr).toContain("unknown operator `equals`");
    expect(ran.stderr).toContain("bad-rules.json:1:");
  });

  test("may be joined by overlays, and by nothing else", async () => {
    const words = { zh: "x", en: "overlaid warning" };
    const overlay = {
      id: "watch",
      version: "1.0.0",
      kind: "overlay",
      title: words,
      flags: [
        {
          id: "too-big",
          severity: "warn",
          title: words,
          when: { fact: "opportunity.amount", operator: "greaterThan", value: 10 },
        },
      ],
    };
    place.write("watch.json", JSON.stringify(overlay));
    place.write("big.json", JSON.stringify(dealAt("big", true, { opportunity: { amount: 11 } })));
    const ran = await assessed(["big.json"], "--overlay", "watch.json", "--json");
    expect(JSON.parse(ran.stdout).flags).toMatchObject([{ id: "too-big", truth: "satisfied" }]);
    expect((await assessed(["big.json"], "--overlay", "rules.json")).code).toBe(64);
    const twice = await assessed(
      ["big.json"],
      "--overlay",
      "watch.json",
      "--overlay",
      "watch.json",
    );
    expect([twice.code, twice.stderr]).toEqual([64, "error: `watch.json` is laid over twice\n"]);
    const alone = await place.run(["assess", "big.json", "--rules", "watch.json"]);
    expect(alone.code).toBe(64);
    expect(alone.stderr).toContain("--overlay watch.json");
  });
});

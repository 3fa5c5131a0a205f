import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import { around, budget, checkpoint, seats, stage } from "../analyze/sample-rules.ts";
import { openPlace, type Place } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
});
afterEach(() => place.remove());

const good = `${JSON.stringify(around({}), null, 2)}\n`;
const zero = `${JSON.stringify(around(checkpoint("a", { weight: 0 })), null, 2)}\n`;
const never = `${JSON.stringify(around({ all: [seats("lessThan", 5), seats("greaterThan", 5)] }), null, 2)}\n`;

describe("dealgate check", () => {
  it("says that nothing was found, and ends with 0", async () => {
    place.write("good.json", good);
    const { code, stdout } = await place.run(["check", "good.json"]);
    expect(code).toBe(0);
    expect(stdout).toBe("✓ 1 file: nothing found\n");
  });

  it("tells of all files in one run, with line, column and caret", async () => {
    place.write("a.json", `{\n  "id": "a",\n  "kinds": "stages"\n}\n`);
    place.write("b.json", zero);
    const { code, stdout } = await place.run(["check", "a.json", "b.json"]);
    expect(code).toBe(3);
    expect(stdout).toContain("→ a.json:3:3  /kinds");
    expect(stdout).toContain(`  3 │   "kinds": "stages"\n    │   ^^^^^^^`);
    expect(stdout).toContain("did you mean `kind`?");
    const line = zero.split("\n").findIndex((one) => one.includes(`"weight": 0`)) + 1;
    expect(stdout).toContain(`→ b.json:${line}:21  /stages/0/checkpoints/0/weight`);
    expect(stdout).toMatch(/2 files: \d+ errors, 1 warning\n$/);
  });

  it("speaks Chinese", async () => {
    place.write("a.json", zero);
    const { stdout } = await place.run(["check", "a.json", "--lang", "zh"]);
    expect(stdout).toContain("检查点 `a` 权重为零，又不是必备项，满足与否都不影响结论");
    expect(stdout).toContain("1 个文件：1 个警告");
  });

  it("refuses duplicate keys, comments and a trailing comma, each at its place", async () => {
    place.write("a.json", `{\n  "id": "a",\n  // mine\n  "id": "b",\n  "version": "1.0.0",\n}\n`);
    const { code, stdout } = await place.run(["check", "a.json"]);
    expect(code).toBe(3);
    for (const at of ["a.json:3:3", "a.json:4:3", "a.json:5:21"]) expect(stdout).toContain(at);
    expect(stdout).toContain("1 of them can be mended with --fix");
  });

  it("checks a folder and those in it, but no schemas and rule tests, and ends with 1 on a likely fault", async () => {
    place.write("rules/a.json", zero);
    place.write("rules/team/b.json", zero);
    place.write("rules/x.schema.json", "{}");
    place.write("rules/tests/a.test.json", "{}");
    const { code, stdout } = await place.run(["check", "rules"]);
    expect(code).toBe(1);
    expect(stdout).toContain("2 files: 2 warnings");
  });

  it("reads the standard input", async () => {
    const { code, stdout } = await place.run(["check", "-"], { stdin: never });
    expect(code).toBe(1);
    expect(stdout).toContain("[contradiction]");
    expect((await place.run(["check", "-", "--fix"], { stdin: never })).code).toBe(64);
  });

  it("tells of a file that is not there beside the others", async () => {
    place.write("a.json", zero);
    const { code, stdout } = await place.run(["check", "none.json", "a.json"]);
    expect(code).toBe(3);
    expect(stdout).toContain("✗ no file `none.json`  [unreadable-file]");
    expect(stdout).toContain("2 files: 1 error, 1 warning");
  });

  it("tells of a file that is not UTF-8 beside the others", async () => {
    place.write("a.json", new Uint8Array([0x7b, 0xb0, 0xa1]));
    place.write("b.json", zero);
    const { code, stdout } = await place.run(["check", "a.json", "b.json"]);
    expect(code).toBe(3);
    expect(stdout).toContain("`a.json` is not UTF-8");
    expect(stdout).toContain("[zero-weight]");
  });
});

describe("dealgate check of a rule set that builds on another", () => {
  it("tells what the extension brings about at its place there", async () => {
    place.write(
      "mine.json",
      `{\n  "id": "mine",\n  "version": "1.0.0",\n  "extends": { "id": "sangfor-seven-steps", "version": "1.0.0" },\n  "conditions": {\n    "idle": { "fact": "account.tier", "operator": "equal", "value": "A" }\n  }\n}\n`,
    );
    const { code, stdout } = await place.run(["check", "mine.json"]);
    expect(code).toBe(1);
    expect(stdout).toContain("→ mine.json:6:5  /conditions/idle");
    expect(stdout).toContain("1 file: 1 warning");
    expect(stdout).toContain("1 of them can be mended with --fix");
  });
});

describe("dealgate check of rule sets that extend one another", () => {
  const extending = (id: string, base: string): string =>
    `{\n  "id": "${id}",\n  "version": "1.0.0",\n  "extends": { "id": "${base}", "version": "1.0.0" }\n}\n`;

  it("names those that do so in a circle, at what a file of the circle extends", async () => {
    place.write("a.json", extending("a", "b"));
    place.write("b.json", extending("b", "c"));
    place.write("c.json", extending("c", "a"));
    const { code, stdout } = await place.run(["check", "a.json"]);
    expect(code).toBe(3);
    expect(stdout).toContain("✗ rule sets extend each other in a circle: `a` → `b` → `c` → `a`  ");
    expect(stdout).toContain("→ a.json:4:22  /extends/id");
    expect(stdout).toMatch(/1 file: 1 error\n$/);
    const chinese = await place.run(["check", "b.json", "--lang", "zh"]);
    expect(chinese.stdout).toContain("✗ 规则集互相扩展成环：`b` → `c` → `a` → `b`  ");
  });

  it("tells of a circle that a file leads into where it closes", async () => {
    place.write("a.json", extending("a", "b"));
    place.write("b.json", extending("b", "a"));
    place.write("first.json", extending("first", "a"));
    const { stdout } = await place.run(["check", "first.json"]);
    expect(stdout).toContain("circle: `a` → `b` → `a`");
    expect(stdout).toMatch(/→ .*\ba\.json:4:22 {2}\/extends\/id/);
  });

  it("takes a rule set of the package for what is meant", async () => {
    place.write("meddpicc.json", extending("meddpicc", "ours"));
    place.write("ours.json", extending("ours", "meddpicc"));
    const { stdout } = await place.run(["check", "meddpicc.json"]);
    expect(stdout).toContain("1 file: nothing found");
  });
});

describe("dealgate check of a file whose lines end in bare carriage returns", () => {
  const faulty = '{\r  "id": "Mine",\r  "version": "1.0.0",\r}\r';

  it("tells line and column, and mends", async () => {
    place.write("mac.json", faulty);
    const { stdout } = await place.run(["check", "mac.json"]);
    expect(stdout).toContain("→ mac.json:3:21\n");
    expect(stdout).toContain('  3 │   "version": "1.0.0",\n    │                     ^');
    const sarif = await place.run(["check", "mac.json", "--format", "sarif"]);
    const [{ newlineSequences, results }] = JSON.parse(sarif.stdout).runs;
    expect(newlineSequences).toContain("\r");
    const [{ replacements }] = results[0].fixes[0].artifactChanges;
    expect(replacements[0].deletedRegion).toMatchObject({ startLine: 3, startColumn: 21 });
    await place.run(["check", "mac.json", "--fix"]);
    expect(place.read("mac.json")).toBe(faulty.replace('0",', '0"'));
    expect((await place.run(["check", "mac.json"])).stdout).toContain("→ mac.json:2:9  /id");
  });
});

describe("dealgate check --format", () => {
  it("json gives issues and findings with their places", async () => {
    place.write("a.json", zero);
    const { stdout } = await place.run(["check", "a.json", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        file: "a.json",
        issues: [],
        findings: [
          {
            code: "zero-weight",
            severity: "warning",
            pointer: "/stages/0/checkpoints/0/weight",
            column: 21,
          },
        ],
      },
    ]);
  });

  it("github gives one workflow command a line", async () => {
    place.write("a,b.json", never);
    const { stdout } = await place.run(["check", "a,b.json", "--format", "github"]);
    expect(stdout).toMatch(
      /^::error file=a%2Cb\.json,line=\d+,col=\d+,title=contradiction::whatever is answered for `seats`, this condition cannot hold%0Alook at/,
    );
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  });

  it("sarif gives a log of version 2.1.0 whose results lead to their rules and places", async () => {
    place.write("规则/a.json", never);
    const { stdout } = await place.run(["check", "规则/a.json", "--format", "sarif"]);
    const log = JSON.parse(stdout);
    expect(log).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "dealgate",
              rules: [
                {
                  id: "contradiction",
                  shortDescription: { text: "a condition that nothing can satisfy" },
                },
              ],
            },
          },
          columnKind: "utf16CodeUnits",
          results: [{ ruleId: "contradiction", ruleIndex: 0, level: "error" }],
        },
      ],
    });
    const [{ physicalLocation }] = log.runs[0].results[0].locations;
    expect(decodeURIComponent(physicalLocation.artifactLocation.uri)).toBe("规则/a.json");
    const { startLine, startColumn } = physicalLocation.region;
    expect(never.split("\n")[startLine - 1]?.slice(startColumn - 1)).toMatch(/^"when"/);
  });

  it("sarif says of each rule why it is there, and of each result how to mend it", async () => {
    const twice = around(stage("s", [checkpoint("a", { when: { any: [budget, budget] } })]));
    const before = JSON.stringify(twice, null, 2);
    place.write("twice.json", before);
    const { stdout } = await place.run(["check", "twice.json", "--format", "sarif"]);
    const [run] = JSON.parse(stdout).runs;
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: "repeated-condition",
      fullDescription: { text: expect.stringMatching(/[a-z]{3,} [a-z]{2,}/) },
      help: { markdown: expect.stringContaining("## Prefer 推荐") },
      defaultConfiguration: { level: "warning" },
    });
    const [{ description, artifactChanges }] = run.results[0].fixes;
    expect(description.text).toMatch(/^remove /);
    const [{ artifactLocation, replacements }] = artifactChanges;
    expect(artifactLocation).toEqual({ uri: "twice.json" });
    const [{ deletedRegion, insertedContent }] = replacements;
    const lines = before.split("\n");
    const offset = (line: number, column: number) =>
      lines.slice(0, line - 1).join("\n").length + (line === 1 ? 0 : 1) + column - 1;
    const { startLine, startColumn, endLine, endColumn } = deletedRegion;
    const mended =
      before.slice(0, offset(startLine, startColumn)) +
      insertedContent.text +
      before.slice(offset(endLine, endColumn));
    expect(JSON.parse(mended)).toEqual(
      around(stage("s", [checkpoint("a", { when: { any: [budget] } })])),
    );
    await place.run(["check", "twice.json", "--fix"]);
    expect(place.read("twice.json")).not.toBe(before);
  });

  it("sarif says how to mend a trailing comma, after a byte order mark too", async () => {
    place.write("comma.json", `\uFEFF{ "id": "a",\n  "signals": {},\n}\n`);
    const { stdout } = await place.run(["check", "comma.json", "--format", "sarif"]);
    expect(JSON.parse(stdout).runs[0].results).toMatchObject([
      {
        ruleId: "not-json",
        fixes: [
          {
            description: { text: "remove the superfluous comma" },
            artifactChanges: [
              {
                artifactLocation: { uri: "comma.json" },
                replacements: [
                  {
                    deletedRegion: { startLine: 2, startColumn: 16, endLine: 2, endColumn: 17 },
                    insertedContent: { text: "" },
                  },
                ],
              },
            ],
          },
        ],
      },
    ]);
  });

  it("refuses another format", async () => {
    expect((await place.run(["check", "a.json", "--format", "xml"])).code).toBe(64);
  });
});

describe("dealgate check on what builds on another", () => {
  const never = (value: number) => ({ all: [seats("equal", value), seats("equal", value + 1)] });
  const untranslated = { zh: "to be done", en: "to be done" };
  const extending = (edit: object) =>
    JSON.stringify({
      id: "ours",
      version: "1.0.0",
      extends: { id: "the-base", version: "1.0.0" },
      ...edit,
    });
  const told = async () => {
    const { stdout } = await place.run(["check", "ours.json", "--format", "json"]);
    const [{ issues, findings }] = JSON.parse(stdout);
    expect(issues).toEqual([]);
    return findings.map(({ code, pointer }: { code: string; pointer: string }) => [code, pointer]);
  };

  it("tells what is wrong with an addition, though the same is said of the base elsewhere", async () => {
    const base = around(stage("s", [checkpoint("a", { when: never(1), title: untranslated })]));
    place.write("base.json", JSON.stringify({ ...base, id: "the-base" }));
    const b = { when: never(5), title: untranslated };
    place.write("ours.json", extending({ stages: { s: { checkpoints: { b } } } }));
    expect(await told()).toEqual([
      ["contradiction", "/stages/s/checkpoints/b/when"],
      ["missing-translation", "/stages/s/checkpoints/b/title/zh"],
    ]);
  });

  it("leaves to the base what is said of it, wherever that comes to stand", async () => {
    const base = around(stage("s", [checkpoint("a", { when: never(1), title: untranslated })]));
    place.write("base.json", JSON.stringify({ ...base, id: "the-base" }));
    const b = { title: { zh: "新", en: "new" }, before: "a" };
    place.write("ours.json", extending({ stages: { s: { checkpoints: { b } } } }));
    expect(await told()).toEqual([]);
  });
});

describe("dealgate check --fix", () => {
  const tidy = (members: string) => `{
\t"id": "mine", "version": "1.0.0", "kind": "stages",
\t"title": { "zh": "我的", "en": "mine" },${members}
}
`;

  it("mends what changes no answer and leaves the rest as it was written", async () => {
    const checkpointWith = (when: string) =>
      `\n\t"stages": [{ "id": "s", "title": { "zh": "一", "en": "one" },\n\t\t"checkpoints": [ { "id": "a", "title": { "zh": "甲", "en": "a" },\n\t\t\t"when": ${when} } ] }]`;
    const a = `{ "fact": "account.tier", "operator": "equal", "value": "A" }`;
    const b = `{ "fact": "account.tier", "operator": "in", "value": ["A", "B"] }`;
    place.write(
      "mine.json",
      tidy(`${checkpointWith(`{ "note": "n", "atLeast": 1, "of": [${a}, ${b}] }`)},`),
    );
    const { code, stdout, stderr } = await place.run(["check", "mine.json", "--fix"]);
    expect(stderr).toContain("3 places mended");
    expect(stdout).toContain("nothing found");
    expect(code).toBe(0);
    const fixed = place.read("mine.json");
    expect(fixed.replaceAll(/\s+/g, " ")).toBe(
      tidy(checkpointWith(`{ "note": "n", "any": [${b}] }`)).replaceAll(/\s+/g, " "),
    );
    expect(fixed).toContain(
      `\t\t"checkpoints": [ { "id": "a", "title": { "zh": "甲", "en": "a" },\n`,
    );
  });

  it("removes named conditions that nothing uses, with what only they use", async () => {
    const rules = around({
      conditions: { inner: budget, outer: { all: [{ condition: "inner" }, seats("equal", 3)] } },
    });
    place.write("mine.json", JSON.stringify(rules, null, 4).replaceAll("\n", "\r\n"));
    await place.run(["check", "mine.json", "--fix"]);
    const fixed = place.read("mine.json");
    expect(JSON.parse(fixed)).toEqual({ ...rules, conditions: {} });
    expect(fixed).not.toMatch(/[^\r]\n/);
  });

  it("leaves a file untouched that nothing can be mended in", async () => {
    place.write("mine.json", zero);
    await place.run(["check", "mine.json", "--fix"]);
    expect(place.read("mine.json")).toBe(zero);
  });

  it("mends in an extension what was written there, and nothing that would undo a change", async () => {
    const tier = (value: string) => ({ fact: "account.tier", operator: "equal", value });
    place.write(
      "base.json",
      JSON.stringify({
        ...around(
          stage("s", [
            checkpoint("a", { when: { condition: "kept" } }),
            checkpoint("b", { when: { condition: "other" } }),
          ]),
        ),
        id: "the-base",
        conditions: { kept: tier("A"), other: tier("D") },
      }),
    );
    const extension = {
      id: "ours",
      version: "1.0.0",
      extends: { id: "the-base", version: "1.0.0" },
      conditions: {
        spare: tier("B"),
        kept: { any: [tier("A"), tier("A")] },
        other: tier("C"),
      },
      stages: { s: { checkpoints: { b: { when: tier("B") } } } },
    };
    place.write("ours.json", JSON.stringify(extension, null, 2));
    const { stderr } = await place.run(["check", "ours.json", "--fix"]);
    expect(stderr).toContain("mended");
    // `other` is used by nothing now, but to leave it out here would bring that of the base back.
    expect(JSON.parse(place.read("ours.json"))).toEqual({
      ...extension,
      conditions: { kept: { any: [tier("A")] }, other: tier("C") },
    });
  });

  it("mends all trailing commas", async () => {
    place.write("mine.json", tidy(`\n\t"stages": [{ "id": "s", },],`));
    const { stderr } = await place.run(["check", "mine.json", "--fix"]);
    expect(stderr).toContain("3 places mended");
    expect(place.read("mine.json")).toBe(tidy(`\n\t"stages": [{ "id": "s" }]`));
  });

  it("says how much it could mend", async () => {
    place.write(
      "mine.json",
      JSON.stringify(around(stage("s", [checkpoint("a", { when: { any: [budget, budget] } })]))),
    );
    const { stdout } = await place.run(["check", "mine.json"]);
    expect(stdout).toContain("1 of them can be mended with --fix");
    expect(parseRuleSet(place.read("mine.json")).ok).toBe(true);
  });
});

describe("dealgate check --watch", () => {
  it("checks again when a file changes, and ends with what it found last", async () => {
    place.write("mine.json", zero);
    const stop = new AbortController();
    const seen: string[] = [];
    const running = place.run(["check", "mine.json", "--watch"], {
      stop: stop.signal,
      onOutput: (text) => {
        seen.push(text);
        if (text.includes("1 warning")) setTimeout(() => place.write("mine.json", good), 20);
        if (text.includes("nothing found")) stop.abort();
      },
    });
    const { code, stderr } = await running;
    expect(seen.join("")).toMatch(/1 warning[\s\S]*nothing found/);
    expect(stderr).toContain("checking again on every change");
    expect(code).toBe(0);
  });
});

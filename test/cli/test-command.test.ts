import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
const asOf = "2026-06-30";
const ready = (value: boolean) => ({ id: "d", evidence: [{ what: "ready", value, at: asOf }] });
const truth = (of: string) => ({
  stages: { first: { checkpoints: { "is-ready": { truth: of } } } },
});
beforeAll(() => {
  place = openPlace();
  place.write("rules/two.json", twoStages);
  const shared = { rules: "../rules/two.json", asOf };
  const tests = (cases: readonly object[]) => JSON.stringify({ ...shared, cases }, null, 2);
  const good = [
    { name: "ready", deal: ready(true), expect: truth("satisfied") },
    { name: "not ready", deal: ready(false), expect: truth("failed") },
    { name: "nobody knows", deal: { id: "d" }, expect: truth("unknown") },
  ];
  place.write("good/two.test.json", tests(good));
  place.write("half/two.test.json", tests(good.slice(0, 1)));
  place.write(
    "bad/two.test.json",
    tests([{ name: "a < b", deal: ready(false), expect: truth("satisfied") }]),
  );
  place.write("broken/two.test.json", tests([{ deal: { id: 1 }, expect: { claimed: null } }]));
  place.write("unread/cut.test.json", '{\n  "rules": <\n');
});
afterAll(() => place.remove());

describe("dealgate test", () => {
  test("says where an overlay belongs that is named for the rules", async () => {
    const overlaid = { rules: "compliance-cn", asOf, deal: ready(true), expect: { claimed: null } };
    place.write("overlaid/one.test.json", JSON.stringify(overlaid));
    const ran = await place.run(["test", "overlaid"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain(
      "error: `compliance-cn` is an overlay and decides nothing alone\n" +
        '  write it under `overlays`: `"overlays": ["compliance-cn"]`, and in `rules` what it is laid over\n',
    );
    expect(ran.stderr).not.toContain("--overlay ");
  });

  test("passes where every verdict is as expected", async () => {
    const { code, stdout, stderr } = await place.run(["test", "good"]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "✓ 3 tests: 3 passed\n",
      stderr: "",
    });
  });

  test("finds the tests in folders within a folder, but not in hidden or installed ones", async () => {
    const test = place.read("half/two.test.json").replace("../rules", "../../rules");
    for (const name of ["deep/a/one", "deep/b/two", "deep/.cache/no", "deep/node_modules/no"]) {
      place.write(`${name}.test.json`, test);
    }
    const { stdout } = await place.run(["test", "deep", "--format", "json"]);
    const { tests } = JSON.parse(stdout) as { tests: readonly { file: string }[] };
    expect(tests.map(({ file }) => file)).toEqual(["deep/a/one.test.json", "deep/b/two.test.json"]);
  });

  test("shows what was expected beside what the verdict says, in both languages", async () => {
    const { code, stdout } = await place.run(["test", "bad"]);
    expect(code).toBe(1);
    expect(stdout).toContain('-           "truth": "satisfied"');
    expect(stdout).toContain('+           "truth": "failed"');
    const chinese = await place.run(["test", "bad", "--lang", "zh"]);
    expect(chinese.stdout).toContain("✗ 1 个测试：通过 0 个，未通过 1 个");
  });

  test("lists what no test has seen, and asks for a threshold", async () => {
    const { code, stdout } = await place.run(["test", "half", "--threshold", "100,50"]);
    expect(code).toBe(1);
    expect(stdout).toContain("two-stages 1.0.0: checkpoints 0/1 (0%), branches 1/2 (50%)");
    expect(stdout).toContain("never seen failed, unknown");
    expect(stdout).toContain("/stages/0/checkpoints/0/when  never decides by failing");
    expect((await place.run(["test", "half", "--threshold", "0,50"])).code).toBe(0);
    expect((await place.run(["test", "good", "--threshold", "100"])).code).toBe(0);
    expect((await place.run(["test", "good", "--threshold", "101"])).code).toBe(64);
  });

  test("writes JUnit XML with every sign escaped", async () => {
    const { stdout } = await place.run(["test", "bad", "good", "--format", "junit"]);
    expect(stdout).toContain('<testsuites name="dealgate" tests="4" failures="1" errors="0">');
    expect(stdout).toContain('name="a &lt; b">');
    expect(stdout).toContain("+           &quot;truth&quot;: &quot;failed&quot;");
  });

  test("names tests in JUnit that have no name: by their number, the only one by its file", async () => {
    const one = { rules: "../rules/two.json", asOf, deal: ready(true), expect: truth("satisfied") };
    place.write("unnamed/one.test.json", JSON.stringify(one));
    const { rules, ...each } = one;
    place.write("unnamed/two.test.json", JSON.stringify({ rules, cases: [each, each] }));
    const { code, stdout } = await place.run(["test", "unnamed", "--format", "junit"]);
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/<testcase classname="[^"]*" name="([^"]*)"/g)];
    expect(names.map(([, name]) => name)).toEqual(["unnamed/one.test.json", "#1", "#2"]);
  });

  test("writes JSON with each mismatch and its place", async () => {
    const { stdout } = await place.run(["test", "bad", "--format", "json"]);
    const pointer = "/stages/first/checkpoints/is-ready/truth";
    expect(JSON.parse(stdout)).toEqual({
      tests: [
        {
          file: "bad/two.test.json",
          name: "a < b",
          passed: false,
          mismatches: [{ pointer, expected: "satisfied", actual: "failed" }],
        },
      ],
    });
  });

  test("JUnit tells what the text tells of a failure", async () => {
    const slip = { stages: { first: { checkpoints: { "is-ready": { thruth: "failed" } } } } };
    const cases = [
      { deal: ready(true), expect: { ...slip, stages: { ...slip.stages, frist: null } } },
    ];
    place.write("slip/two.test.json", JSON.stringify({ rules: "../rules/two.json", asOf, cases }));
    const told = [
      "the verdict has no `/stages/first/checkpoints/is-ready/thruth`; did you mean `truth`?",
      "the rule set has no stage `frist`; did you mean `first`?",
    ];
    const junit = await place.run(["test", "slip", "--format", "junit"]);
    const text = await place.run(["test", "slip"], { columns: 200 });
    for (const line of told) {
      expect(junit.stdout).toContain(line);
      expect(text.stdout).toContain(line);
    }
  });

  test("a file that cannot be read is in every report, and nothing looks good", async () => {
    const text = await place.run(["test", "unread", "good"]);
    expect([text.code, text.stdout]).toEqual([3, "✗ 3 tests: 3 passed, 1 file cannot be read\n"]);
    const chinese = await place.run(["test", "unread", "--lang", "zh"]);
    expect(chinese.stdout).toBe("✗ 0 个测试：通过 0 个，1 个文件读不了\n");

    const junit = await place.run(["test", "unread", "good", "--format", "junit"]);
    expect(junit.code).toBe(3);
    expect(junit.stdout).toContain(
      '<testsuites name="dealgate" tests="4" failures="0" errors="1">',
    );
    expect(junit.stdout).toContain(
      '<testsuite name="unread/cut.test.json" tests="1" failures="0" errors="1">',
    );
    expect(junit.stdout).toMatch(/<error message="[^"]+">unread\/cut\.test\.json:2:12 {2}/);

    const json = await place.run(["test", "unread", "--format", "json"]);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.stdout)).toMatchObject({
      tests: [],
      unread: [
        { file: "unread/cut.test.json", issues: [{ code: "not-json", line: 2, column: 12 }] },
      ],
    });
  });

  test("an expectation that asks for nothing is told with what would be right", async () => {
    const shared = { rules: "../rules/two.json", asOf, deal: { id: "d" } };
    place.write("empty/two.test.json", JSON.stringify({ ...shared, expect: {} }));
    const { code, stderr } = await place.run(["test", "empty"]);
    expect(code).toBe(3);
    expect(stderr).toContain("nothing is expected here, so that every verdict would pass");
    expect(stderr).toContain('name at least one thing, such as `{ "standing": "supported" }`');
  });

  test("a deal that cannot be read is told with its place, and the exit code is 3", async () => {
    const { code, stderr } = await place.run(["test", "broken"]);
    expect(code).toBe(3);
    expect(stderr).toContain("/cases/0/deal/id");
  });

  test("what several tests read is told once, at the key where it is one", async () => {
    const deal = { id: "d", acount: {} };
    const cases = [1, 2].map(() => ({ expect: { claimed: null } }));
    const shared = { rules: "../rules/two.json", asOf, cases };
    place.write("twice/inside.test.json", JSON.stringify({ ...shared, deal }));
    place.write("twice/beside.test.json", JSON.stringify({ ...shared, deal: "deal.json" }));
    place.write("twice/deal.json", `{\n"id": "d",\n"acount": {} }`);
    const { code, stderr } = await place.run(["test", "twice"]);
    expect(code).toBe(3);
    const before = JSON.stringify({ ...shared, deal }).indexOf(`"acount"`);
    expect(stderr.match(/→ .*/g)).toEqual([
      "→ twice/deal.json:3:1  /acount",
      `→ twice/inside.test.json:1:${before + 1}  /deal/acount`,
    ]);
  });

  test("what is wrong with a file and with what its tests read is told in one run", async () => {
    const cases = [
      { nme: "a", deal: { id: "d" }, expect: {} },
      { deal: { id: "d", acount: {} }, expect: { claimed: null } },
      { rules: "none.json", deal: { id: "d" }, expect: { claimed: null } },
    ];
    place.write("all/two.test.json", JSON.stringify({ rules: "../rules/two.json", asOf, cases }));
    const { code, stdout, stderr } = await place.run(["test", "all"]);
    expect([code, stdout]).toEqual([3, "✗ 0 tests: 0 passed, 1 file cannot be read\n"]);
    for (const at of ["/cases/0/nme", "/cases/0/expect", "/cases/1/deal/acount"]) {
      expect(stderr.split("\n").filter((line) => line.endsWith(`  ${at}`))).toHaveLength(1);
    }
    expect(stderr).toContain("no rule set and no file `all/none.json`");
  });

  test("the test that `init` writes passes", async () => {
    await place.run(["init", "ours"]);
    const { code, stdout } = await place.run(["test", "ours/tests"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "✓ 1 test: 1 passed\n" });
  });

  test("tests again when a file that a test reads changes", async () => {
    const stop = new AbortController();
    let told = "";
    const done = place.run(["test", "half", "--watch"], {
      stop: stop.signal,
      onOutput: (written) => {
        told += written;
        if (told.includes("✗")) stop.abort();
        else if (written.includes("Ctrl+C")) {
          setTimeout(() => {
            place.write("rules/two.json", twoStages.replace('"value":true', '"value":false'));
          }, 100);
        }
      },
    });
    expect((await done).code).toBe(1);
    place.write("rules/two.json", twoStages);
  });
});

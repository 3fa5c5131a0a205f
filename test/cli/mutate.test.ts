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
  place.write("two.json", twoStages);
  const tests = (cases: readonly object[]) =>
    JSON.stringify({ rules: "../two.json", asOf, cases }, null, 2);
  place.write(
    "good/two.test.json",
    tests([{ name: "ready", deal: ready(true), expect: truth("satisfied") }]),
  );
  place.write(
    "bad/two.test.json",
    tests([{ name: "a guess", deal: ready(true), expect: truth("failed") }]),
  );
  place.write("broken/two.test.json", "{");
  place.write(
    "other/m.test.json",
    JSON.stringify({ rules: "meddpicc", asOf, deal: ready(true), expect: { claimed: null } }),
  );
});
afterAll(() => place.remove());

describe("dealgate mutate", () => {
  test("tells what no test notices: place, change, what would notice it, in both languages", async () => {
    const { code, stdout, stderr } = await place.run(["mutate", "two.json", "--tests", "good"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(
      "/stages/0/checkpoints/0/waivable  waivable: `false` becomes `true`\n" +
        "  to notice it: a deal on which it is waived, and what is then said of checkpoint `is-ready`\n",
    );
    expect(stdout).toContain("✓ two-stages 1.0.0: ");
    const chinese = await place.run(["mutate", "two.json", "--tests", "good", "--lang", "zh"]);
    expect(chinese.stdout).toContain(
      "/stages/0/checkpoints/0/waivable  可豁免：`false` 改成 `true`\n" +
        "  怎样才能发现：豁免了这个检查点的商机；要看的是：检查点 `is-ready`\n",
    );
  });

  test("asks for a threshold", async () => {
    const run = (threshold: string) =>
      place.run(["mutate", "two.json", "--tests", "good", "--threshold", threshold]);
    const short = await run("100");
    expect(short.code).toBe(1);
    expect(short.stdout).toContain("less than asked for: 100%");
    expect((await run("1")).code).toBe(0);
    expect((await run("101")).code).toBe(64);
  });

  test("writes JSON, each change in the words of both languages", async () => {
    const argv = ["mutate", "two.json", "--tests", "good", "--format", "json", "--limit", "5"];
    const { stdout } = await place.run(argv);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({ ruleSet: "two-stages", version: "1.0.0", tests: 1, tried: 5 });
    expect(told.killed + told.invalid + told.survivors.length + told.equivalent.length).toBe(5);
    for (const survivor of told.survivors) {
      expect(Object.keys(survivor.change)).toEqual(["zh", "en"]);
      expect(Object.keys(survivor.suggestion)).toEqual(["zh", "en"]);
      expect(survivor.pointer).toMatch(/^\//);
    }
  });

  test("changes nothing where tests fail as it is, and names the first", async () => {
    const { code, stdout, stderr } = await place.run(["mutate", "two.json", "--tests", "bad"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("1 of the tests fail as it is");
    expect(stderr).toContain("bad/two.test.json a guess");
  });

  test("tells what cannot be read, and where there are no tests of the rule set", async () => {
    expect((await place.run(["mutate", "two.json", "--tests", "broken"])).code).toBe(3);
    expect((await place.run(["mutate", "none.json", "--tests", "good"])).code).toBe(64);
    expect((await place.run(["mutate", "two.json"])).code).toBe(64);
    const other = await place.run(["mutate", "two.json", "--tests", "other"]);
    expect(other.code).toBe(3);
    expect(other.stderr).toContain("there are no tests of rule set `two-stages`");
  });

  test("tells on a terminal how far it is, and leaves nothing of it behind", async () => {
    const { stderr } = await place.run(["mutate", "two.json", "--tests", "good"], { isTTY: true });
    expect(stderr.startsWith("\r1/")).toBe(true);
    expect(stderr.endsWith("\r\u001b[K")).toBe(true);
  });
});

test("a change that only a proof shows to change no answer is counted apart", async () => {
  const place = openPlace();
  const rules = JSON.parse(twoStages);
  rules.signals.meetings = { ...rules.signals.ready, type: "number", min: 0, integer: true };
  const atLeast = (value: number) => ({
    fact: "meetings",
    operator: "greaterThanInclusive",
    value,
  });
  // Whoever has come five times has come twice.
  rules.stages[0].checkpoints[0].when = { all: [atLeast(2), atLeast(5)] };
  rules.stages[0].checkpoints[0].judgement = false;
  place.write("rules.json", JSON.stringify(rules));
  const deal = (value: number) => ({ id: "d", evidence: [{ what: "meetings", value, at: asOf }] });
  const cases = [
    { deal: deal(5), expect: truth("satisfied") },
    { deal: deal(4), expect: truth("failed") },
    { deal: deal(1), expect: truth("failed") },
  ];
  place.write("two.test.json", JSON.stringify({ rules: "rules.json", asOf, cases }));
  const argv = ["mutate", "rules.json", "--tests", "two.test.json", "--format", "json"];
  const { stdout } = await place.run(argv);
  const { equivalent, isProven } = JSON.parse(stdout);
  const inCondition = equivalent.filter((each: { pointer: string }) =>
    each.pointer.startsWith("/stages/0/checkpoints/0/when"),
  );
  expect(inCondition.map((each: { change: { en: string } }) => each.change.en)).toEqual([
    "this member is left out",
    "operator `greaterThanInclusive` becomes `greaterThan`",
    "value 2 becomes 1",
  ]);
  expect(isProven).toBe(true);
  place.remove();
});

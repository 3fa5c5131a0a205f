import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeEach(() => {
  place = openPlace();
  place.write("base.json", twoStages);
});
afterEach(() => place.remove());

const extension = `{
  "id": "mine",
  "version": "1.0.0",
  "extends": { "id": "two-stages", "version": "1.0.0" },
  "stages": { "first": { "passMark": 50,   "checkpoints": { "is-ready": { "weight": 2 } } } }
}
`;
/** The base as a later version has it, with another weight. */
const later = twoStages
  .replace('"version":"1.0.0"', '"version":"1.1.0"')
  .replace('"essential":true', '"essential":true,"weight":5');

describe("flatten", () => {
  test("writes a rule set that builds on a file beside it as one file that assesses alike", async () => {
    place.write("rules/mine.json", extension);
    place.write("rules/base.json", twoStages);
    place.write("deal.json", JSON.stringify(dealAt("one", true)));
    const ran = await place.run(["flatten", "rules/mine.json", "--out", "flat.json"]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toContain("note: 4 changes do not record what was there");
    const flat = JSON.parse(place.read("flat.json")) as { stages: { passMark: number }[] };
    expect(flat.stages[0]?.passMark).toBe(50);
    const assess = async (rules: string) =>
      JSON.parse((await place.run(["assess", "deal.json", "--rules", rules, "--json"])).stdout);
    expect(await assess("flat.json")).toEqual(await assess("rules/mine.json"));
  });

  test("finds its base among the rule sets of the package", async () => {
    place.write(
      "ours.json",
      JSON.stringify({
        id: "ours",
        version: "1.0.0",
        extends: { id: "sangfor-seven-steps", version: "1.0.0" },
        stages: { tender: null },
        wonAfter: null,
      }),
    );
    const { code, stdout } = await place.run(["flatten", "ours.json"]);
    expect(code).toBe(0);
    const flat = JSON.parse(stdout) as { id: string; stages: unknown[] };
    expect([flat.id, flat.stages.length]).toEqual(["ours", 6]);
  });

  test("builds on a base that builds on another, and ends where two build on one another", async () => {
    const on = (id: string, base: string) =>
      JSON.stringify({ id, version: "1.0.0", extends: { id: base, version: "1.0.0" } });
    place.write("mine.json", extension);
    place.write("theirs.json", on("theirs", "mine"));
    expect((await place.run(["flatten", "theirs.json"])).stdout).toContain('"passMark": 50');
    place.write("a.json", on("a", "b"));
    place.write("b.json", on("b", "a"));
    const ran = await place.run(["flatten", "a.json"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("rule sets extend each other in a circle: `a` → `b` → `a`");
  });

  test("--record keeps what was there, and nothing else of the file changes", async () => {
    place.write("mine.json", extension);
    const ran = await place.run(["flatten", "mine.json", "--record"]);
    expect([ran.code, ran.stdout]).toEqual([0, ""]);
    expect(ran.stderr).toBe("`mine.json` now records 4 places of `two-stages` 1.0.0\n");
    const text = place.read("mine.json");
    expect(text).toContain('{ "first": { "passMark": 50,   "checkpoints"');
    expect(text).toContain('"extends": { "id": "two-stages", "version": "1.0.0" },\n');
    expect(JSON.parse(text)).toMatchObject({
      was: {
        "/stages/first/passMark": null,
        "/stages/first/checkpoints/is-ready/weight": null,
      },
    });
    expect((await place.run(["flatten", "mine.json"])).stderr).toBe("");
    expect((await place.run(["flatten", "mine.json", "--record"])).stderr).toBe("");
  });

  test("tells each conflict after an upgrade at its place, until it is accepted", async () => {
    place.write("mine.json", extension);
    await place.run(["flatten", "mine.json", "--record"]);
    place.write("base.json", later);
    const conflict = await place.run(["flatten", "mine.json"]);
    expect([conflict.code, conflict.stdout]).toEqual([3, ""]);
    expect(conflict.stderr).toContain(
      "✗ `two-stages` 1.1.0 changes `weight` too: it was nothing, it is `5`  [base-changed]",
    );
    const pointer = "/stages/first/checkpoints/is-ready/weight";
    expect(conflict.stderr).toMatch(new RegExp(`mine\\.json:\\d+:\\d+ +${pointer}`));
    const assessed = await place.run(["assess", "mine.json", "--rules", "mine.json"]);
    expect(assessed.code).toBe(3);

    const again = await place.run(["flatten", "mine.json", "--record"]);
    expect(again.code).toBe(3);
    const accepted = await place.run(["flatten", "mine.json", "--accept", pointer]);
    expect(accepted.code).toBe(0);
    expect(place.read("mine.json")).toContain(
      '"extends": { "id": "two-stages", "version": "1.1.0" },\n',
    );
    expect(JSON.parse(place.read("mine.json"))).toMatchObject({ was: { [pointer]: 5 } });
    expect((await place.run(["flatten", "mine.json"])).stdout).toContain('"weight": 2');
  });

  const weight = "/stages/first/checkpoints/is-ready/weight";

  test.each([
    ["misspelt", weight.replace("weight", "wieght"), `did you mean \`${weight}\`?`],
    ["without its first slash", weight.slice(1), `did you mean \`${weight}\`?`],
    ["unlike any", "/nonsense", `what can be accepted is at \`${weight}\``],
  ])("refuses to accept a pointer that is no change of the file: %s", async (_, pointer, help) => {
    place.write("mine.json", extension);
    await place.run(["flatten", "mine.json", "--record"]);
    place.write("base.json", later);
    const before = place.read("mine.json");
    const ran = await place.run(["flatten", "mine.json", "--accept", pointer]);
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr: `error: \`${pointer}\` is no place that \`mine.json\` changes\n  ${help}\n`,
    });
    expect(place.read("mine.json")).toBe(before);
  });

  test("refuses it where nothing is on record and where nothing is to be accepted", async () => {
    place.write("mine.json", extension);
    const ran = await place.run(["flatten", "mine.json", "--accept", "/x", "--lang", "zh"]);
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr: "错误：`/x` 不是 `mine.json` 改动的地方\n  没有要接受的冲突\n",
    });
    expect(place.read("mine.json")).toBe(extension);
    await place.run(["init", "our-rules"]);
    const begun = await place.run([
      "flatten",
      "our-rules/rules/our-rules.json",
      "--accept",
      "/nonsense",
    ]);
    expect(begun.code).toBe(64);
    expect(begun.stderr).toContain("no conflict is there to be accepted");
  });

  test("accepts what stands within a place, and a place that is not in conflict", async () => {
    place.write("mine.json", extension);
    await place.run(["flatten", "mine.json", "--record"]);
    place.write("base.json", later);
    const passMark = await place.run([
      "flatten",
      "mine.json",
      "--accept",
      "/stages/first/passMark",
    ]);
    expect(passMark.code).toBe(3);
    expect(passMark.stderr).toContain("[base-changed]");
    expect((await place.run(["flatten", "mine.json", "--accept", "/stages/first"])).code).toBe(0);
  });

  test.each([
    ["--record", []],
    ["--accept", ["/x"]],
  ])("refuses %s for a file that extends nothing", async (option, value) => {
    const ran = await place.run(["flatten", "base.json", option, ...value]);
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr: `error: \`base.json\` has no \`extends\`: there is nothing that \`${option}\` could compare it with\n`,
    });
    expect(place.read("base.json")).toBe(twoStages);
  });

  test("tells what is wrong with the base in the file of the base", async () => {
    place.write("mine.json", extension);
    place.write("base.json", twoStages.replace('"fact":"ready"', '"fact":"redy"'));
    const ran = await place.run(["flatten", "mine.json"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("base.json");
    expect(ran.stderr).toContain("did you mean `ready`?");
  });

  test.each([
    ["the file itself", "./mine.json"],
    ["the same file by another name", "link.json"],
    ["the file that it builds on", "base.json"],
    ["the file that this one builds on", "ground.json"],
  ])("never writes over what it reads: %s", async (_, out) => {
    const ground = twoStages.replace('"id":"two-stages"', '"id":"ground"');
    const base = JSON.stringify({
      id: "two-stages",
      version: "1.0.0",
      extends: { id: "ground", version: "1.0.0" },
    });
    place.write("ground.json", ground);
    place.write("base.json", base);
    place.write("mine.json", extension);
    symlinkSync("mine.json", join(place.path, "link.json"));
    const files = () => ["ground.json", "base.json", "mine.json"].map(place.read);
    const ran = await place.run(["flatten", "mine.json", "--record", "--out", out]);
    expect(ran).toEqual({
      code: 64,
      stdout: "",
      stderr: `error: \`${out}\` is both input and output, or given twice\n`,
    });
    expect(files()).toEqual([ground, base, extension]);
    expect((await place.run(["flatten", "mine.json", "--out", "flat.json"])).code).toBe(0);
  });

  test("says so when there is no such file", async () => {
    expect((await place.run(["flatten", "nothing.json"])).code).toBe(3);
  });
});

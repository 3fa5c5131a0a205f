import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
});
afterAll(() => place.remove());

const made = (...options: string[]) => place.run(["generate", ...options]);

describe("generate", () => {
  test("writes as many deals as are asked for, one a line, to the output or to a file", async () => {
    const ran = await made("--deals", "12");
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const lines = ran.stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(12);
    for (const line of lines) expect(parseDeal(line).ok).toBe(true);
    expect(await made("--deals", "12", "--out", "twelve.ndjson")).toMatchObject({ stdout: "" });
    expect(place.read("twelve.ndjson")).toBe(ran.stdout);
  });

  test("is the same on any day for the same seed, and begins the same however long it is", async () => {
    const short = (await made("--deals", "3", "--seed", "5")).stdout;
    expect((await made("--deals", "9", "--seed", "5")).stdout.startsWith(short)).toBe(true);
    expect((await made("--deals", "3", "--seed", "6")).stdout).not.toBe(short);
    expect((await made("--deals", "3", "--seed", "5", "--as-of", "2026-01-31")).stdout).not.toBe(
      short,
    );
  });

  test("takes rules of one's own", async () => {
    const { stdout } = await made("--deals", "30", "--rules", "rules.json");
    const deals = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const stages = deals.map(({ progress }) => progress["two-stages"].stage);
    expect(new Set(stages)).toEqual(new Set(["first", "second"]));
    expect(stdout).toContain('"what":"ready"');
  });

  test("never writes over the rules", async () => {
    const ran = await made("--deals", "1", "--rules", "rules.json", "--out", "rules.json");
    expect([ran.code, place.read("rules.json")]).toEqual([64, twoStages]);
    expect(ran.stderr).toContain("`rules.json` is both input and output");
  });

  test("makes what assess takes", async () => {
    await made("--deals", "20", "--rules", "rules.json", "--out", "made.ndjson");
    const ran = await place.run(["assess", "made.ndjson", "--rules", "rules.json"]);
    expect([ran.code, ran.stderr]).toEqual([0, "20 in: 20 verdicts, 0 rejected\n"]);
  });

  test.each<[string, number, readonly string[]]>([
    ["--deals is needed", 64, []],
    ["--deals is a whole number from 1", 64, ["--deals", "0"]],
    ["--as-of leaves room for what came before", 64, ["--deals", "1", "--as-of", "1900-01-01"]],
    ["--as-of leaves room for what comes after", 64, ["--deals", "1", "--as-of", "2999-12-01"]],
    ["--as-of is a day", 64, ["--deals", "1", "--as-of", "soon"]],
    ["an overlay has no stages", 64, ["--deals", "1", "--rules", "deal-risk"]],
    ["a folder is no file", 3, ["--deals", "1", "--out", "."]],
  ])("says when it is called wrongly: %s", async (_, code, options) => {
    const ran = await made(...options);
    expect([ran.code, ran.stdout]).toEqual([code, ""]);
    expect(ran.stderr).not.toBe("");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("yes.json", JSON.stringify(dealAt("yes", true)));
  place.write("no.json", JSON.stringify(dealAt("no", false)));
  place.write("open.json", JSON.stringify(dealAt("open")));
});
afterAll(() => place.remove());

const unlocked = (file: string, ...options: string[]) =>
  place.run(["unlock", file, "--rules", "rules.json", ...options]);

describe("unlock", () => {
  test("names the evidence that opens the next door, and ends with 2", async () => {
    const ran = await unlocked("open.json");
    expect([ran.code, ran.stderr]).toEqual([2, ""]);
    expect(ran.stdout).toContain("are they ready");
  });

  test("gives the sets themselves with --json", async () => {
    const ran = await unlocked("open.json", "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({
      stage: "second",
      exact: true,
      sets: [{ items: [{ what: "ready" }], answers: [{ value: true }] }],
    });
  });

  test("ends with 0 when the door is open, and with 1 when nothing opens it", async () => {
    expect((await unlocked("yes.json")).code).toBe(0);
    expect((await unlocked("no.json")).code).toBe(1);
  });

  test("takes any door by its stage, and none that there is not", async () => {
    expect((await unlocked("open.json", "--stage", "second")).code).toBe(2);
    expect((await unlocked("open.json", "--stage", "first")).code).toBe(0);
    const ran = await unlocked("open.json", "--stage", "secnod");
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toBe("error: unknown stage `secnod`\n  did you mean `second`?\n");
    const other = await unlocked("open.json", "--stage", "third");
    expect(other.stderr).toBe("error: unknown stage `third`\n  choose one of first, second\n");
  });

  test("names the option that lets a search go on which reached its limit", async () => {
    const deal = ["unlock", "open.json", "--rules", "sangfor-seven-steps", "--stage", "contract"];
    const ran = await place.run([...deal, "--steps", "1"]);
    expect(ran.stdout).toContain("the search reached its limit");
    expect(ran.stderr).toBe("note: the search reached its limit; `--steps` lets it go further\n");
    const json = await place.run([...deal, "--steps", "1", "--json"]);
    expect([JSON.parse(json.stdout).exact, json.stderr]).toEqual([false, ""]);
  });

  test("takes one deal at a time", async () => {
    place.write("two.ndjson", '{"id":"a"}\n{"id":"b"}\n');
    const two = await unlocked("two.ndjson");
    expect([two.code, two.stdout]).toEqual([64, ""]);
    expect(two.stderr).toContain("2 deals in `two.ndjson`: one at a time");
    expect((await unlocked("nowhere.json")).code).toBe(3);
  });

  test("speaks Chinese", async () => {
    const ran = await unlocked("open.json", "--lang", "zh");
    expect(ran.stdout).toMatch(/\p{Script=Han}/u);
  });
});

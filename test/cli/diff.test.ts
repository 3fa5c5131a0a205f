import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  const changed = JSON.parse(twoStages);
  changed.version = "1.1.0";
  changed.stages[0].checkpoints[0].when.value = false;
  place.write("old.json", twoStages);
  place.write("new.json", JSON.stringify(changed));
  const worded = JSON.parse(twoStages);
  worded.stages[0].title.en = "the first";
  place.write("worded.json", JSON.stringify(worded));
  place.write("broken.json", '{"id": "two-stages"}');
  const priced = { opportunity: { amount: 500, currency: "CNY" } };
  place.write(
    "deals.ndjson",
    [dealAt("d-1", true, priced), dealAt("d-2")].map((one) => JSON.stringify(one)).join("\n"),
  );
  place.write("bad.json", '{"id":"d-1","acount":{}}');
});
afterAll(() => place.remove());

describe("diff", () => {
  test("ends with 0 where nothing has changed, and says so", async () => {
    const ran = await place.run(["diff", "old.json", "old.json"]);
    expect(ran).toEqual({ code: 0, stdout: "two-stages 1.0.0 → 1.0.0\nNo change.\n", stderr: "" });
  });

  test("ends with 1 where something has, be it words alone", async () => {
    const ran = await place.run(["diff", "old.json", "new.json", "--lang", "zh"]);
    expect([ran.code, ran.stderr]).toEqual([1, ""]);
    expect(ran.stdout).toContain("修改 · 检查点  is ready  is-ready，阶段 first");
    const worded = await place.run(["diff", "old.json", "worded.json"]);
    expect(worded.code).toBe(1);
    expect(worded.stdout).toContain("Nothing means anything else.");
  });

  test("tells which verdicts change, and the amounts behind them", async () => {
    const argv = ["diff", "old.json", "new.json", "--deals", "deals.ndjson"];
    const ran = await place.run(argv);
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain("another verdict for 1 of 2 deals: 500 CNY");
    expect(ran.stdout).toContain("may advance: yes → no (1: 500 CNY)");
    const json = JSON.parse((await place.run([...argv, "--format", "json"])).stdout);
    expect(json.changes).toHaveLength(1);
    expect(json.verdicts.changed).toEqual({
      deals: 1,
      amounts: [{ amount: 500, currency: "CNY" }],
      unknownAmounts: 0,
    });
    const markdown = (await place.run([...argv, "--format", "markdown"])).stdout;
    expect(markdown).toContain("| may advance: yes → no | 1 | 500 CNY |");
  });

  test("says nothing of deals where there are none to tell of", async () => {
    const json = JSON.parse(
      (await place.run(["diff", "old.json", "new.json", "--format", "json"])).stdout,
    );
    expect(json).not.toHaveProperty("verdicts");
  });

  test("ends with 3 on rules or deals that cannot be read", async () => {
    const rules = await place.run(["diff", "old.json", "broken.json"]);
    expect([rules.code, rules.stdout]).toEqual([3, ""]);
    const deals = await place.run(["diff", "old.json", "new.json", "--deals", "bad.json"]);
    expect([deals.code, deals.stdout]).toEqual([3, ""]);
    expect(deals.stderr).toContain("acount");
  });

  test("ends with 64 on a format there is not", async () => {
    const ran = await place.run(["diff", "old.json", "new.json", "--format", "xml"]);
    expect(ran.code).toBe(64);
    expect(ran.stderr).toBe(
      "error: `--format`: no format `xml`; choose one of `text`, `json`, `markdown`\n",
    );
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dealAt, openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
});
afterAll(() => place.remove());

const complete = { what: "contacts.complete", value: "all", at: "2026-06-01" };
const withDecider = (stance?: string) =>
  JSON.stringify({
    id: "d-1",
    contacts: [{ id: "wu", name: "样例甲", roles: ["approver"], ...(stance && { stance }) }],
    evidence: [complete],
  });

describe("dealgate map", () => {
  test.each([
    ["supporter", 0, "Green"],
    ["enemy", 1, "Red"],
    [undefined, 2, "Amber"],
  ])("of a decider whose stance is %s ends with %d", async (stance, code, word) => {
    place.write("deal.json", withDecider(stance));
    const ran = await place.run(["map", "deal.json"]);
    expect(ran).toMatchObject({ code, stderr: "" });
    expect(ran.stdout).toContain(word);
    expect(ran.stdout).toContain("样例甲 (approver)");
  });

  test("prints the map as JSON, of the day that is asked for", async () => {
    place.write("deal.json", withDecider("supporter"));
    const ran = await place.run(["map", "deal.json", "--json", "--as-of", "2026-05-31"]);
    const map = JSON.parse(ran.stdout);
    // The list was declared complete only a day later.
    expect([ran.code, map.asOf, map.light.colour]).toEqual([2, "2026-05-31", "amber"]);
  });

  test("takes one deal at a time, and tells what is wrong with it", async () => {
    place.write("two.json", JSON.stringify([{ id: "a" }, { id: "b" }]));
    place.write("bad.json", JSON.stringify({ id: "a", contact: [] }));
    expect(await place.run(["map", "two.json"])).toMatchObject({ code: 64, stdout: "" });
    expect(await place.run(["map", "bad.json"])).toMatchObject({ code: 3, stdout: "" });
    expect(await place.run(["map", "gone.json"])).toMatchObject({ code: 3, stdout: "" });
    expect(await place.run(["map", "two.json", "--rules", "gone"])).toMatchObject({ code: 64 });
  });
});

describe("dealgate funnel", () => {
  beforeAll(() => {
    place.write("two-stages.json", twoStages);
    place.write(
      "deals.ndjson",
      [dealAt("a", true), dealAt("b"), dealAt("c", false, { opportunity: { amount: 5 } })]
        .map((deal) => JSON.stringify(deal))
        .join("\n"),
    );
  });
  const rules = ["--rules", "two-stages.json"];

  test("prints the four measures and the forecast, the counts on the error output", async () => {
    const ran = await place.run(["funnel", "deals.ndjson", ...rules, "--to", "2026-06-30"]);
    expect(ran.code).toBe(0);
    expect(ran.stderr).toBe("3 in: 3 deals, 0 rejected\n");
    // Ninety days in all, the last one included.
    expect(ran.stdout).toContain("two stages: funnel analysis, 2026-04-02 to 2026-06-30");
    for (const heading of ["Capacity", "Slope", "Evenness", "Velocity", "Weighted forecast"]) {
      expect(ran.stdout).toContain(heading);
    }
    expect(ran.stdout).toContain("No stage history");
  });

  test("speaks Chinese when asked to", async () => {
    const ran = await place.run(["funnel", "deals.ndjson", ...rules, "--lang", "zh"]);
    expect(ran.stdout).toContain("容量");
    expect(ran.stderr).toBe("读入 3 项：3 个商机，0 项被拒\n");
  });

  test("prints the analysis as JSON", async () => {
    const argv = ["funnel", "deals.ndjson", ...rules, "--json", "--from", "2026-01-01"];
    const ran = await place.run(argv);
    const funnel = JSON.parse(ran.stdout);
    expect([funnel.from, funnel.to, funnel.deals.open]).toEqual(["2026-01-01", "2026-06-30", 3]);
    // Of the deals in the first stage, the evidence of one opens the second.
    expect(
      funnel.capacity.stages.map(
        (stage: { evidenced: { deals: number } }) => stage.evidenced.deals,
      ),
    ).toEqual([2, 1]);
  });

  test("tells of deals of one id with their places, and counts each", async () => {
    place.write("b.json", JSON.stringify(dealAt("b")));
    const ran = await place.run(["funnel", "deals.ndjson", "b.json", ...rules]);
    expect(ran).toMatchObject({
      code: 0,
      stderr:
        "note: 2 deals have the id `b`: deals.ndjson:2, b.json\n  each of them counts\n4 in: 4 deals, 0 rejected\n",
    });
    expect(ran.stdout).toContain("open at the end: 4 deals");
    expect(ran.stdout).toContain("several deals with one id, each counted: b (2)");
  });

  test("goes on after a reject, and ends with 3", async () => {
    place.write("mixed.json", JSON.stringify([dealAt("a"), { id: 7 }]));
    const ran = await place.run(["funnel", "mixed.json", ...rules]);
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain("open at the end: 1 deal,");
    expect(ran.stderr).toContain("2 in: 1 deal, 1 rejected");
  });

  test("refuses a period that ends before it begins, and rules without stages", async () => {
    place.write(
      "list.json",
      JSON.stringify({ ...JSON.parse(twoStages), kind: "checklist", wonAfter: undefined }),
    );
    const reversed = ["--from", "2026-07-01", "--to", "2026-06-30"];
    const early = await place.run(["funnel", "deals.ndjson", ...rules, ...reversed]);
    expect(early).toMatchObject({ code: 64, stdout: "" });
    expect(early.stderr).toContain("the period begins on `2026-07-01`, after its end `2026-06-30`");
    const list = await place.run(["funnel", "deals.ndjson", "--rules", "list.json"]);
    expect(list).toMatchObject({ code: 64, stdout: "" });
    expect(list.stderr).toContain("has no stages, and so no funnel");
    expect(await place.run(["funnel"])).toMatchObject({ code: 64, stdout: "" });
  });
});

test.each(["map", "funnel"])("the help of %s has examples, in both languages", async (command) => {
  const english = await place.run([command, "--help"]);
  expect(english.stdout).toContain(`dealgate ${command} `);
  expect(english.stdout).toContain("Exit codes:");
  const chinese = await place.run([command, "--help", "--lang", "zh"]);
  expect(chinese.stdout).toContain("退出码：");
});

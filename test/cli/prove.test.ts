import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { openPlace, type Place } from "./program.ts";

const title = { zh: "词", en: "word" };
const agreed = (value: boolean) => ({ fact: "agreed", operator: "equal", value });
const rules = (first: object, second: object) => ({
  id: "small",
  version: "1.0.0",
  kind: "stages",
  title,
  signals: {
    agreed: { title, ask: title, subject: "deal", type: "boolean", favours: "us" },
    visited: { title, ask: title, subject: "deal", type: "boolean", favours: "us" },
  },
  stages: [
    {
      id: "first",
      title: { zh: "开头", en: "beginning" },
      checkpoints: [{ id: "asked", title, essential: true, judgement: false, when: first }],
    },
    { id: "second", title: { zh: "后面", en: "rest" }, entry: second, checkpoints: [] },
  ],
});
const visited = { fact: "visited", operator: "equal", value: true };

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("good.json", JSON.stringify(rules(agreed(true), visited)));
  place.write("shut.json", JSON.stringify(rules(agreed(true), agreed(false))));
  place.write("turned.json", JSON.stringify(rules(agreed(false), visited)));
});
afterAll(() => place.remove());

const run = (...argv: readonly string[]) => place.run([...argv, "--as-of", "2026-06-30"]);

describe("dealgate prove", () => {
  it("ends with 0 when all is proven, and says so question by question", async () => {
    const { code, stdout, stderr } = await run("prove", "good.json", "--lang", "zh");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^small 1\.0\.0，按 2026-06-30：\d+ 个问题\n/);
    expect(stdout).toMatch(/每道门都能打开 +2/);
    expect(stdout).not.toContain("不成立");
  });

  it("ends with 1 when something is refuted, and names what contradicts what", async () => {
    const { code, stdout } = await run("prove", "shut.json", "--lang", "en");
    expect(code).toBe(1);
    expect(stdout).toContain("the door of “rest” can be opened: refuted");
    expect(stdout).toContain("/stages/1/entry");
    expect(stdout).toContain("/stages/0/checkpoints/0");
  });

  it("writes counterexamples as deals that can be read", async () => {
    const { code, stdout } = await run("prove", "turned.json", "--lang", "en", "--out", "out");
    expect(code).toBe(1);
    for (const name of ["out/agreed-monotone-before.json", "out/agreed-monotone-after.json"]) {
      expect(stdout).toContain(name);
      expect(parseDeal(place.read(name)).ok).toBe(true);
    }
  });

  it("compares versions door by door, as text and as JSON", async () => {
    const text = await run("prove", "turned.json", "--against", "good.json", "--lang", "en");
    expect(text.code).toBe(1);
    expect(text.stdout).toContain("into “rest”: incomparable");
    const json = await run("prove", "good.json", "--against", "good.json", "--json");
    expect(json.code).toBe(0);
    expect(
      JSON.parse(json.stdout).doors.map(({ relation }: { relation: string }) => relation),
    ).toEqual(["equivalent", "equivalent", "equivalent"]);
  });

  it("ends with 2 when something stays undecided", async () => {
    const { code, stdout } = await run("prove", "good.json", "--effort", "1", "--json");
    const { proofs } = JSON.parse(stdout);
    expect(code).toBe(2);
    expect(proofs).toContainEqual(
      expect.objectContaining({ status: "undecided", reason: "effort" }),
    );
  });

  it("says the same twice", async () => {
    const [one, other] = [
      await run("prove", "turned.json", "--json"),
      await run("prove", "turned.json", "--json"),
    ];
    expect(one.stdout).toBe(other.stdout);
  });

  it("says what to install when the prover is not there", async () => {
    vi.doMock("z3-solver", () => {
      throw Object.assign(new Error("Cannot find package 'z3-solver'"), {
        code: "ERR_MODULE_NOT_FOUND",
      });
    });
    try {
      const { code, stderr } = await run("prove", "good.json", "--lang", "zh");
      expect([code, stderr]).toEqual([
        64,
        "错误：没有安装 `z3-solver`，无法证明\n  运行 `npm install z3-solver`\n",
      ]);
    } finally {
      vi.doUnmock("z3-solver");
    }
  });
});

it("the core knows nothing of the prover", () => {
  const core = readFileSync(join(import.meta.dirname, "../../src/index.ts"), "utf8");
  expect(core).not.toMatch(/prove|z3/);
});

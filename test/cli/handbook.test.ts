import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("mine.json", twoStages);
  place.write("broken.json", '{"id": "two-stages"}');
});
afterAll(() => place.remove());

describe("handbook", () => {
  test("prints Markdown when no file is named", async () => {
    const ran = await place.run(["handbook", "mine.json"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("### Stage 1: first");
  });

  test("writes a page or Markdown, as the name of the file ends", async () => {
    const page = await place.run(["handbook", "mine.json", "--lang", "zh", "--out", "x.html"]);
    expect(page).toEqual({ code: 0, stdout: "", stderr: "已写入 `x.html`\n" });
    expect(place.read("x.html")).toContain("第 1 阶段：first");
    const printed = await place.run(["handbook", "mine.json"]);
    await place.run(["handbook", "mine.json", "--out", "x.md"]);
    expect(place.read("x.md")).toBe(printed.stdout);
  });

  test("writes one of a shipped overlay, which has no stages", async () => {
    const ran = await place.run(["handbook", "compliance-cn", "--lang", "zh"]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).not.toContain("第 1 阶段");
  });

  test("never writes over the rules", async () => {
    place.write("mine.md", twoStages);
    const ran = await place.run(["handbook", "mine.md", "--out", "./mine.md"]);
    expect([ran.code, place.read("mine.md")]).toEqual([64, twoStages]);
    expect(ran.stderr).toContain("`./mine.md` is both input and output");
  });

  test("ends with 64 on an unknown format, with 3 on rules or folders it cannot use", async () => {
    const format = await place.run(["handbook", "mine.json", "--out", "x.docx"]);
    expect([format.code, format.stderr.split("\n")[0]]).toEqual([
      64,
      "error: unknown format of `x.docx`",
    ]);
    expect((await place.run(["handbook", "broken.json"])).code).toBe(3);
    expect((await place.run(["handbook", "mine.json", "--out", "no/x.md"])).code).toBe(3);
  });
});

import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlace, type Place, twoStages } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  place.write("rules.json", twoStages);
  place.write("none.ndjson", "");
  place.write("blank.JSONL", "\n \r\n");
  place.write("none.ndjson.gz", gzipSync(""));
  place.write("none.json", "");
  place.write("list.json", "[]");
});
afterAll(() => place.remove());

const run = (call: string) => place.run([...call.split(" "), "--rules", "rules.json"]);

describe("a file of lines without a line", () => {
  test.each(["none.ndjson", "blank.JSONL", "none.ndjson.gz", "list.json"])(
    "holds no deals, as an empty list does: %s",
    async (file) => {
      const counted = { code: 0, stderr: "0 in: 0 verdicts, 0 rejected\n" };
      expect(await run(`assess ${file}`)).toEqual({ ...counted, stdout: "" });
      expect(await run(`assess ${file} --json`)).toEqual({ ...counted, stdout: "" });
      expect(await run(`assess ${file} --out out.ndjson`)).toEqual({ ...counted, stdout: "" });
      expect(place.read("out.ndjson")).toBe("");
      expect(await run(`funnel ${file}`)).toEqual({
        code: 0,
        stdout: "",
        stderr: "0 in: 0 deals, 0 rejected\n",
      });
    },
  );

  test("adds nothing to other files, and takes nothing from them", async () => {
    place.write("one.ndjson", '{"id":"a"}\n');
    const { code, stderr } = await run("assess none.ndjson one.ndjson --json");
    expect([code, stderr]).toEqual([0, "1 in: 1 verdict, 0 rejected\n"]);
  });

  test("has no one deal to look at", async () => {
    const { code, stderr } = await run("unlock none.ndjson");
    expect([code, stderr]).toEqual([3, "error: no deals in `none.ndjson`\n"]);
  });

  test("is a history without rows", async () => {
    const { code, stdout, stderr } = await run("audit none.ndjson --json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toEqual({
      rejected: [],
      deals: [],
      totals: {
        rows: { in: 0, audited: 0, skipped: 0, rejected: 0 },
        deals: { audited: 0, withFindings: 0 },
        kinds: {},
      },
    });
  });

  test("is broken where its name does not say that it holds lines", async () => {
    for (const call of ["assess none.json", "funnel none.json"]) {
      const { code, stderr } = await run(call);
      expect([call, code]).toEqual([call, 3]);
      expect(stderr).toContain("the text ends too early");
    }
    const { code, stderr } = await run("audit none.json");
    expect(code).toBe(3);
    expect(stderr).toContain("there is no header line");
  });
});

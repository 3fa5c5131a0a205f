import { readdirSync } from "node:fs";
import { join } from "node:path";
import readExcelFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPlace, type Place } from "./program.ts";

let place: Place;
beforeAll(() => {
  place = openPlace();
  const evidence = [
    { what: "account.region", value: "华东", at: "2026-05-01" },
    { what: "account.region", value: "西南", at: "2026-06-15" },
  ];
  const deal = { id: "d-1", account: { name: "样例钢桶厂（虚构）" }, evidence };
  place.write("deal.json", JSON.stringify(deal));
  place.write("two.ndjson", `${JSON.stringify(deal)}\n{"id":"d-2"}\n`);
  place.write("bad.json", '{"id":"d-1","acount":{}}');
});
afterAll(() => place.remove());

describe("form", () => {
  test("prints a form as Markdown for today, and ends with 0 though there are blanks", async () => {
    const ran = await place.run(["form", "JTF002", "deal.json", "--lang", "zh"]);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain("| 客户名称 | 样例钢桶厂（虚构） |");
    expect(ran.stdout).toContain("| 所在区域 | 西南 |");
    const then = await place.run(["form", "JTF002", "deal.json", "--as-of", "2026-06-01"]);
    expect(then.stdout).toContain("| region | 华东 |");
  });

  test("writes Markdown to a file, and says how much is missing", async () => {
    const ran = await place.run(["form", "JTF001", "deal.json", "--out", "leads.md"]);
    expect([ran.code, ran.stdout]).toEqual([0, ""]);
    expect(ran.stderr).toBe("wrote `leads.md`, 5 things missing\n");
    const printed = await place.run(["form", "JTF001", "deal.json"]);
    expect(place.read("leads.md")).toBe(printed.stdout);
  });

  test("refuses to write over the deal", async () => {
    const deal = place.read("deal.json");
    place.write("deal.md", deal);
    const ran = await place.run(["form", "JTF002", "deal.md", "--out", "./deal.md"]);
    expect([ran.code, ran.stderr]).toEqual([
      64,
      "error: `./deal.md` is both input and output, or given twice\n",
    ]);
    expect(place.read("deal.md")).toBe(deal);
  });

  test("writes into the folder it reads, where it reads no forms", async () => {
    place.write("folder/deal.json", place.read("deal.json"));
    const ran = await place.run(["form", "JTF001", "folder", "--out", "folder/leads.md"]);
    expect([ran.code, ran.stderr]).toEqual([0, "wrote `folder/leads.md`, 5 things missing\n"]);
  });

  test("writes a workbook, and leaves nothing else behind", async () => {
    const ran = await place.run([
      "form",
      "JTF001",
      "two.ndjson",
      "--lang",
      "zh",
      "--out",
      "leads.xlsx",
    ]);
    expect([ran.code, ran.stderr]).toEqual([0, "已写入 `leads.xlsx`，待补 12 项\n"]);
    const [sheet] = await readExcelFile(join(place.path, "leads.xlsx"));
    expect(sheet?.data.map(([first]) => first)).toEqual(
      expect.arrayContaining(["潜在客户线索汇总表（JTF001）", "d-1", "d-2"]),
    );
    expect(readdirSync(place.path).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("takes several deals for the lead table alone", async () => {
    const table = await place.run(["form", "JTF001", "two.ndjson"]);
    expect(table.stdout).toContain("2 deals · as of 2026-06-30");
    const ran = await place.run(["form", "JTF002", "two.ndjson"]);
    expect([ran.code, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toBe("error: `JTF002` takes one deal at a time, here are 2\n");
  });

  test("suggests the form that was meant, and names all when none is near", async () => {
    const near = await place.run(["form", "jtf002", "deal.json"]);
    expect([near.code, near.stderr]).toEqual([
      64,
      "error: unknown form `jtf002`\n  did you mean `JTF002`?\n",
    ]);
    const far = await place.run(["form", "立项", "deal.json", "--lang", "zh"]);
    expect(far.stderr).toBe(
      "错误：没有表单 `立项`\n  可选：JTF001、JTF002、JTF003、JTF004、JTF005\n",
    );
  });

  test("refuses a format it does not know before it reads anything", async () => {
    const ran = await place.run(["form", "JTF002", "nowhere.json", "--out", "x.pdf"]);
    expect([ran.code, ran.stderr]).toEqual([
      64,
      "error: unknown format of `x.pdf`\n  let its name end in `.md` or `.xlsx`\n",
    ]);
  });

  test("ends with 3 for input that is no deal and for a file that cannot be written", async () => {
    expect((await place.run(["form", "JTF002", "bad.json"])).code).toBe(3);
    const ran = await place.run(["form", "JTF002", "deal.json", "--out", "nowhere/x.md"]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toContain("`nowhere/x.md`");
  });

  test("keeps personal data back unless asked for", async () => {
    const contact = { id: "p", roles: ["decider"], personal: { university: "样例大学" } };
    place.write("person.json", JSON.stringify({ id: "d", contacts: [contact] }));
    const kept = await place.run(["form", "JTF003", "person.json"]);
    expect(kept.stdout).not.toContain("样例大学");
    const told = await place.run(["form", "JTF003", "person.json", "--personal"]);
    expect(told.stdout).toContain("样例大学");
  });
});

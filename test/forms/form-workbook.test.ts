import { unzipSync } from "fflate";
import readExcelFile from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { spreadsheetText } from "../../src/forms/escape.ts";
import { fillForm } from "../../src/forms/fill-form.ts";
import { formWorkbook } from "../../src/forms/form-workbook.ts";
import { milestoneForms } from "../../src/forms/milestone-forms.ts";
import type { Deal } from "../../src/model/deal.ts";
import { asOf, sampleDeal } from "./sample-deal.ts";

const workbook = (id: keyof typeof milestoneForms, deal: Deal, lang: "zh" | "en" = "zh") =>
  formWorkbook(fillForm(milestoneForms[id], deal, { asOf }), { lang });

const sheetsOf = async (bytes: Uint8Array) => await readExcelFile(Buffer.from(bytes));

const rowsFrom = (rows: readonly (readonly unknown[])[], heading: string, count: number) => {
  const start = rows.findIndex(([first]) => first === heading);
  return rows.slice(start + 1, start + 1 + count).map((row) => row.filter((cell) => cell !== null));
};

describe("a form as a workbook, read back", () => {
  test("holds the form on one sheet and what is missing on another", async () => {
    const [form, missing] = await sheetsOf(await workbook("JTF002", sampleDeal));
    expect([form?.sheet, missing?.sheet]).toEqual(["JTF002", "缺失证据"]);
    const rows = form?.data ?? [];
    expect(rows.slice(0, 2).map(([first]) => first)).toEqual([
      "项目立项申请表（JTF002）",
      "商机：样例项目（虚构） · 截至 2026-06-30",
    ]);
    expect(rowsFrom(rows, "客户情况", 5)).toEqual([
      ["客户名称", "样例钢桶厂（虚构）"],
      ["所在区域", "华东"],
      ["企业性质", "民营"],
      ["所在行业", "【待补 1】"],
      ["年营业额", 120_000_000],
    ]);
    expect(rowsFrom(rows, "设备部主要接触人", 2)).toEqual([
      ["姓名", "职位", "态度"],
      ["甲某", "设备科长", "支持者"],
    ]);
    expect(rowsFrom(rows, "决策人", 2)).toEqual([["姓名", "职位", "态度"], ["【待补 5】"]]);
    expect(missing?.data.slice(0, 2)).toEqual([
      ["序号", "要问的问题", "对象", "记录项", "原因"],
      ["1", "所属行业是哪个？", null, "account.industry", "尚无记录"],
    ]);
    expect(missing?.data).toHaveLength(1 + 9);
  });

  test("speaks English", async () => {
    const [form, missing] = await sheetsOf(await workbook("JTF002", sampleDeal, "en"));
    expect(form?.data[0]?.[0]).toBe("project approval application (JTF002)");
    expect(missing?.sheet).toBe("missing evidence");
  });

  test.each(Object.keys(milestoneForms))("%s of an empty deal can be read", async (id) => {
    const sheets = await sheetsOf(await workbook(id as keyof typeof milestoneForms, { id: "d" }));
    expect(sheets.map(({ data }) => data.length > 1)).toEqual([true, true]);
  });

  test("holds no formula: what begins like one begins with an apostrophe", async () => {
    const name = '=HYPERLINK("http://example.com","x")';
    const deal: Deal = {
      id: "-1+1",
      name: "@SUM(1)",
      account: { name, region: "+86", industry: " =1", annualSales: -5 },
      evidence: [{ what: "account.annualSales", value: 7, at: "2026-06-01" }],
    };
    const bytes = await workbook("JTF001", deal);
    const [form] = await sheetsOf(bytes);
    const row = form?.data.find(([first]) => first === "'-1+1");
    expect(row?.slice(0, 5)).toEqual(["'-1+1", `'${name}`, "'+86", "' =1", 7]);
    expect(form?.data[1]?.[0]).toBe("商机：@SUM(1) · 截至 2026-06-30");
    const parts = Object.entries(unzipSync(bytes)).filter(([path]) => path.includes("worksheets/"));
    expect(parts.length).toBeGreaterThan(0);
    for (const [, part] of parts) expect(new TextDecoder().decode(part)).not.toContain("<f>");
  });

  test("is the same byte for byte whenever and wherever it is made", async () => {
    const before = await workbook("JTF003", sampleDeal);
    const zone = process.env.TZ;
    process.env.TZ = "Asia/Shanghai";
    try {
      await new Promise((resolve) => setTimeout(resolve, 2100));
      expect(Buffer.compare(before, await workbook("JTF003", sampleDeal))).toBe(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});

describe("a text in a spreadsheet", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@A1", "'@A1"],
    ["\t=1", "' =1"],
    ["\u3000＝1", "'\u3000＝1"],
    ["＠SUM", "'＠SUM"],
    ["a=1", "a=1"],
    ["甲-乙", "甲-乙"],
    ["", ""],
    ["a\r\nb", "a\nb"],
    ["a\u0000b", "ab"],
  ])("%j stands as %j", (given, held) => {
    expect(spreadsheetText(given)).toBe(held);
  });

  test("is cut where Excel would refuse the file", () => {
    const held = spreadsheetText(`=${"x".repeat(40_000)}`);
    expect(held).toHaveLength(32_767);
    expect(held.slice(0, 3)).toBe("'=x");
    expect(held.endsWith("…")).toBe(true);
  });
});

import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readTable, wholeTable } from "../../src/import/read-table.ts";

const read = async (...[source, options]: Parameters<typeof readTable>) =>
  wholeTable(await readTable(source, options));

const rowsOf = async (...args: Parameters<typeof readTable>) =>
  (await read(...args)).rows.map(({ row }) => row);

describe("a table", () => {
  test("is read with a comma, a semicolon, a tab or a bar, whichever the header has", async () => {
    for (const mark of [",", ";", "\t", "|"])
      expect(await rowsOf(`name${mark}amount\nA${mark}1\n`)).toEqual([{ name: "A", amount: "1" }]);
  });

  test("is split at the stated delimiter even where the header has more of another", async () => {
    expect(await rowsOf("a,b,c;d\n1,2,3;4", { delimiter: ";" })).toEqual([
      { "a,b,c": "1,2,3", d: "4" },
    ]);
  });

  test("does not count delimiters inside quoted column names", async () => {
    expect(await rowsOf('"a,b,c,d";e\n1;2')).toEqual([{ "a,b,c,d": "1", e: "2" }]);
  });

  test("names each row by the line it begins on, blank lines and line breaks in cells counted", async () => {
    const { rows } = await read('a;b\r\n1;"x\r\ny"\r\n\r\n2;z\r\n');
    expect(rows.map(({ line, row }) => [line, row.a])).toEqual([
      [2, "1"],
      [5, "2"],
    ]);
  });

  test("leaves a byte order mark out of its first column", async () => {
    const bom = new Uint8Array([
      0xef,
      0xbb,
      0xbf,
      ...new TextEncoder().encode("客户,金额\n甲,1\n"),
    ]);
    expect(await rowsOf(bom)).toEqual([{ 客户: "甲", 金额: "1" }]);
    expect(await rowsOf("\uFEFF客户,金额\n甲,1\n")).toEqual([{ 客户: "甲", 金额: "1" }]);
  });

  test("in GB18030 is read when stated and when its bytes are no UTF-8", async () => {
    const bytes = iconv.encode("客户名称,城市\n深圳𠮷祥电子,深圳\n", "gb18030");
    const expected = [{ 客户名称: "深圳𠮷祥电子", 城市: "深圳" }];
    expect(await rowsOf(bytes, { encoding: "gb18030" })).toEqual(expected);
    expect(await rowsOf(bytes)).toEqual(expected);
  });

  test("is UTF-8 where more than four characters in five are, else GB18030", async () => {
    // 甲 without its last byte is one broken place.
    const broken = (whole: string) =>
      new Uint8Array([...new TextEncoder().encode(`a\n${whole}`), 0xe7, 0x94, 0x0a]);
    const { rows, bad } = await read(broken("乙丙丁戊己"));
    expect([rows, bad.map(({ issues }) => issues[0].code)]).toEqual([[], ["not-decodable"]]);
    expect(await rowsOf(broken("乙丙丁戊"))).toEqual([{ a: "涔欎笝涓佹垔鐢" }]);
  });

  test("in UTF-16, as spreadsheets save it, is read by its byte order mark", async () => {
    const bytes = iconv.encode("客户\t金额\r\n甲\t1\r\n", "utf-16le", { addBOM: true });
    expect(await rowsOf(bytes)).toEqual([{ 客户: "甲", 金额: "1" }]);
  });

  test("gives the same rows however its bytes are cut", { timeout: 60_000 }, async () => {
    const bytes = iconv.encode('客户;备注\n"甲;乙";𠮷𠮷\n丙;"丁""戊"\n', "gb18030");
    const expected = [
      { 客户: "甲;乙", 备注: "𠮷𠮷" },
      { 客户: "丙", 备注: '丁"戊' },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (sizes) => {
          const cut: Uint8Array[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1;
            cut.push(bytes.subarray(at, at + size));
            at += size;
          }
          expect(await rowsOf(cut, { encoding: "gb18030" })).toEqual(expected);
        },
      ),
    );
  });

  test("without a header line says so", async () => {
    for (const nothing of ["", "\n\n", new Uint8Array()])
      expect((await read(nothing)).issues.map(({ code }) => code)).toEqual(["no-header"]);
  });

  test("whose header has a column twice or one without a name has no rows", async () => {
    const { issues, rows } = await read("a,b,a,\n1,2,3,4");
    expect(issues.map(({ code }) => code)).toEqual(["duplicate-column", "empty-column-name"]);
    expect(rows).toEqual([]);
  });
});

describe("a bad row", () => {
  test("of too few or too many cells is told by its line and kept as it stands", async () => {
    const { rows, bad } = await read("a,b\n1,2\n3\n4,5,6\n7,8\n");
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(bad.map(({ line, text, issues }) => [line, text, issues[0].message.en])).toEqual([
      [3, "3", "the row has 1 cells, the header 2"],
      [4, "4,5,6", "the row has 3 cells, the header 2"],
    ]);
  });

  test("with bytes that mean nothing is told by its line and column", async () => {
    const bytes = new Uint8Array([
      0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xff, 0x0a, 0x32, 0x2c, 0x33,
    ]);
    const { rows, bad } = await read(bytes, { encoding: "utf-8" });
    expect(rows.map(({ row }) => row)).toEqual([{ a: "2", b: "3" }]);
    expect(bad.map(({ line, issues }) => [line, issues[0].code])).toEqual([[2, "not-decodable"]]);
  });

  test("with a stray quote is read as it stands and costs no other row", async () => {
    expect(await rowsOf('a;b\n1;2" pipe\n2;"x"y\n3;4\n')).toEqual([
      { a: "1", b: '2" pipe' },
      { a: "2", b: '"x"y' },
      { a: "3", b: "4" },
    ]);
  });

  test("with a quote that never closes keeps all that follows it", async () => {
    const { rows, bad } = await read('a;b\n1;2\n2;"open\n3;4\n');
    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(bad.map(({ line, text, issues }) => [line, text, issues[0].code])).toEqual([
      [3, '2;"open\n3;4', "quote-not-closed"],
    ]);
  });

  test("longer than a row may be ends the reading and says so", async () => {
    const { rows, bad } = await read(`a;b\n1;2\n3;"${"x".repeat(1_100_000)}"\n5;6\n`);
    expect(rows.map(({ line }) => line)).toEqual([2]);
    expect(bad.map(({ line, issues }) => [line, issues[0].code])).toEqual([[3, "row-too-long"]]);
  });
});

test("a big table is read piece by piece", async () => {
  let given = 0;
  const source = (async function* () {
    yield "id,name\n";
    for (; given < 20_000; given++) yield `${given},customer ${given}\n`;
  })();
  const table = await readTable(source);
  let seen = 0;
  for await (const item of table.rows) {
    if ("row" in item) seen++;
    if (seen === 100) break;
  }
  expect(seen).toBe(100);
  expect(given).toBeLessThan(20_000);
});

test("a source that fails makes the reading fail", async () => {
  const source = (async function* () {
    yield "a,b\n1,2\n";
    throw new Error("disk gone");
  })();
  await expect(async () => wholeTable(await readTable(source))).rejects.toThrow("disk gone");
});

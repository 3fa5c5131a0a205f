import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { readTable, wholeTable } from "../../src/import/read-table.ts";

const read = async (...[source, options]: Parameters<typeof readTable>) =>
  wholeTable(await readTable(source, options));

const told = (bad: Awaited<ReturnType<typeof read>>["bad"]) =>
  bad.map(({ line, text, issues }) => [line, text, issues[0].message.en]);

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

  test("with a quote that never closes costs its own line, and the next one is read", async () => {
    const { rows, bad } = await read('a;b\n1;2\n2;"open\n3;4\n\n5;"shut\n"\n');
    expect(rows).toEqual([
      { line: 2, row: { a: "1", b: "2" } },
      { line: 4, row: { a: "3", b: "4" } },
      { line: 6, row: { a: "5", b: "shut\n" } },
    ]);
    expect(told(bad)).toEqual([[3, '2;"open', "a quotation mark opened here is never closed"]]);
  });

  test("with a quote that does not close for long costs its own line, and all others are read", async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `${index + 2};a customer of ours`);
    lines[9] = '11;"a customer of ours';
    const { rows, bad } = await read(`a;b\n${lines.join("\n")}\n`);
    expect(told(bad)).toEqual([
      [11, lines[9], "a quotation mark opened here is not closed within 1000000 bytes"],
    ]);
    expect(rows).toHaveLength(49_999);
    expect(rows.every(({ line, row }) => row.a === String(line))).toBe(true);
  });

  test.each([
    ["without quotes", "x".repeat(1_500_000)],
    ["in quotes", `"${"x".repeat(1_500_000)}"`],
    ["of three bytes a character", "\u4e2d".repeat(400_000)],
    ["of nothing but delimiters", ";".repeat(3_000_000)],
    ["of nothing but quotes", '""'.repeat(1_500_000)],
  ])("longer than a row may be, %s, costs itself alone", async (_, long) => {
    const all = Array.from({ length: 50 }, (_, index) => `${index + 1};b`);
    all[9] = `10;${long}`;
    const { rows, bad } = await read(`a;b\n${all.join("\n")}\n`);
    expect(bad.map(({ line, text }) => [line, text])).toEqual([
      [11, `10;${long}`.slice(0, 1_000_000)],
    ]);
    expect(bad[0]?.issues[0].message.en).toBe("the row is longer than 1000000 bytes");
    expect(rows.map(({ row }) => row.a)).toEqual(
      all.map((line) => line.split(";")[0]).filter((key) => key !== "10"),
    );
  });

  test("as long as there is no end is not held", async () => {
    const piece = ";".repeat(1_000_000);
    const source = (async function* () {
      yield "a;b\n1;2\n";
      // A thousand million characters are more than one text can have.
      for (let count = 0; count < 1000; count++) yield piece;
      yield "\n3;4\n";
    })();
    const { rows, bad } = await read(source);
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
    expect(bad.map(({ line, text }) => [line, text.length])).toEqual([[3, 1_000_000]]);
  });

  test("whose quote is closed by that of another cell, lines below, costs its own line", async () => {
    const { rows, bad } = await read('a;b\n1;"open\n2;x\n3;"shut"\n4;"""x"";\n"";y"\n5;z\n');
    expect(told(bad)).toEqual([[2, '1;"open', "a quotation mark opened here is never closed"]]);
    expect(rows.map(({ line, row }) => [line, row.a, row.b])).toEqual([
      [3, "2", "x"],
      [4, "3", "shut"],
      [5, "4", '"x";\n";y'],
      [7, "5", "z"],
    ]);
  });

  test("takes nothing with it, whatever the quotes", { timeout: 60_000 }, async () => {
    const cell = fc.array(fc.constantFrom('"', '""', "x", ";", " "), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 12 }), async (cells) => {
        const lines = cells.map((parts, index) => `#${index}#;${parts.join("")}`);
        const { rows, bad } = await read(`a;b\n${lines.join("\n")}`);
        const taken = [
          ...rows.flatMap(({ row }) => Object.values(row)),
          ...bad.map(({ text }) => text),
        ];
        const marks = taken.flatMap((text) => String(text).match(/#\d+#/g) ?? []);
        expect(marks.sort()).toEqual(lines.map((_, index) => `#${index}#`).sort());
      }),
    );
  });

  test("stands on its line, and is the same, wherever the text is cut", {
    timeout: 60_000,
  }, async () => {
    const part = fc.constantFrom(
      '"',
      '""',
      "a",
      ";",
      "\n",
      "\r\n",
      ';"',
      '"\n',
      "\u{20bb7}",
      "a;b\n",
    );
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }));
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), cuts, async (parts, lengths) => {
        const text = `a;b\n${parts.join("")}`;
        const bytes = new TextEncoder().encode(text);
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const length of lengths) {
          pieces.push(bytes.subarray(at, at + length));
          at += length;
        }
        const all = await read([...pieces, bytes.subarray(at)], { encoding: "utf-8" });
        expect(all).toEqual(await read(text));
        const lines = text.split(/\r?\n/);
        for (const { line, text: own } of all.bad)
          expect(own.split("\n")[0]?.trim()).toBe(lines[line - 1]?.trim());
      }),
    );
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

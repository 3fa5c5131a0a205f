import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMapping } from "../../src/import/parse-mapping.ts";

const title = { zh: "示例", en: "example" };

const withColumns = (columns: unknown, more = {}) => ({
  id: "mine",
  title,
  deals: "deals",
  files: { deals: { file: "deals.csv", key: "No", columns } },
  ...more,
});

const issuesOf = (input: unknown) => {
  const parsed = parseMapping(input);
  return parsed.ok ? [] : parsed.issues.map(({ code, pointer }) => [code, pointer]);
};

describe("a mapping", () => {
  test("may name a single target without a list around it", () => {
    const parsed = parseMapping(
      withColumns({ Customer: "account.name", City: { to: "custom.city" } }),
    );
    expect(parsed.ok && parsed.mapping.files.deals?.columns).toEqual({
      Customer: [{ to: "account.name" }],
      City: [{ to: "custom.city" }],
    });
  });

  test("with a misspelt target is told which was likely meant", () => {
    const parsed = parseMapping(withColumns({ Customer: "acount.name" }));
    expect(!parsed.ok && parsed.issues).toMatchObject([
      {
        code: "unknown-target",
        pointer: "/files/deals/columns/Customer",
        message: { en: "unknown target `acount.name`", zh: "没有 `acount.name` 这个去处" },
        suggestion: "account.name",
      },
    ]);
  });

  test("with a misspelt key is told which was likely meant", () => {
    const parsed = parseMapping(withColumns({ A: { to: "account.name", otherwize: "keep" } }));
    expect(!parsed.ok && parsed.issues).toMatchObject([
      { code: "unknown-key", pointer: "/files/deals/columns/A/otherwize", suggestion: "otherwise" },
    ]);
  });

  test("given as text says the line and column of what is wrong", () => {
    const parsed = parseMapping(`{
  "id": "mine", "title": { "zh": "例", "en": "ex" }, "deals": "deals",
  "files": { "deals": { "file": "d.csv", "key": "No", "columns": {
    "A": "account.nmae"
  } } }
}`);
    expect(!parsed.ok && parsed.issues).toMatchObject([
      { code: "unknown-target", line: 4, column: 10, suggestion: "account.name" },
    ]);
  });

  test.each<[string, unknown, string, string]>([
    [
      "a value outside its scale",
      { A: { to: "account.size", values: { Big: "huge" } } },
      "not-a-choice",
      "/A/values/Big",
    ],
    [
      "a day that does not exist as a value",
      {
        A: { to: "opportunity.needBy", values: { x: "soon" }, dates: { formats: ["yyyy-MM-dd"] } },
      },
      "impossible-date",
      "/A/values/x",
    ],
    [
      "yes and no without saying which is which",
      { A: "opportunity.isTendered" },
      "values-needed",
      "/A",
    ],
    [
      "yes and no in a signal without saying which is which",
      { A: { to: "signal.x", as: "boolean" } },
      "values-needed",
      "/A",
    ],
    [
      "the same of a signal with a digit first",
      { A: { to: "signal.3-visits", as: "boolean" } },
      "values-needed",
      "/A",
    ],
    [
      "a type where the model knows it",
      { A: { to: "account.name", as: "number" } },
      "type-is-known",
      "/A/as",
    ],
    ["a date without its format", { A: "opportunity.closeDate" }, "formats-needed", "/A"],
    [
      "a format that is none",
      { A: { to: "opportunity.closeDate", dates: { formats: ["DD.MM.YYYY"] } } },
      "bad-format",
      "/A/dates/formats/0",
    ],
    [
      "two-digit years without the first of them",
      { A: { to: "opportunity.closeDate", dates: { formats: ["dd.MM.yy"] } } },
      "first-year-needed",
      "/A/dates/formats/0",
    ],
    [
      "a zone that is none",
      {
        A: { to: "opportunity.closeDate", dates: { formats: ["dd.MM.yyyy"], zone: "Asia/Peking" } },
      },
      "unknown-zone",
      "/A/dates/zone",
    ],
    [
      "times of no zone that are to count for the day of one",
      {
        A: {
          to: "opportunity.closeDate",
          dates: {
            formats: ["yyyy-MM-dd'T'HH:mmX", "yyyy-MM-dd", "yyyy-MM-dd h:mm a"],
            dayIn: "Asia/Shanghai",
          },
        },
      },
      "zone-needed",
      "/A/dates/formats/2",
    ],
    [
      "a decimal mark that also groups",
      { A: { to: "opportunity.amount", numbers: { group: "." } } },
      "same-marks",
      "/A/numbers/group",
    ],
    [
      "a split of what is no set",
      { A: { to: "account.name", split: ";" } },
      "split-needs-set",
      "/A/split",
    ],
    [
      "a stage value where no stage is",
      { A: { to: "account.name", values: { x: { stage: "y" } } } },
      "stage-alone",
      "/A/values/x",
    ],
    ["two columns for one field", { A: "account.name", B: "account.name" }, "target-taken", "/B"],
    [
      "a target that would reach into prototypes",
      { A: "custom.__proto__" },
      "unknown-target",
      "/A",
    ],
    ["a signal called like a field of a person", { A: "signal.stance" }, "unknown-target", "/A"],
    [
      "a name as a dated observation",
      { A: { to: "name", observedIn: "B", dates: { formats: ["yyyy-MM-dd"] } } },
      "not-observed",
      "/A/observedIn",
    ],
  ])("refuses %s", (_, columns, code, place) => {
    expect(issuesOf(withColumns(columns))).toEqual([[code, `/files/deals/columns${place}`]]);
  });

  test("with stages needs the rule set that they belong to", () => {
    const columns = { A: { to: "stage", values: { Open: "lead" } } };
    expect(issuesOf(withColumns(columns))).toEqual([["rule-set-needed", ""]]);
    expect(issuesOf(withColumns(columns, { ruleSet: "mine" }))).toEqual([]);
  });

  test("says where the ids of deals come from, and one place alone", () => {
    const file = (more: object) =>
      withColumns({}, { files: { deals: { file: "d", columns: {}, ...more } } });
    expect(issuesOf(file({}))).toEqual([["key-needed", "/files/deals"]]);
    expect(issuesOf(file({ key: "a", numbered: "d-" }))).toEqual([
      ["key-and-number", "/files/deals/numbered"],
    ]);
  });

  test("has a file of deals", () => {
    expect(issuesOf(withColumns({}, { deals: "deal" }))).toEqual([["unknown-file", "/deals"]]);
  });

  const files = (others: object, refersTo = {}) =>
    withColumns(
      {},
      { files: { deals: { file: "d", key: "No", refersTo, columns: {} }, ...others } },
    );

  test("connects every file with that of deals", () => {
    const other = { file: "o", key: "Id", columns: {} };
    expect(issuesOf(files({ other }))).toEqual([["not-connected", "/files/other"]]);
    expect(issuesOf(files({ other }, { Other: "other" }))).toEqual([]);
    expect(issuesOf(files({ other: { ...other, refersTo: { Deal: "deals" } } }))).toEqual([
      ["into-needed", "/files/other"],
    ]);
    expect(
      issuesOf(files({ other: { ...other, into: "contacts", refersTo: { Deal: "deals" } } })),
    ).toEqual([]);
  });

  test("refers to files that there are and that have keys, in no circle and once each", () => {
    const other = { file: "o", columns: {} };
    expect(issuesOf(files({ other }, { A: "others" }))).toEqual([
      ["unknown-file", "/files/deals/refersTo/A"],
    ]);
    expect(issuesOf(files({ other }, { A: "other" }))).toEqual([
      ["referred-needs-key", "/files/deals/refersTo/A"],
    ]);
    const keyed = { ...other, key: "Id" };
    expect(issuesOf(files({ other: keyed }, { A: "other", B: "other" }))).toEqual([
      ["referred-twice", "/files/deals/refersTo/B"],
    ]);
    expect(
      issuesOf(files({ other: { ...keyed, refersTo: { A: "deals" } } }, { A: "other" })),
    ).toEqual([["reference-circle", "/files/deals"]]);
  });

  test("tells a history by its stages and days", () => {
    const history = {
      file: "h",
      into: "history",
      refersTo: { Deal: "deals" },
      columns: { By: "by" },
    };
    expect(issuesOf({ ...files({ history }), ruleSet: "mine" })).toEqual([
      ["target-needed", "/files/history/columns"],
      ["target-needed", "/files/history/columns"],
    ]);
  });

  test("takes a day of closing beside a stage alone", () => {
    const Closed = { to: "closedAt", dates: { formats: ["yyyy-MM-dd"] } };
    expect(issuesOf(withColumns({ Closed }))).toEqual([["target-needed", "/files/deals/columns"]]);
    expect(issuesOf(withColumns({ Closed, Stage: "stage" }, { ruleSet: "mine" }))).toEqual([]);
  });

  test("names an encoding that there is", () => {
    const input = withColumns(
      {},
      { files: { deals: { file: "d", key: "a", columns: {}, encoding: "gbk-18030" } } },
    );
    expect(issuesOf(input)).toEqual([["unknown-encoding", "/files/deals/encoding"]]);
  });
});

test("every shipped mapping is sound and called like its file", () => {
  const folder = new URL("../../mappings/", import.meta.url);
  const names = readdirSync(folder);
  expect(names).toContain("salvirt-b2b.json");
  for (const name of names) {
    const parsed = parseMapping(readFileSync(new URL(name, folder), "utf8"));
    expect([name, parsed.ok ? [] : parsed.issues]).toEqual([name, []]);
    expect(parsed.ok && `${parsed.mapping.id}.json`).toBe(name);
  }
});

test("parsing never throws", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      expect(typeof parseMapping(input).ok).toBe("boolean");
    }),
  );
  fc.assert(
    fc.property(fc.json(), fc.json(), (columns, more) => {
      const input = withColumns(JSON.parse(columns), { files: JSON.parse(more) });
      expect(typeof parseMapping(withColumns(JSON.parse(columns))).ok).toBe("boolean");
      expect(typeof parseMapping(input).ok).toBe("boolean");
      expect(typeof parseMapping(JSON.stringify(input)).ok).toBe("boolean");
    }),
  );
});

test("a format that is none is told with the letters of formats and what was likely meant", () => {
  const parsed = parseMapping(
    withColumns({ A: { to: "opportunity.closeDate", dates: { formats: ["YYYY-MM-DD"] } } }),
  );
  expect(parsed.ok ? [] : parsed.issues).toMatchObject([
    {
      code: "bad-format",
      suggestion: "yyyy-MM-dd",
      message: {
        zh: "`YYYY-MM-DD` 不是日期格式；年写 `yyyy` 或 `yy`，月写 `MM` 或 `M`，日写 `dd` 或 `d`",
        en: "`YYYY-MM-DD` is no date format; write years as `yyyy` or `yy`, months as `MM` or `M`, days as `dd` or `d`",
      },
    },
  ]);
});

import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Tally } from "../../src/import/ledger.ts";
import { mapDeals, type Records } from "../../src/import/map-deals.ts";
import type { Mapping } from "../../src/import/mapping.ts";
import { parseMapping } from "../../src/import/parse-mapping.ts";
import { readTable, wholeTable } from "../../src/import/read-table.ts";
import { b2bQualification } from "../../src/shipped/rule-sets.ts";

const mappingOf = (input: object): Mapping => {
  const parsed = parseMapping({ id: "mine", title: { zh: "示例", en: "example" }, ...input });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.mapping;
};

const one = (columns: object, more: object = {}) =>
  mappingOf({
    deals: "deals",
    observedAt: "2026-03-01",
    files: { deals: { file: "deals.csv", key: "No", columns } },
    ...more,
  });

const table = async (source: string | Uint8Array, options = {}) =>
  wholeTable(await readTable(source, options));

const codes = (rejects: ReturnType<typeof mapDeals>["rejects"]) =>
  rejects.map(({ file, line, issues }) => [file, line, issues.map(({ code }) => code)]);

describe("a cell", () => {
  const yesNo = { to: "opportunity.isTendered", values: { Yes: true, No: false } };

  test("that says nobody knows is no fact, one that says no is an answer", () => {
    const mapping = one({ T: yesNo }, { unknown: ["Unknown"] });
    const { deals } = mapDeals(mapping, {
      deals: ["Yes", "No", "Unknown", ""].map((T, index) => ({ No: index + 1, T })),
    });
    expect(deals.map(({ opportunity }) => opportunity?.isTendered)).toEqual([
      true,
      false,
      undefined,
      undefined,
    ]);
  });

  test("that no value map lists is a fault with the near miss, never a guess", () => {
    const { deals, rejects } = mapDeals(one({ T: yesNo }), { deals: [{ No: "1", T: "yes" }] });
    expect(deals).toEqual([]);
    expect(rejects).toMatchObject([
      {
        file: "deals",
        line: 1,
        row: { No: "1", T: "yes" },
        issues: [{ code: "value-not-listed", header: "T", suggestion: "Yes" }],
      },
    ]);
  });

  test("that no value map lists falls to the stated default", () => {
    const read = (otherwise: unknown) =>
      mapDeals(one({ T: { ...yesNo, otherwise } }), { deals: [{ No: "1", T: "Maybe" }] });
    expect(read("unknown").deals[0]?.opportunity?.isTendered).toBeUndefined();
    expect(read({ value: null }).deals[0]?.opportunity?.isTendered).toBeNull();
    expect(codes(read("reject").rejects)).toEqual([["deals", 1, ["value-not-listed"]]]);
    const kept = one({ S: { to: "account.industry", values: { IT: "软件" }, otherwise: "keep" } });
    const industries = mapDeals(kept, {
      deals: [
        { No: 1, S: "IT" },
        { No: 2, S: "化工" },
      ],
    }).deals;
    expect(industries.map(({ account }) => account?.industry)).toEqual(["软件", "化工"]);
  });

  test("that is empty may be given a meaning", () => {
    const mapping = one({ P: { to: "account.parent", values: { "": null }, otherwise: "keep" } });
    const { deals } = mapDeals(mapping, {
      deals: [
        { No: 1, P: "" },
        { No: 2, P: "总公司" },
      ],
    });
    expect(deals.map(({ account }) => account?.parent)).toEqual([null, "总公司"]);
  });

  test("with several values is parted, each by the value map", () => {
    const mapping = mappingOf({
      deals: "deals",
      files: {
        deals: { file: "d", key: "No", columns: {} },
        people: {
          file: "p",
          key: "Id",
          into: "contacts",
          refersTo: { Deal: "deals" },
          columns: {
            Roles: {
              to: "roles",
              split: "、",
              values: { 用户: "user", 决策人: "decider", 无: [] },
            },
          },
        },
      },
    });
    const { deals, rejects } = mapDeals(mapping, {
      deals: [{ No: 1 }],
      people: [
        { Id: "a", Deal: 1, Roles: "用户、 决策人 、用户" },
        { Id: "b", Deal: 1, Roles: "无" },
        { Id: "c", Deal: 1, Roles: "" },
        { Id: "d", Deal: 1, Roles: "用户、司机" },
      ],
    });
    expect(deals[0]?.contacts).toEqual([
      { id: "a", roles: ["user", "decider"] },
      { id: "b", roles: [] },
      { id: "c" },
    ]);
    expect(codes(rejects)).toEqual([["people", 4, ["value-not-listed"]]]);
  });

  test("of the wrong form is told with its column", () => {
    const mapping = one({
      Amount: { to: "opportunity.amount", numbers: { group: "," } },
      Close: { to: "opportunity.closeDate", dates: { formats: ["yyyy-MM-dd"] } },
      Size: "account.size",
    });
    const { rejects } = mapDeals(mapping, {
      deals: [
        { No: 1, Amount: "n/a", Close: "2026-02-30", Size: "small" },
        { No: 2, Amount: "-5", Close: "2026-02-28", Size: "tiny" },
      ],
    });
    expect(
      rejects.map(({ line, issues }) => [line, issues.map(({ code, header }) => [code, header])]),
    ).toEqual([
      [
        1,
        [
          ["not-a-number", "Amount"],
          ["not-in-format", "Close"],
        ],
      ],
      [
        2,
        [
          ["not-a-choice", "Size"],
          ["out-of-range", "Amount"],
        ],
      ],
    ]);
  });

  test.each(["#REF!", "#N/A", "#DIV/0!", "#NAME?", "Err:502"])(
    "that is an error of a spreadsheet is no text: %s",
    (error) => {
      const columns = { Name: "account.name", Amount: "opportunity.amount" };
      const rows = {
        deals: [
          { No: 1, Name: error },
          { No: 2, Name: `${error} is what it said` },
          { No: 3, Name: "x", Amount: error },
          { No: error, Name: "x" },
        ],
      };
      const { deals, rejects } = mapDeals(one(columns), rows);
      expect(deals).toEqual([{ id: "2", account: { name: `${error} is what it said` } }]);
      expect(codes(rejects)).toEqual([
        ["deals", 1, ["spreadsheet-error"]],
        ["deals", 3, ["spreadsheet-error"]],
        ["deals", 4, ["spreadsheet-error"]],
      ]);
      expect(rejects[0]?.issues[0]).toMatchObject({
        header: "Name",
        message: {
          zh: `\`${error}\` 是表格程序的报错`,
          en: `\`${error}\` is an error of a spreadsheet`,
        },
      });
      // Who says what it means is taken at his word.
      const known = mapDeals(one(columns, { unknown: [error] }), rows);
      expect(known.deals.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    },
  );

  test("may be a number or a truth value already, as apps have them", () => {
    const mapping = one({
      Amount: "opportunity.amount",
      T: { to: "opportunity.isTendered", values: { true: true, false: false } },
    });
    const { deals } = mapDeals(mapping, {
      deals: [
        { No: 1, Amount: 12.5, T: false },
        { No: 2, Amount: null, T: undefined },
      ],
    });
    expect(deals).toEqual([
      { id: "1", opportunity: { amount: 12.5, isTendered: false } },
      { id: "2" },
    ]);
  });

  test("that is a number already is read as its text would be", () => {
    const mapping = one(
      {
        Amount: { to: "opportunity.amount", numbers: { exponent: 4, decimal: "," } },
        Staff: { to: "account.employees", values: { 0: null, 1: 1 } },
      },
      { unknown: ["-1"] },
    );
    const { deals, rejects } = mapDeals(mapping, {
      deals: [
        { No: 1, Amount: 12.3, Staff: 0 },
        { No: 2, Amount: -1, Staff: -1 },
        { No: 3, Amount: 1e-7, Staff: 1 },
        { No: 4, Amount: 12.3, Staff: 2 },
      ],
    });
    expect(deals).toEqual([
      { id: "1", account: { employees: null }, opportunity: { amount: 123_000 } },
      { id: "2" },
      { id: "3", account: { employees: 1 }, opportunity: { amount: 0.001 } },
    ]);
    expect(codes(rejects)).toEqual([["deals", 4, ["value-not-listed"]]]);
  });

  test("may go to several places", () => {
    const mapping = one({ Name: ["name", "opportunity.name", "custom.title"] });
    expect(mapDeals(mapping, { deals: [{ No: 1, Name: "机房改造" }] }).deals).toEqual([
      {
        id: "1",
        name: "机房改造",
        opportunity: { name: "机房改造" },
        custom: { title: "机房改造" },
      },
    ]);
  });
});

describe("an observation", () => {
  const dates = { formats: ["yyyy-MM-dd"] };

  test("has the day of its column, else that of the export, else that of the mapping", () => {
    const mapping = one(
      {
        Need: { to: "signal.need-defined", observedIn: "Seen", source: "document" },
        Seen: { to: "custom.seen", as: "date" },
      },
      { dates },
    );
    const rows = {
      deals: [
        { No: 1, Need: "yes", Seen: "2026-02-01" },
        { No: 2, Need: "no", Seen: "" },
      ],
    };
    const days = (options?: { observedAt: string }) =>
      mapDeals(mapping, rows, options).deals.map(({ evidence }) => evidence?.[0]?.at);
    expect(days()).toEqual(["2026-02-01", "2026-03-01"]);
    expect(days({ observedAt: "2026-05-05" })).toEqual(["2026-02-01", "2026-05-05"]);
    expect(mapDeals(mapping, rows).deals[0]?.evidence).toEqual([
      { what: "need-defined", value: "yes", at: "2026-02-01", source: "document" },
    ]);
  });

  test("without any day is a fault", () => {
    const mapping = mappingOf({
      deals: "deals",
      files: { deals: { file: "d", key: "No", columns: { Need: "signal.need-defined" } } },
    });
    const rows = { deals: [{ No: 1, Need: "yes" }] };
    expect(codes(mapDeals(mapping, rows).rejects)).toEqual([["deals", 1, ["no-day"]]]);
    expect(mapDeals(mapping, rows, { observedAt: "2026-01-01" }).deals).toHaveLength(1);
  });

  test("may be of a field of the model, of a person, and of a need", () => {
    const mapping = mappingOf({
      deals: "deals",
      dates,
      by: "CRM",
      files: {
        deals: {
          file: "d",
          key: "No",
          columns: { Funds: { to: "opportunity.budget.funding", observedIn: "On" } },
        },
        people: {
          file: "p",
          key: "Id",
          into: "contacts",
          refersTo: { Deal: "deals" },
          columns: { Stance: { to: "stance", observedIn: "On" } },
        },
        needs: {
          file: "n",
          key: "Id",
          into: "needs",
          refersTo: { Deal: "deals" },
          columns: {
            Met: { to: "isMet", observedIn: "On", values: { yes: true, no: false } },
          },
        },
      },
    });
    const { deals } = mapDeals(mapping, {
      deals: [{ No: 1, Funds: "approved", On: "2026-01-05" }],
      people: [{ Id: "p1", Deal: 1, Stance: "supporter", On: "2026-01-06" }],
      needs: [{ Id: "n1", Deal: 1, Met: "no", On: "2026-01-07" }],
    });
    expect(deals[0]).toEqual({
      id: "1",
      contacts: [{ id: "p1" }],
      opportunity: { needs: [{ id: "n1" }] },
      evidence: [
        { what: "opportunity.budget.funding", value: "approved", at: "2026-01-05", by: "CRM" },
        { what: "stance", about: "p1", value: "supporter", at: "2026-01-06", by: "CRM" },
        { what: "isMet", about: "needs/n1", value: false, at: "2026-01-07", by: "CRM" },
      ],
    });
  });
});

describe("joined files", () => {
  const stages = {
    to: "stage",
    values: {
      A: "a",
      B: "b",
      Won: { stage: "b", outcome: "won" },
      Lost: { outcome: "lost" },
    },
  };
  const mapping = mappingOf({
    deals: "deals",
    ruleSet: "mine",
    dates: { formats: ["yyyy-MM-dd HH:mm"] },
    files: {
      deals: {
        file: "deals.csv",
        key: "Id",
        refersTo: { Account: "accounts" },
        columns: {
          Amount: "opportunity.amount",
          Stage: stages,
          Closed: "closedAt",
        },
        skip: { Deleted: ["TRUE"] },
        constants: { "opportunity.currency": "CNY" },
      },
      accounts: {
        file: "accounts.csv",
        key: "Id",
        columns: { Name: "account.name", Size: "account.size" },
      },
      people: {
        file: "people.csv",
        key: "Id",
        into: "contacts",
        refersTo: { Account: "accounts" },
        columns: { Name: "name", Boss: "reportsTo" },
      },
      history: {
        file: "history.csv",
        into: "history",
        refersTo: { Deal: "deals" },
        columns: {
          Stage: stages,
          On: "at",
          Who: "by",
        },
      },
    },
  });
  const nothing = { deals: [], accounts: [], people: [], history: [] };

  test("give each deal its account and everybody of that account", () => {
    const { deals, tally } = mapDeals(mapping, {
      ...nothing,
      deals: [
        { Id: "d1", Account: "a1", Amount: 5 },
        { Id: "d2", Account: "a1" },
        { Id: "d3", Account: "" },
      ],
      accounts: [
        { Id: "a1", Name: "甲厂" },
        { Id: "a2", Name: "乙厂" },
      ],
      people: [
        { Id: "p1", Account: "a1", Name: "王" },
        { Id: "p2", Account: "a2" },
        { Id: "p3", Account: "a1", Boss: "p1" },
      ],
    });
    const contacts = [
      { id: "p1", name: "王" },
      { id: "p3", reportsTo: "p1" },
    ];
    const account = { name: "甲厂" };
    expect(deals).toEqual([
      { id: "d1", opportunity: { amount: 5, currency: "CNY" }, account, contacts },
      { id: "d2", opportunity: { currency: "CNY" }, account, contacts },
      { id: "d3", opportunity: { currency: "CNY" } },
    ]);
    expect(tally.accounts).toEqual({
      rows: 2,
      deals: 0,
      joined: 1,
      unused: 1,
      skipped: 0,
      rejected: 0,
    });
    expect(tally.people).toEqual({
      rows: 3,
      deals: 0,
      joined: 2,
      unused: 1,
      skipped: 0,
      rejected: 0,
    });
  });

  test("keep from a deal what refers to another, whoever of its people it refers to as well", () => {
    const mapping = mappingOf({
      deals: "deals",
      files: {
        deals: { file: "d", key: "Id", refersTo: { Account: "accounts" }, columns: {} },
        accounts: { file: "a", key: "Id", columns: {} },
        people: {
          file: "p",
          key: "Id",
          into: "contacts",
          refersTo: { Account: "accounts" },
          columns: {},
        },
        tasks: {
          file: "t",
          key: "Id",
          into: "activities",
          refersTo: { Deal: "deals", Who: "people" },
          columns: { Purpose: "purpose" },
        },
      },
    });
    const { deals, tally } = mapDeals(mapping, {
      deals: ["d1", "d2", "d3"].map((Id) => ({ Id, Account: "a1" })),
      accounts: [{ Id: "a1" }],
      people: [{ Id: "p1", Account: "a1" }],
      tasks: [
        { Id: "t1", Deal: "d1", Who: "p1", Purpose: "visit" },
        { Id: "t2", Deal: "d2", Who: "p1", Purpose: "demo" },
      ],
    });
    const contacts = [{ id: "p1" }];
    expect(deals).toEqual([
      { id: "d1", contacts, opportunity: { activities: [{ id: "t1", purpose: "visit" }] } },
      { id: "d2", contacts, opportunity: { activities: [{ id: "t2", purpose: "demo" }] } },
      { id: "d3", contacts },
    ]);
    expect(tally.tasks).toMatchObject({ rows: 2, joined: 2 });
  });

  test("give a deal no other account than the one it refers to, whoever leads to another", () => {
    const mapping = mappingOf({
      deals: "deals",
      files: {
        deals: { file: "d", key: "Id", refersTo: { Account: "accounts" }, columns: {} },
        accounts: {
          file: "a",
          key: "Id",
          refersTo: { Region: "regions" },
          columns: { Name: "account.name" },
        },
        regions: { file: "g", key: "Id", columns: { Name: "account.region" } },
        people: {
          file: "p",
          key: "Id",
          into: "contacts",
          refersTo: { Account: "accounts" },
          columns: {},
        },
        tasks: {
          file: "t",
          key: "Id",
          into: "activities",
          refersTo: { Deal: "deals", Who: "people" },
          columns: {},
        },
      },
    });
    const { deals } = mapDeals(mapping, {
      deals: [
        { Id: "d1", Account: "a1" },
        { Id: "d2", Account: "" },
      ],
      accounts: [
        { Id: "a1", Region: "east", Name: "甲厂" },
        { Id: "a2", Region: "east", Name: "乙院" },
      ],
      regions: [{ Id: "east", Name: "华东" }],
      people: [
        { Id: "p1", Account: "a1" },
        { Id: "p2", Account: "a2" },
        { Id: "p3", Account: "a2" },
      ],
      tasks: [
        { Id: "t1", Deal: "d1", Who: "p2" },
        { Id: "t2", Deal: "d2", Who: "p2" },
      ],
    });
    expect(deals).toEqual([
      {
        id: "d1",
        account: { name: "甲厂", region: "华东" },
        contacts: [{ id: "p1" }, { id: "p2" }],
        opportunity: { activities: [{ id: "t1" }] },
      },
      { id: "d2", contacts: [{ id: "p2" }], opportunity: { activities: [{ id: "t2" }] } },
    ]);
  });

  test("reject an orphan, one that names nobody, and one that refers to a reject", () => {
    const { deals, rejects, tally } = mapDeals(mapping, {
      ...nothing,
      deals: [{ Id: "d1", Account: "a9" }, { Id: "d2", Account: "a2" }, { Id: "d3" }],
      accounts: [{ Id: "a1" }, { Id: "a2", Size: "gigantic" }],
      people: [
        { Id: "p1", Account: "a9" },
        { Id: "p2", Account: "" },
        { Id: "p3", Account: "a2" },
        { Id: "p4", Account: "a1" },
      ],
      history: [
        { Deal: "d1", Stage: "A", On: "2026-01-01 10:00" },
        { Deal: "d9", Stage: "A", On: "2026-01-01 10:00" },
      ],
    });
    expect(deals.map(({ id }) => id)).toEqual(["d3"]);
    expect(codes(rejects)).toEqual([
      ["deals", 1, ["reference-not-found"]],
      ["deals", 2, ["reference-rejected"]],
      ["accounts", 2, ["not-a-choice"]],
      ["people", 1, ["reference-not-found"]],
      ["people", 2, ["reference-empty"]],
      ["people", 3, ["reference-rejected"]],
      ["history", 1, ["reference-rejected"]],
      ["history", 2, ["reference-not-found"]],
    ]);
    expect(tally.people).toEqual({
      rows: 4,
      deals: 0,
      joined: 0,
      unused: 1,
      skipped: 0,
      rejected: 3,
    });
  });

  test("reject a key that is taken or empty, and leave out what the mapping leaves out", () => {
    const { deals, rejects, tally } = mapDeals(mapping, {
      ...nothing,
      deals: [
        { Id: "d1" },
        { Id: "d1", Amount: 7 },
        { Id: "" },
        { Id: "d4", Deleted: "TRUE", Amount: "nonsense" },
      ],
      history: [{ Deal: "d4", Stage: "A", On: "2026-01-01 10:00" }],
    });
    expect(deals.map(({ id }) => id)).toEqual(["d1"]);
    expect(codes(rejects)).toEqual([
      ["deals", 2, ["key-taken"]],
      ["deals", 3, ["key-empty"]],
      ["history", 1, ["reference-skipped"]],
    ]);
    expect(tally.deals).toEqual({
      rows: 4,
      deals: 1,
      joined: 0,
      unused: 0,
      skipped: 1,
      rejected: 2,
    });
  });

  test("take a key that nobody knows for none", () => {
    const { files, ...rest } = mapping;
    const { deals, rejects } = mapDeals(mappingOf({ ...rest, files, unknown: ["不详"] }), {
      ...nothing,
      deals: [{ Id: "不详" }, { Id: "d2", Account: "不详" }],
      accounts: [{ Id: "a1" }],
      people: [{ Id: "p1", Account: "不详" }],
    });
    expect(deals).toEqual([{ id: "d2", opportunity: { currency: "CNY" } }]);
    expect(codes(rejects)).toEqual([
      ["deals", 1, ["key-empty"]],
      ["people", 1, ["reference-empty"]],
    ]);
    expect(rejects[0]?.issues[0]?.message).toEqual({
      zh: "编号列 `Id` 里没有编号",
      en: "key column `Id` holds no key",
    });
  });

  test("reject a person whose superior is not there, and all who report to them", () => {
    const { deals, rejects } = mapDeals(mapping, {
      ...nothing,
      deals: [{ Id: "d1", Account: "a1" }],
      accounts: [{ Id: "a1" }],
      people: [
        { Id: "p1", Account: "a1", Boss: "p9" },
        { Id: "p2", Account: "a1", Boss: "p1" },
        { Id: "p3", Account: "a1" },
      ],
    });
    expect(deals[0]?.contacts).toEqual([{ id: "p3" }]);
    expect(codes(rejects)).toEqual([
      ["people", 1, ["dangling-reference"]],
      ["people", 2, ["dangling-reference"]],
    ]);
  });

  test("tell the moves of a deal in the order of their times, standing still left out", () => {
    const { deals } = mapDeals(mapping, {
      ...nothing,
      deals: [{ Id: "d1" }],
      history: [
        { Deal: "d1", Stage: "Won", On: "2026-02-01 09:00", Who: "u2" },
        { Deal: "d1", Stage: "B", On: "2026-01-05 08:00", Who: "u1" },
        { Deal: "d1", Stage: "A", On: "2026-01-05 07:00" },
        { Deal: "d1", Stage: "B", On: "2026-01-09 08:00" },
        { Deal: "d1", Stage: "Lost", On: "2026-03-01 09:00" },
        { Deal: "d1", Stage: "A", On: "2026-04-01 09:00" },
      ],
    });
    expect(deals[0]?.progress).toEqual({
      mine: {
        stage: "a",
        history: [
          { kind: "external", to: "a", at: "2026-01-05" },
          { kind: "external", from: "a", to: "b", at: "2026-01-05", by: "u1" },
          { kind: "external", from: "b", to: "b", outcome: "won", at: "2026-02-01", by: "u2" },
          { kind: "external", from: "b", to: "b", outcome: "lost", at: "2026-03-01" },
          { kind: "external", from: "b", to: "a", at: "2026-04-01" },
        ],
      },
    });
  });

  test("keep the recorded stage where the history ends at another, and say so", () => {
    const history = [{ Deal: "d1", Stage: "B", On: "2026-01-05 08:00" }];
    const read = (Stage: string) =>
      mapDeals(mapping, { ...nothing, deals: [{ Id: "d1", Stage }], history });
    expect(read("A").deals[0]?.progress?.mine?.stage).toBe("a");
    expect(read("A").notices).toMatchObject([
      { file: "deals", line: 1, issue: { code: "stage-differs" } },
    ]);
    expect(read("B").notices).toEqual([]);
  });

  test("close a deal whose row says so and whose history does not, on the day that the row tells", () => {
    const history = [{ Deal: "d1", Stage: "B", On: "2026-01-05 08:00" }];
    const read = (row: object) =>
      mapDeals(mapping, { ...nothing, deals: [{ Id: "d1", ...row }], history });
    const closed = read({ Stage: "Lost", Closed: "2026-02-01 10:00" });
    expect(closed.deals[0]?.progress?.mine).toEqual({
      stage: "b",
      history: [
        { kind: "external", to: "b", at: "2026-01-05" },
        { kind: "external", from: "b", to: "b", outcome: "lost", at: "2026-02-01" },
      ],
    });
    expect([closed.notices, closed.rejects]).toEqual([[], []]);
    const undated = read({ Stage: "Lost" });
    expect(undated.deals).toEqual([]);
    expect(codes(undated.rejects)).toEqual([
      ["deals", 1, ["no-closing-day"]],
      ["history", 1, ["reference-rejected"]],
    ]);
  });

  test("take the end that a history tells, and say so where the row knows of another or of none", () => {
    const history = [
      { Deal: "d1", Stage: "B", On: "2026-01-05 08:00" },
      { Deal: "d1", Stage: "Lost", On: "2026-01-09 08:00" },
    ];
    const read = (row: object) =>
      mapDeals(mapping, { ...nothing, deals: [{ Id: "d1", ...row }], history });
    const ends = (row: object) =>
      read(row).deals[0]?.progress?.mine?.history?.map((move) =>
        move.kind === "external" ? move.outcome : move.kind,
      );
    expect(ends({ Stage: "Lost", Closed: "2026-02-01 10:00" })).toEqual([undefined, "lost"]);
    expect(read({ Stage: "Lost" }).notices).toEqual([]);
    expect(ends({ Stage: "B" })).toEqual([undefined, "lost"]);
    expect(read({ Stage: "B" }).notices[0]?.issue.message).toEqual({
      zh: "记录的阶段是 `b`，历史的最后一步到 `b, lost`",
      en: "the recorded stage is `b`, the history ends at `b, lost`",
    });
    const won = { Stage: "Won", Closed: "2026-02-01 10:00" };
    expect(ends(won)).toEqual([undefined, "lost", "won"]);
    expect(read(won).notices).toMatchObject([{ issue: { code: "stage-differs" } }]);
  });

  test("reject a deal of which a history knows nothing but that it was closed", () => {
    const history = [{ Deal: "d1", Stage: "Lost", On: "2026-01-05 08:00" }];
    const read = (row: object) =>
      mapDeals(mapping, { ...nothing, deals: [{ Id: "d1", ...row }], history });
    for (const row of [{}, { Stage: "Lost", Closed: "2026-01-05 10:00" }]) {
      expect(read(row).deals).toEqual([]);
      expect(codes(read(row).rejects)).toEqual([
        ["deals", 1, ["no-stage-before"]],
        ["history", 1, ["reference-rejected"]],
      ]);
    }
    // Where the row says that it stands open, the history's row is at fault.
    expect(read({ Stage: "B" }).deals[0]?.progress?.mine).toEqual({ stage: "b" });
    expect(codes(read({ Stage: "B" }).rejects)).toEqual([["history", 1, ["no-stage-before"]]]);
  });

  test("reject a closing before which there is no stage, and a move without a stage or a day", () => {
    const { deals, rejects } = mapDeals(mapping, {
      ...nothing,
      deals: [{ Id: "d1" }],
      history: [
        { Deal: "d1", Stage: "Lost", On: "2026-01-05 08:00" },
        { Deal: "d1", Stage: "A", On: "2026-01-06 08:00" },
        { Deal: "d1", Stage: "", On: "2026-01-07 08:00" },
        { Deal: "d1", Stage: "B", On: "" },
      ],
    });
    expect(deals[0]?.progress?.mine).toEqual({
      stage: "a",
      history: [{ kind: "external", to: "a", at: "2026-01-06" }],
    });
    expect(codes(rejects)).toEqual([
      ["history", 1, ["no-stage-before"]],
      ["history", 3, ["cell-empty"]],
      ["history", 4, ["cell-empty"]],
    ]);
  });

  test("must all be given, unless the mapping can do without", () => {
    const { history: _, ...without } = nothing;
    const result = mapDeals(mapping, { ...without, deals: [{ Id: "d1" }] });
    expect(result.deals).toEqual([]);
    expect(result.issues).toMatchObject([{ file: "history", issue: { code: "missing-file" } }]);
    const { history, ...others } = mapping.files;
    const optional = { ...mapping, files: { ...others, history: { ...history, optional: true } } };
    expect(mapDeals(optional as Mapping, { ...without, deals: [{ Id: "d1" }] }).deals).toHaveLength(
      1,
    );
    // What every object has is no table, whatever the file is called.
    const odd = { ...others, valueOf: { ...history, optional: true } };
    const files = JSON.parse(JSON.stringify({ ...mapping, files: odd }));
    expect(mapDeals(files as Mapping, { ...without, deals: [{ Id: "d1" }] }).deals).toHaveLength(1);
  });
});

describe("a deal without a history", () => {
  const mapping = one(
    {
      Stage: {
        to: "stage",
        values: { Lost: { outcome: "lost" }, Won: { stage: "closing", outcome: "won" }, A: "lead" },
      },
      Closed: ["opportunity.closeDate", "closedAt"],
    },
    { ruleSet: "b2b-qualification", dates: { formats: ["yyyy-MM-dd"] } },
  );

  test("is closed where its stage says so, on the day that is mapped", () => {
    const { deals, rejects } = mapDeals(mapping, {
      deals: [
        { No: 1, Stage: "Won", Closed: "2026-02-01" },
        { No: 2, Stage: "A", Closed: "2026-05-01" },
      ],
    });
    expect(rejects).toEqual([]);
    expect(deals.map(({ progress }) => progress?.["b2b-qualification"])).toEqual([
      {
        stage: "closing",
        history: [{ kind: "external", to: "closing", outcome: "won", at: "2026-02-01" }],
      },
      { stage: "lead" },
    ]);
    const plan = compileRuleSet(b2bQualification);
    const asOf = "2026-06-30";
    expect(deals.map((deal) => assess(plan, deal, { asOf }).closed)).toEqual(["won", null]);
  });

  test("never comes out open for want of a stage or a day: it is rejected", () => {
    const { deals, rejects } = mapDeals(mapping, {
      deals: [
        { No: 7, Stage: "Lost", Closed: "2026-02-01" },
        { No: 8, Stage: "Won", Closed: "" },
      ],
    });
    expect(deals).toEqual([]);
    expect(rejects.map(({ issues }) => issues)).toMatchObject([
      [
        {
          code: "no-stage-before",
          header: "Stage",
          message: { zh: "关闭之前没有任何阶段记录", en: "closed without any stage before it" },
          help: { en: 'the mapping may name the stage: `{ "stage": …, "outcome": … }`' },
        },
      ],
      [
        {
          code: "no-closing-day",
          header: "Stage",
          message: {
            zh: "商机已经关闭，但不知道是哪一天",
            en: "the deal is closed, and on which day is not known",
          },
        },
      ],
    ]);
  });
});

describe("a table", () => {
  test("in GB18030 with Chinese headers makes deals", async () => {
    const mapping = one(
      {
        客户名称: "account.name",
        金额: { to: "opportunity.amount", numbers: { affixes: ["万"], exponent: 4 } },
        预计签约: { to: "opportunity.closeDate", dates: { formats: ["yyyy年M月d日"] } },
        招标: { to: "opportunity.isTendered", values: { 是: true, 否: false } },
      },
      { unknown: ["不详"] },
    );
    const bytes = iconv.encode(
      "No,客户名称,金额,预计签约,招标\r\nG-1,深圳某某电子,120万,2026年9月1日,是\r\nG-2,某市第一医院,不详,不详,否\r\n",
      "gb18030",
    );
    const { deals, rejects } = mapDeals(mapping, { deals: await table(bytes) });
    expect(rejects).toEqual([]);
    expect(deals).toEqual([
      {
        id: "G-1",
        account: { name: "深圳某某电子" },
        opportunity: { amount: 1_200_000, closeDate: "2026-09-01", isTendered: true },
      },
      { id: "G-2", account: { name: "某市第一医院" }, opportunity: { isTendered: false } },
    ]);
  });

  test("reports each bad row by the line it stands on, and maps the others", async () => {
    const mapping = one({ Amount: "opportunity.amount" });
    const { deals, rejects, tally } = mapDeals(mapping, {
      deals: await table("\uFEFFNo;Amount\n1;5\n2;five\n3\n4;7\n"),
    });
    expect(deals.map(({ id }) => id)).toEqual(["1", "4"]);
    expect(rejects).toMatchObject([
      {
        file: "deals",
        line: 3,
        row: { No: "2", Amount: "five" },
        issues: [{ code: "not-a-number" }],
      },
      { file: "deals", line: 4, text: "3", issues: [{ code: "cell-count" }] },
    ]);
    expect(tally.deals).toEqual({
      rows: 4,
      deals: 2,
      joined: 0,
      unused: 0,
      skipped: 0,
      rejected: 2,
    });
  });

  test("that lacks a column is refused as a whole, with the near miss", async () => {
    const mapping = one({ Amount: "opportunity.amount" });
    const result = mapDeals(mapping, { deals: await table("No,Ammount\n1,5\n") });
    expect(result.deals).toEqual([]);
    expect(result.issues).toMatchObject([
      { file: "deals", issue: { code: "missing-column", suggestion: "Ammount" } },
    ]);
  });

  test("with a column that the mapping does not speak of is taken, and that is said", async () => {
    const result = mapDeals(one({}), { deals: await table("No,Colour\n1,red\n") });
    expect(result.deals).toEqual([{ id: "1" }]);
    expect(result.notices).toMatchObject([{ file: "deals", issue: { code: "unmapped-column" } }]);
  });

  test("may number its deals by their lines", async () => {
    const mapping = mappingOf({
      deals: "deals",
      files: { deals: { file: "d", numbered: "row-", columns: { Name: "name" } } },
    });
    const { deals } = mapDeals(mapping, { deals: await table("Name\n甲\n\n乙\n") });
    expect(deals).toEqual([
      { id: "row-2", name: "甲" },
      { id: "row-4", name: "乙" },
    ]);
  });
});

test("every row that goes in is accounted for once, whatever it holds", { timeout: 60_000 }, () => {
  const mapping = mappingOf({
    deals: "deals",
    ruleSet: "mine",
    dates: { formats: ["yyyy-MM-dd"] },
    files: {
      deals: {
        file: "d",
        key: "Id",
        refersTo: { A: "accounts" },
        skip: { X: ["x"] },
        columns: { V: "opportunity.amount" },
      },
      accounts: { file: "a", key: "Id", columns: { V: "account.employees" } },
      people: {
        file: "p",
        key: "Id",
        into: "contacts",
        refersTo: { A: "accounts" },
        columns: { B: "reportsTo" },
      },
      history: {
        file: "h",
        into: "history",
        refersTo: { A: "deals" },
        columns: { B: { to: "stage", values: { "1": "a", "2": { outcome: "won" } } }, D: "at" },
      },
    },
  });
  const row = fc.record({
    Id: fc.constantFrom("", "1", "2", "3"),
    A: fc.constantFrom("", "1", "2", "3"),
    B: fc.constantFrom("", "1", "2", "3"),
    V: fc.constantFrom("", "1", "-1", "x", "2.5"),
    X: fc.constantFrom("", "", "", "x"),
    D: fc.constantFrom("2026-01-01", "2026-01-02", ""),
  });
  const rows = fc.array(row, { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.record({ deals: rows, accounts: rows, people: rows, history: rows }),
      (records) => {
        const { deals, rejects, tally } = mapDeals(mapping, records as Records);
        for (const [file, own] of Object.entries(records)) {
          const { rows, ...parts } = tally[file] as Tally;
          expect(rows).toBe(own.length);
          expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(own.length);
          expect(rejects.filter((reject) => reject.file === file)).toHaveLength(
            parts.rejected ?? -1,
          );
        }
        expect(deals).toHaveLength(tally.deals?.deals ?? -1);
        for (const { issues } of rejects) expect(issues.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
});

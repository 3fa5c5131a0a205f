import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { citationsIn, coverageReport, sourceCoverage } from "../../scripts/source-coverage.ts";

/** Two parts of an invented source; the second item lists three behaviours. */
const catalogue = [
  { id: "tea/1.1" },
  { id: "tea/1.2", hints: 3 },
  { id: "tea/2.1" },
  { id: "tea/2.2" },
  { id: "tea/2.10" },
  { id: "tea/10.1" },
];

const page = (...rows: readonly string[]): string =>
  ["# Page", "", "| item | reason |", "| --- | --- |", ...rows, ""].join("\n");

const cites = (...ids: readonly string[]) => [{ file: "rules/a.json", ids }];

describe("the coverage of the sources", () => {
  test("counts what is cited, a behaviour for its item too, and lists what is left", () => {
    expect(sourceCoverage(catalogue, cites("tea/1.1", "tea/1.2#2"), page())).toEqual({
      total: 9,
      cited: 3,
      left: ["tea/1.2#1", "tea/1.2#3", "tea/2.1", "tea/2.2", "tea/2.10", "tea/10.1"],
      problems: [],
    });
  });

  test("takes a reason for an item, its behaviours, or a range of numbered ones", () => {
    const { left, problems } = sourceCoverage(
      catalogue,
      cites("tea/1.1"),
      page("| `tea/1.2` | unlawful |", "| `tea/2.1` – `tea/2.10` | not ours |"),
    );
    expect([left, problems]).toEqual([["tea/10.1"], []]);
  });

  test("does not take a flag's warning for an encoding", () => {
    const citings = [{ file: "rules/law.json", ids: ["tea/2.1"], isOverlay: true }];
    const rest = page(
      "| `tea/1.1` – `tea/1.2` | a |",
      "| `tea/2.2` – `tea/2.10` | b |",
      "| `tea/10.1` | c |",
    );
    expect(sourceCoverage(catalogue, citings, rest).left).toEqual(["tea/2.1"]);
    const all = `${rest}| \`tea/2.1\` | unlawful |\n`;
    expect(sourceCoverage(catalogue, citings, all)).toMatchObject({ left: [], problems: [] });
  });

  test.each([
    [
      "an id that no item has",
      cites("tea/1.3"),
      page(),
      "rules/a.json cites `tea/1.3`, which the catalogue does not have",
    ],
    [
      "a behaviour beyond the last",
      cites("tea/1.2#4"),
      page(),
      "rules/a.json cites `tea/1.2#4`, which the catalogue does not have",
    ],
    [
      "a page with an id that no item has",
      cites(),
      page("| `tea/9` | gone |"),
      "the catalogue has no `tea/9`",
    ],
    [
      "an item both cited and listed",
      cites("tea/2.1"),
      page("| `tea/2.1` | no |"),
      "`tea/2.1` is cited, and listed as left out",
    ],
    [
      "an item listed twice",
      cites(),
      page("| `tea/2.1` | a |", "| `tea/2.1` | b |"),
      "`tea/2.1` is listed twice",
    ],
    [
      "a row without a reason",
      cites(),
      page("| `tea/2.1` |  |"),
      "no reason is given for `tea/2.1`",
    ],
    [
      "a range that runs backwards",
      cites(),
      page("| `tea/2.2` – `tea/2.1` | a |"),
      "`tea/2.2` – `tea/2.1` is no range",
    ],
    [
      "a range over two parts",
      cites(),
      page("| `tea/1.1` – `tea/2.1` | a |"),
      "`tea/1.1` – `tea/2.1` is no range",
    ],
  ])("tells of %s", (_, citings, text, problem) => {
    expect(sourceCoverage(catalogue, citings, text).problems).toContain(problem);
  });

  test("lets a source as a whole or a part of one be cited, which covers nothing", () => {
    const { cited, problems } = sourceCoverage(catalogue, cites("tea", "tea/2"), page());
    expect([cited, problems]).toEqual([0, []]);
  });

  test("finds citations however deep, and no source that is something else", () => {
    const rules = {
      source: ["tea/1.1"],
      stages: [
        { checkpoints: [{ source: ["tea/2.1", "tea/2.2"] }, { when: { source: "document" } }] },
      ],
    };
    expect(citationsIn(rules)).toEqual(["tea/1.1", "tea/2.1", "tea/2.2"]);
  });

  test("is told in lines, and is well only when nothing is left and nothing is wrong", () => {
    const well = { total: 3, cited: 2, left: [], problems: [] };
    expect(coverageReport(well)).toEqual({
      text: "3 items and behaviours, 2 cited, 1 left out with a reason\n",
      ok: true,
    });
    expect(coverageReport({ ...well, left: ["tea/2.1"] })).toEqual({
      text:
        "3 items and behaviours, 2 cited, 0 left out with a reason\n" +
        "1 neither cited nor given a reason:\n  tea/2.1\n",
      ok: false,
    });
    expect(coverageReport({ ...well, problems: ["something"] }).ok).toBe(false);
  });
});

const sources = (path: string) => {
  const tsx = join(
    dirname(createRequire(import.meta.url).resolve("tsx/package.json")),
    "dist/cli.mjs",
  );
  const argv = [tsx, "scripts/sources.ts", path];
  const { status, stdout } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  return { status, told: stdout };
};

test("without a catalogue the script says so and fails nobody", () => {
  expect(sources("nowhere/catalogue.json")).toEqual({
    status: 0,
    told: "no catalogue of the sources at nowhere/catalogue.json: coverage not checked\n",
  });
});

test("the script looks at what fields, scales and forms cite as well", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sources-test-"));
  const path = join(folder, "catalogue.json");
  await writeFile(path, JSON.stringify(catalogue));
  const { status, told } = sources(path);
  await rm(folder, { recursive: true });
  expect(status).toBe(1);
  for (const cited of [
    "scripts/field-sources.ts cites `plan/1.1`",
    "scripts/scale-sources.ts cites `milestones/stance.mortal`",
    "src/forms cites `milestones/form.JTF001`",
  ])
    expect(told).toContain(`${cited}, which the catalogue does not have`);
});

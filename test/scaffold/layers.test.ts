import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const core = ["model", "logic", "facts", "rules", "assess", "gate"];
const interpreters = ["live", "analyze", "words"];

/** Each folder of src and the folders it may import, as docs/architecture.md draws them. */
const layers: Readonly<Record<string, readonly string[]>> = {
  model: [],
  logic: [],
  facts: ["model", "logic"],
  rules: ["model", "logic", "facts"],
  shipped: ["model", "logic", "facts", "rules"],
  assess: ["model", "logic", "facts", "rules"],
  gate: ["model", "logic", "facts", "rules", "assess"],
  live: core,
  analyze: core,
  words: core,
  relations: core,
  funnel: core,
  interview: core,
  report: [...core, ...interpreters, "relations", "funnel"],
  testing: [...core, ...interpreters],
  import: [...core, ...interpreters],
  workbook: [],
  forms: [...core, ...interpreters, "report", "workbook"],
  batch: core,
  generate: core,
  compare: [...core, ...interpreters, "report"],
  handbook: [...core, ...interpreters, "report"],
  "rule-tests": [...core, ...interpreters, "report"],
  mutate: [...core, ...interpreters, "report", "compare", "rule-tests"],
  sheets: [...core, ...interpreters, "workbook"],
  cli: [
    ...core,
    ...interpreters,
    "relations",
    "funnel",
    "interview",
    "shipped",
    "report",
    "testing",
    "import",
    "forms",
    "batch",
    "generate",
    "compare",
    "handbook",
    "rule-tests",
    "mutate",
    "sheets",
    "workbook",
  ],
};
const folders = Object.keys(layers);

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

const biome = join(
  dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
  "bin/biome",
);

const house = mkdtempSync(join(tmpdir(), "dealgate-layers-"));
afterAll(() => rmSync(house, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
};

const lint = (): readonly Diagnostic[] => {
  const argv = ["lint", "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json"];
  try {
    return parse(execFileSync(process.execPath, [biome, ...argv], { cwd: house, stdio: "pipe" }));
  } catch (error) {
    return parse((error as { readonly stdout: Buffer }).stdout);
  }
};

const parse = (stdout: Buffer): readonly Diagnostic[] =>
  (JSON.parse(stdout.toString("utf8")) as { readonly diagnostics: readonly Diagnostic[] })
    .diagnostics;

const lines = (path: string, text: string): string =>
  text
    .split("\n")
    .filter((_, index) =>
      found.some((d) => d.location.path === path && d.location.start.line === index + 1),
    )
    .join("\n");

const importsOf = (from: string): string =>
  folders
    .filter((to) => to !== from)
    .map((to) => `export * as ${to.replace("-", "")}Things from "../${to}/thing.ts";`)
    .join("\n");

const impure = [
  `import fs from "node:fs";`,
  `export const now = () => Date.now();`,
  `export const today = () => new Date();`,
  `export const birthday = () => new Date("2020-02-29");`,
  `export const chance = () => Math.random();`,
  `export const order = (a: string, b: string) => a.localeCompare(b, "zh");`,
  `export const environment = () => process.env;`,
  `export const code = () => Function("return 1");`,
  `export const later = () => setTimeout(now, 1);`,
  `export const read = fs;`,
].join("\n");

const cycle = `import { two } from "./two.ts";\nexport const one = () => two;`;

/** Packages that one folder alone may import; `cli` may import all. */
const packages: Readonly<Record<string, string>> = {
  "json-rules-engine": "live",
  "write-excel-file/universal": "workbook",
  "write-excel-file/utility": "workbook",
  fflate: "workbook",
  saxen: "workbook",
  diff: "rule-tests",
  "jsonc-parser": "cli",
  commander: "cli",
};
const importOf = (name: string): string => `export * as used from "${name}";`;
const fileOf = (name: string): string => `${name.replaceAll(/[^a-z]/g, "-")}.ts`;
const deep = `export { thing } from "../../gate/thing.ts";`;

let found: readonly Diagnostic[] = [];

beforeAll(() => {
  for (const file of ["biome.json", "biome", "package.json"]) {
    cpSync(file, join(house, file), { recursive: true });
  }
  for (const folder of folders) {
    write(`src/${folder}/thing.ts`, "export const thing = 1;\n");
    write(`src/${folder}/reach.ts`, importsOf(folder));
    write(`src/${folder}/impure.ts`, impure);
  }
  write("src/model/one.ts", cycle);
  write("src/model/two.ts", `import { one } from "./one.ts";\nexport const two = () => one;`);
  for (const name of Object.keys(packages)) {
    for (const folder of folders) write(`src/${folder}/${fileOf(name)}`, importOf(name));
  }
  write("src/logic/operators/deep.ts", deep);
  found = lint();
});

describe("the linter keeps the layers", () => {
  test("every folder of src has its place", () => {
    const present = readdirSync("src", { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders).toEqual(expect.arrayContaining(present.map((entry) => entry.name)));
  });

  test.each(Object.entries(layers))("%s imports only what stands to its left", (from, allowed) => {
    const refused = lines(`src/${from}/reach.ts`, importsOf(from));
    const expected = folders.filter((to) => to !== from && !allowed.includes(to));
    expect(refused).toBe(
      expected
        .map((to) => `export * as ${to.replace("-", "")}Things from "../${to}/thing.ts";`)
        .join("\n"),
    );
  });

  test("a folder within a folder is held to the same layers", () => {
    expect(lines("src/logic/operators/deep.ts", deep)).toBe(deep);
  });

  test.each(Object.entries(packages))(
    "%s is imported by %s and by no other library code",
    (name, own) => {
      const text = importOf(name);
      for (const folder of folders.filter((one) => one !== "cli")) {
        expect(lines(`src/${folder}/${fileOf(name)}`, text)).toBe(folder === own ? "" : text);
      }
    },
  );

  test("imports in a circle are refused", () => {
    expect(found.map((d) => `${d.category} ${d.location.path}`)).toEqual(
      expect.arrayContaining([
        "lint/suspicious/noImportCycles src/model/one.ts",
        "lint/suspicious/noImportCycles src/model/two.ts",
      ]),
    );
  });
});

describe("the linter keeps the library deterministic and portable", () => {
  const library = folders.filter((folder) => folder !== "cli");
  const refusedIn = (folder: string): readonly string[] =>
    lines(`src/${folder}/impure.ts`, impure).split("\n");

  test.each(impure.split("\n").filter((line) => !/birthday|later|read =/.test(line)))(
    "refused: %s",
    (line) => {
      expect(library.filter((folder) => refusedIn(folder).includes(line))).toEqual(library);
    },
  );

  test("only live facts wait", () => {
    expect(
      library.filter((folder) => !refusedIn(folder).some((line) => /later/.test(line))),
    ).toEqual(["live"]);
  });

  test("a date made from a text is allowed", () => {
    expect(library.filter((folder) => refusedIn(folder).some((l) => /birthday/.test(l)))).toEqual(
      [],
    );
  });
});

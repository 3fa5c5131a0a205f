import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { newestLts } from "./newest-lts.ts";
import { createProject, type Project } from "./project.ts";
import { entryPoints, usageModule, usageScript } from "./usage.ts";

const packages = [inject("tarball"), "zod@4", "fast-check@4"];

describe("the packed package in an ESM project", () => {
  let project: Project;
  beforeAll(() => {
    project = createProject({ type: "module" }, packages, { "use.js": usageModule });
  });
  afterAll(() => project.remove());

  test("every entry point loads, and a deal is assessed and held at its gate", () => {
    const { surface, ...answers } = JSON.parse(project.run("node", ["use.js"]));
    expect(Object.keys(surface)).toEqual(Object.keys(entryPoints));
    expect(answers).toEqual({
      evidenced: "need-discovery",
      mayStart: "satisfied",
      refused: ["skips"],
      firstLines: true,
      badRules: true,
    });
  });

  test("the rule sets are there as files", () => {
    const file = 'import r from "dealgate/rules/sangfor-seven-steps.json" with { type: "json" };';
    const code = `${file} console.log(r.id)`;
    expect(project.run("node", ["--input-type=module", "-e", code])).toContain(
      "sangfor-seven-steps",
    );
  });

  test("it answers the same on the newest Node with long-term support", () => {
    const onNewest = (...argv: readonly string[]) =>
      project.run("npm", ["exec", "--yes", `--package=node@${newestLts}`, "--", "node", ...argv]);
    expect(onNewest("--version")).toMatch(`v${newestLts}.`);
    expect(onNewest("use.js")).toBe(project.run("node", ["use.js"]));
  });

  test("the command line is installed and shows its help", () => {
    expect(project.run("node_modules/.bin/dealgate", ["--help"])).toContain("dealgate");
  });
});

describe("the packed package in a CommonJS project", () => {
  let project: Project;
  beforeAll(() => {
    project = createProject({}, packages, { "use.js": usageScript, "use.mjs": usageModule });
  });
  afterAll(() => project.remove());

  test("require answers as import does", () => {
    expect(project.run("node", ["use.js"])).toBe(project.run("node", ["use.mjs"]));
  });
});

describe("the packed package in a strict TypeScript project", () => {
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: false,
    target: "es2022",
    lib: ["es2023", "dom"],
    types: [],
  };
  let project: Project;
  beforeAll(() => {
    project = createProject({ type: "module" }, packages, {
      "use.mts": usageModule,
      "use.cts": usageModule,
      "nodenext.json": JSON.stringify({
        compilerOptions: { ...options, module: "nodenext", moduleResolution: "nodenext" },
        files: ["use.mts", "use.cts"],
      }),
      "bundler.json": JSON.stringify({
        compilerOptions: { ...options, module: "esnext", moduleResolution: "bundler" },
        files: ["use.mts"],
      }),
      "wrong.mts": `import { noSuchThing } from "dealgate";\nexport const wrong = noSuchThing;\n`,
      "wrong.json": JSON.stringify({
        compilerOptions: { ...options, module: "nodenext", moduleResolution: "nodenext" },
        files: ["wrong.mts"],
      }),
    });
  });
  afterAll(() => project.remove());

  const compile = (config: string): string =>
    project.run(process.execPath, [
      `${process.cwd()}/node_modules/typescript/bin/tsc`,
      "--project",
      config,
    ]);

  test.each(["nodenext", "bundler"])("it compiles with module resolution %s", (resolution) => {
    expect(compile(`${resolution}.json`)).toBe("");
  });

  test("a name that the package does not export does not compile", () => {
    expect(() => compile("wrong.json")).toThrow("noSuchThing");
  });
});

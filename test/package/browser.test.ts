import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import ts from "typescript";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { createProject } from "./project.ts";

/** What browsers and edge workers have besides the language itself. */
const webGlobals = [
  "Blob",
  "File",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "atob",
  "btoa",
  "console",
  "navigator",
];

let bundle: string;
let inputs: readonly string[];

beforeAll(async () => {
  const project = createProject({ type: "module" }, [inject("tarball"), "zod@4"], {
    "page.js": `export * from "dealgate";\nexport { sangforSevenSteps } from "dealgate/rules";\n`,
  });
  const result = await build({
    absWorkingDir: project.folder,
    entryPoints: ["page.js"],
    bundle: true,
    write: false,
    metafile: true,
    // Without it esbuild would accept a node: import for the sake of the packages that guard it.
    platform: "browser",
    format: "iife",
    globalName: "dealgate",
    logLevel: "silent",
  });
  bundle = result.outputFiles[0]?.text ?? "";
  inputs = Object.keys(result.metafile.inputs);
  project.remove();
});

/** Names that the script uses and nobody declares. */
const undeclared = (script: string): readonly string[] => {
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: false,
    types: [],
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts"],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === "bundle.js"
      ? ts.createSourceFile(name, script, ts.ScriptTarget.ES2022, true)
      : getSourceFile(name, ...rest);
  const program = ts.createProgram(["bundle.js"], options, host);
  const messages = program
    .getSemanticDiagnostics(program.getSourceFile("bundle.js"))
    .map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, " "));
  const names = messages.flatMap((text) => /^Cannot find name '([^']+)'/.exec(text)?.[1] ?? []);
  return [...new Set(names)].sort();
};

describe("the core in a browser", () => {
  test("brings zod along and nothing of Node", () => {
    expect(inputs.some((path) => path.includes("node_modules/zod/"))).toBe(true);
    expect(inputs.filter((path) => path.startsWith("node:"))).toEqual([]);
    expect(bundle).not.toMatch(/["'`]node:/);
  });

  test("uses no global that browsers and edge workers lack", () => {
    expect(undeclared("export {}; process.exit(notDeclaredAnywhere);")).toEqual([
      "notDeclaredAnywhere",
      "process",
    ]);
    expect(undeclared(bundle).filter((name) => !webGlobals.includes(name))).toEqual([]);
  });

  test("runs where there are no Node globals and no code may be made from strings", () => {
    // Every browser and edge worker has it, the bare language does not.
    const web = { TextEncoder };
    const context = createContext(web, { codeGeneration: { strings: false, wasm: false } });
    expect(() => runInContext(`Function("return 1")`, context)).toThrow("Code generation");
    expect(runInContext("typeof process + typeof require + typeof Buffer", context)).toBe(
      "undefined".repeat(3),
    );
    const use = `(() => {
      const plan = dealgate.compileRuleSet(dealgate.sangforSevenSteps);
      const parsed = dealgate.parseDeal('{ "id": "d-1", "opportunity": { "problem": "slow" } }');
      return dealgate.assess(plan, parsed.deal, { asOf: "2026-06-30" }).evidenced;
    })()`;
    expect(runInContext(`${bundle};${use}`, context)).toBe("need-discovery");
  });
});

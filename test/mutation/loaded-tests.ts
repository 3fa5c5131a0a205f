import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build } from "esbuild";

/** A CommonJS module as a function of what it may import and of its own address. */
type Load = (require: (name: string) => unknown, address: string) => void;

/**
 * Bundles each test file with the source it tests, and returns functions that run them: every call
 * makes all their modules anew, so that nothing one mutant did is left when the next is tried.
 */
export const loadedTests = async (
  files: readonly string[],
  replaced: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, () => void>> => {
  const { outputFiles } = await build({
    entryPoints: [...files],
    bundle: true,
    write: false,
    // Where the mutated copy lies; esbuild else takes the folder it was first read in.
    absWorkingDir: process.cwd(),
    outbase: ".",
    outdir: ".",
    format: "cjs",
    platform: "node",
    target: "node20",
    packages: "external",
    alias: { dealgate: "./src/index.ts" },
    // For helpers too: what they read must lie beside the test.
    define: { "import.meta.url": "address" },
  });
  const require = createRequire(resolve("package.json"));
  const get = (name: string): unknown => (name in replaced ? replaced[name] : require(name));
  return new Map(
    files.map((file) => {
      const path = resolve(file);
      const bundle = outputFiles.find((output) => output.path === path.replace(/\.ts$/, ".js"));
      if (bundle === undefined) throw new Error(`no bundle of ${file}`);
      const script = new Script(`((require, address) => {${bundle.text}\n})`, { filename: path });
      const load: Load = script.runInThisContext();
      return [path, () => load(get, pathToFileURL(path).href)];
    }),
  );
};

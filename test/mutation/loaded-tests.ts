import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build, type Plugin } from "esbuild";

/** A CommonJS module as a function of what it may import. */
type Load = (require: (name: string) => unknown) => void;

/** Gives every module its own address, though they end up in one. */
const addresses: Plugin = {
  name: "addresses",
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll(
        "import.meta.url",
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: "ts",
    }));
  },
};

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
    plugins: [addresses],
  });
  const require = createRequire(resolve("package.json"));
  const get = (name: string): unknown => (name in replaced ? replaced[name] : require(name));
  return new Map(
    files.map((file) => {
      const path = resolve(file);
      const bundle = outputFiles.find((output) => output.path === path.replace(/\.ts$/, ".js"));
      if (bundle === undefined) throw new Error(`no bundle of ${file}`);
      const script = new Script(`((require) => {${bundle.text}\n})`, { filename: path });
      const load: Load = script.runInThisContext();
      return [path, () => load(get)];
    }),
  );
};

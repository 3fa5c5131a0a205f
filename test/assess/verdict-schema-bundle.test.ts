import { build } from "esbuild";
import { expect, test } from "vitest";

test("the schema of verdicts leaves no trace in a bundle that does not use it", async () => {
  const bundle = async (contents: string): Promise<string> => {
    const result = await build({
      stdin: { contents, resolveDir: "test/assess", loader: "ts" },
      bundle: true,
      format: "esm",
      external: ["zod"],
      write: false,
    });
    return result.outputFiles[0]?.text ?? "";
  };
  const library = await bundle(`
    export { truthOf } from "../../src/logic/truth.ts";
    export { verdictSchema } from "../../src/assess/verdict-schema.ts";
  `);
  const consumer = (used: string) =>
    bundle(`${library.replace(/export \{[^}]*\};/, "")}
    console.log(${used});`);
  expect(await consumer("verdictSchema")).toContain("strictObject");
  expect(await consumer("truthOf(1)")).not.toContain("strictObject");
});

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Builds dist once, before the first test that uses the built package. */
export default function buildOnce(): void {
  const tsup = createRequire(import.meta.url).resolve("tsup/package.json");
  execFileSync(process.execPath, [join(dirname(tsup), "dist/cli-default.js"), "--silent"], {
    stdio: "inherit",
  });
}

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const biome = join(
  dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")),
  "bin/biome",
);

/** Returns a file's content as the formatter writes it, imports sorted; Markdown it leaves alone. */
export const formatted = (path: string, content: string): string =>
  path.endsWith(".md")
    ? content
    : execFileSync(process.execPath, [biome, "check", "--write", `--stdin-file-path=${path}`], {
        input: content,
        maxBuffer: 2 ** 26,
        stdio: ["pipe", "pipe", "pipe"],
      }).toString("utf8");

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./snippet.ts";

/** Returns every command that a page shows, without comments and what comes after a redirection. */
export const commandsOf = (page: string): readonly string[] =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^npx dealgate ([^#>|\n]*)/gm)].map(
    ([, argv = ""]) => argv.trim(),
  );

import { writeFileSync } from "node:fs";
import { formatted } from "./format.ts";
import { generatedFiles } from "./generated-files.ts";

for (const [path, content] of generatedFiles()) writeFileSync(path, formatted(path, content));

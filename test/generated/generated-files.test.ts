import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { formatted } from "../../scripts/format.ts";
import { generatedFiles } from "../../scripts/generated-files.ts";

test.each([...generatedFiles()])("%s is as `npm run generate` writes it", (path, content) => {
  expect(readFileSync(path, "utf8") === formatted(path, content)).toBe(true);
});

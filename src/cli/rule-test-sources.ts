import { complain } from "./complain.ts";
import { type Source, sourcesOf } from "./deal-sources.ts";
import type { Io, Look } from "./io.ts";

/** Returns the files of rule tests that arguments lead to, each once. */
export const ruleTestSources = async (
  files: readonly string[],
  io: Io,
  look: Look,
): Promise<readonly Source[] | undefined> => {
  const all = new Map<string, Source>();
  for (const file of files) {
    const found = await sourcesOf(file, io, [".test.json"]);
    if ("problem" in found) {
      await complain(io, look, { message: found.problem });
      return undefined;
    }
    for (const source of found.sources) all.set(source.path, all.get(source.path) ?? source);
  }
  return [...all.values()];
};

import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { Io } from "./io.ts";

const fileAt = async (path: string): Promise<string | undefined> => {
  try {
    const { dev, ino } = await stat(path);
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
};

/**
 * Returns an output that is one of the inputs, stands in a folder of inputs, or is given twice: to
 * write it would destroy what is read. Where folders are spared, what is written is never read from
 * one, and may stand there.
 */
export const clashingOutput = async (
  inputs: readonly string[],
  outputs: readonly (string | undefined)[],
  io: Io,
  folders: "guarded" | "spared" = "guarded",
): Promise<string | undefined> => {
  const taken = new Set<string>();
  for (const input of inputs) {
    if (input === "-") continue;
    // A table may be given as NAME=PATH.
    for (const path of [input, input.slice(input.indexOf("=") + 1)]) {
      const full = resolve(io.cwd, path);
      taken.add(full);
      const file = await fileAt(full);
      if (file !== undefined) taken.add(file);
    }
  }
  for (const output of outputs) {
    if (output === undefined) continue;
    const full = output === "-" ? output : resolve(io.cwd, output);
    const folder = folders === "guarded" ? await fileAt(dirname(full)) : undefined;
    const places = [full, await fileAt(full), folder];
    const isTaken =
      output === "-" ? taken.has("-") : places.some((place) => place && taken.has(place));
    if (isTaken) return output;
    taken.add(full);
  }
  return undefined;
};

/** Returns what is said of such an output. */
export const outputClash = (name: string): Text =>
  text(
    `${quoted(name)} 又是输入又是输出，或者给了两次`,
    `${quoted(name)} is both input and output, or given twice`,
  );

import { resolve } from "node:path";
import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { writeWhole } from "./write-whole.ts";

/** Writes what a command made to the file that is named for it; says so, or why it could not. */
export const writeOut = async (
  out: string,
  content: string | Uint8Array,
  lang: Language,
  io: Io,
  more: Text = text("", ""),
): Promise<ExitCode> => {
  try {
    await writeWhole(resolve(io.cwd, out), content);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    await complain(io, lookOf(io.stderr, io.env, lang), { message: fileProblem(out, error) });
    return exitCodes.badInput;
  }
  const told = text(`已写入 ${quoted(out)}${more.zh}`, `wrote ${quoted(out)}${more.en}`);
  await print(io.stderr, `${told[lang]}\n`);
  return exitCodes.ok;
};

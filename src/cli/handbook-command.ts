import { extname } from "node:path";
import { handbookHtml } from "../handbook/handbook-html.ts";
import { handbookMarkdown } from "../handbook/handbook-markdown.ts";
import { writeHandbook } from "../handbook/write-handbook.ts";
import { quoted } from "../model/issue.ts";
import { type Language, text } from "../model/text.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import { writeOut } from "./write-out.ts";

/** What `handbook` may be told. */
export interface HandbookCommandOptions {
  readonly lang: Language;
  readonly out?: string | undefined;
}

const renderers = new Map([
  [".html", handbookHtml],
  [".md", handbookMarkdown],
]);

/** Writes a rule set down as a handbook for salespeople. */
export const handbookCommand = async (
  rules: string,
  { lang, out }: HandbookCommandOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, lang);
  const render = renderers.get(out === undefined ? ".md" : extname(out).toLowerCase());
  if (render === undefined) {
    await complain(io, look, {
      message: text(
        `不知道 ${quoted(out ?? "")} 要写成什么格式`,
        `unknown format of ${quoted(out ?? "")}`,
      ),
      help: text("文件名以 `.html` 或 `.md` 结尾", "let its name end in `.html` or `.md`"),
    });
    return exitCodes.usage;
  }
  const clash = await clashingOutput([rules], [out], io, "spared");
  if (clash !== undefined) {
    await complain(io, look, { message: outputClash(clash) });
    return exitCodes.usage;
  }
  const found = await findRuleSet(rules, io, look);
  if (!found.ok) return found.code;
  const content = render(writeHandbook(found.found, { lang }));
  if (out === undefined) {
    await print(io.stdout, content);
    return exitCodes.ok;
  }
  return writeOut(out, content, lang, io);
};

import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { readRuleSetSheets } from "../sheets/read-rule-set-sheets.ts";
import { ruleSetSheets } from "../sheets/rule-set-sheets.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { writeAtomically } from "./write-atomically.ts";

/** What `sheet` may be told. */
export interface SheetOptions {
  readonly lang: Language;
  readonly out?: string | undefined;
}

/** The largest workbook that is read, in bytes. */
const largest = 16_000_000;
/** The most issues that are shown. */
const mostShown = 50;

/** Writes a rule set as a workbook, or reads one from it. */
export const sheetCommand = async (
  direction: string,
  from: string,
  to: string | undefined,
  options: SheetOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, options.lang);
  const out = to ?? options.out;
  const refuse = async (message: Text): Promise<ExitCode> => {
    await complain(io, look, { message });
    return exitCodes.usage;
  };
  if (to !== undefined && options.out !== undefined) {
    return refuse(text("写到哪个文件只能说一次", "the file to write to can be named only once"));
  }
  if (direction === "import") return importSheets(from, out, options, io);
  if (direction !== "export") {
    return refuse(
      text(
        `不认识 ${quoted(direction)}，要写 \`export\` 或 \`import\``,
        `unknown ${quoted(direction)}, write \`export\` or \`import\``,
      ),
    );
  }
  if (out === undefined || !/\.xlsx$/i.test(out)) {
    return refuse(
      text(
        "要写明导出到哪个文件，文件名以 `.xlsx` 结尾",
        "name the file to export to, its name ending in `.xlsx`",
      ),
    );
  }
  return exportSheets(from, out, options, io);
};

const exportSheets = async (
  rules: string,
  out: string,
  { lang }: SheetOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, lang);
  const found = await findRuleSet(rules, io, look);
  if (!found.ok) return found.code;
  // Only when asked for: no other command needs what reads and writes workbooks.
  const { writeWorkbook } = await import("./sheet-workbook.ts");
  return write(out, await writeWorkbook(ruleSetSheets(found.found, lang)), lang, io);
};

const importSheets = async (
  file: string,
  out: string | undefined,
  { lang }: SheetOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, lang);
  const path = resolve(io.cwd, file);
  const refuse = async (message: Text): Promise<ExitCode> => {
    await complain(io, look, { message });
    return exitCodes.badInput;
  };
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).size > largest) {
      return refuse(text(`${quoted(file)} 太大`, `${quoted(file)} is too large`));
    }
    bytes = await readFile(path);
  } catch (error) {
    return refuse(fileProblem(file, error));
  }
  const { readWorkbook } = await import("./sheet-workbook.ts");
  const sheets = await readWorkbook(bytes).catch(() => undefined);
  if (sheets === undefined) {
    return refuse(
      text(`${quoted(file)} 不是 Excel 工作簿`, `${quoted(file)} is no Excel workbook`),
    );
  }
  const read = readRuleSetSheets(sheets);
  if (!read.ok) {
    for (const { cell, message, help } of read.issues.slice(0, mostShown)) {
      await complain(io, look, {
        message: text(`${file} ${cell}：${message.zh}`, `${file} ${cell}: ${message.en}`),
        help,
      });
    }
    const hidden = read.issues.length - mostShown;
    if (hidden > 0) {
      const message = text(`另有 ${hidden} 处问题`, `and ${hidden} more`);
      await complain(io, look, { message }, "note");
    }
    return exitCodes.badInput;
  }
  const content = `${JSON.stringify(read.ruleSet, null, 2)}\n`;
  if (out !== undefined) return write(out, content, lang, io);
  await print(io.stdout, content);
  return exitCodes.ok;
};

const write = async (
  out: string,
  content: string | Uint8Array,
  lang: Language,
  io: Io,
): Promise<ExitCode> => {
  try {
    const file = await writeAtomically(resolve(io.cwd, out));
    try {
      await file.write(content);
      await file.commit();
    } finally {
      await file.discard();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    await complain(io, lookOf(io.stderr, io.env, lang), { message: fileProblem(out, error) });
    return exitCodes.badInput;
  }
  const told = text(`已写入 ${quoted(out)}`, `wrote ${quoted(out)}`);
  await print(io.stderr, `${told[lang]}\n`);
  return exitCodes.ok;
};

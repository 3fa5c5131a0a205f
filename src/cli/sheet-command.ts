import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Deal } from "../model/deal.ts";
import { quoted } from "../model/issue.ts";
import { parseJsonText } from "../model/json-text.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { isSafeText, type Sheet } from "../sheets/cell.ts";
import { dealSheets } from "../sheets/deal-sheets.ts";
import { holdsDeals, readDealSheets } from "../sheets/read-deal-sheets.ts";
import { readRuleSetSheets } from "../sheets/read-rule-set-sheets.ts";
import { ruleSetSheets } from "../sheets/rule-set-sheets.ts";
import type { SheetIssue } from "../sheets/sheet-issue.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { type Found, findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { dealPlaces } from "./deal-places.ts";
import { fileProblem } from "./deal-sources.ts";
import { eachDeal } from "./each-deal.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import type { ReadWorkbook } from "./sheet-workbook.ts";
import { writeOut } from "./write-out.ts";

/** What `sheet` may be told. */
export interface SheetOptions {
  readonly lang: Language;
  readonly out?: string | undefined;
  /** Whether deals are exported, and no rule set. */
  readonly deals: boolean;
}

/** The largest workbook that is read, in bytes. */
const largest = 16_000_000;
/** The most issues that are shown. */
const mostShown = 50;

/** Writes a rule set or deals as a workbook, or reads what a workbook holds. */
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
  const clash = await clashingOutput([from], [out], io, "spared");
  if (clash !== undefined) return refuse(outputClash(clash));
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
  from: string,
  out: string,
  { lang, deals }: SheetOptions,
  io: Io,
): Promise<ExitCode> => {
  const sheets = deals ? await sheetsOfDeals(from, lang, io) : await sheetsOfRules(from, lang, io);
  if (!sheets.ok) return sheets.code;
  // Only when asked for: no other command needs what reads and writes workbooks.
  const { writeSheets } = await import("./sheet-workbook.ts");
  return writeOut(out, await writeSheets(sheets.found), lang, io);
};

const sheetsOfRules = async (
  rules: string,
  lang: Language,
  io: Io,
): Promise<Found<readonly Sheet[]>> => {
  const look = lookOf(io.stderr, io.env, lang);
  if (await isOfDeals(rules, io)) {
    await complain(io, look, {
      message: text(
        `${quoted(rules)} 是商机，不是规则集`,
        `${quoted(rules)} holds deals and is no rule set`,
      ),
      help: text("导出商机要加 `--deals`", "`--deals` exports deals"),
    });
    return { ok: false, code: exitCodes.usage };
  }
  const found = await findRuleSet(rules, io, look);
  return found.ok ? { ok: true, found: ruleSetSheets(found.found, lang) } : found;
};

/** Returns whether a file holds a deal, or begins with one of many. */
const isOfDeals = async (name: string, io: Io): Promise<boolean> => {
  if (Object.hasOwn(shippedRuleSets, name)) return false;
  const content = await readFile(resolve(io.cwd, name), "utf8").catch(() => "");
  const whole = parseJsonText(content);
  const first = whole.issues.length === 0 ? whole.value : parseJsonText(firstLineOf(content)).value;
  return parseDeal(Array.isArray(first) ? first[0] : first).ok;
};

const firstLineOf = (content: string): string => /\S.*/.exec(content)?.[0] ?? "";

const oneId: Text = text(
  "工作簿按 ID 区分商机，给每个商机一个自己的 ID",
  "a workbook tells deals apart by id: give each its own",
);

const unsafeId = (place: string, id: string): Text =>
  text(
    `${place}：单元格里存不下 ID ${quoted(id)}`,
    `${place}: no cell can hold the id ${quoted(id)}`,
  );

const safeId: Text = text(
  "首尾有空白或含控制字符的 ID，读回来就变了",
  "an id that begins or ends with white space, or has control characters, does not come back",
);

const sheetsOfDeals = async (
  file: string,
  lang: Language,
  io: Io,
): Promise<Found<readonly Sheet[]>> => {
  const look = lookOf(io.stderr, io.env, lang);
  const deals: Deal[] = [];
  const places = dealPlaces(io, look);
  let areWritable = true;
  const { rejected } = await eachDeal([file], io, look, async (deal, place) => {
    deals.push(deal);
    places.see(deal.id, place);
    if (isSafeText(deal.id)) return;
    areWritable = false;
    await complain(io, look, { message: unsafeId(place, deal.id), help: safeId });
  });
  const areSeveral = await places.tell("error", oneId);
  return rejected > 0 || areSeveral || !areWritable
    ? { ok: false, code: exitCodes.badInput }
    : { ok: true, found: dealSheets(deals, lang) };
};

/** Returns what the sheets of a workbook hold, as it is written down. */
const contentOf = ({
  sheets,
  unread,
}: ReadWorkbook):
  | { readonly ok: true; readonly content: unknown }
  | { readonly ok: false; readonly issues: readonly SheetIssue[] } => {
  // Without them the rest cannot be judged.
  if (unread.length > 0) return { ok: false, issues: unread };
  if (!holdsDeals(sheets)) {
    const read = readRuleSetSheets(sheets);
    return read.ok ? { ok: true, content: read.ruleSet } : read;
  }
  const read = readDealSheets(sheets);
  if (!read.ok) return read;
  return { ok: true, content: read.deals.length === 1 ? read.deals[0] : read.deals };
};

const importSheets = async (
  file: string,
  out: string | undefined,
  { lang }: SheetOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, lang);
  const path = resolve(io.cwd, file);
  const refuse = async (message: Text, help?: Text): Promise<ExitCode> => {
    await complain(io, look, { message, help });
    return exitCodes.badInput;
  };
  const tooLarge = text(`${quoted(file)} 太大`, `${quoted(file)} is too large`);
  let bytes: Uint8Array;
  try {
    if ((await stat(path)).size > largest) return refuse(tooLarge);
    bytes = await readFile(path);
  } catch (error) {
    return refuse(fileProblem(file, error));
  }
  const { isTooLarge, readWorkbook } = await import("./sheet-workbook.ts");
  let workbook: ReadWorkbook;
  try {
    if (isTooLarge(bytes)) return refuse(tooLarge);
    workbook = await readWorkbook(bytes);
  } catch {
    return refuse(
      text(
        `${quoted(file)} 不是 Excel 工作簿（\`.xlsx\`），或已损坏`,
        `${quoted(file)} is no Excel workbook (\`.xlsx\`), or damaged`,
      ),
      text(
        "旧的 `.xls` 和加密的文件，先另存为不加密的 `.xlsx`",
        "save an `.xls`, or a file with a password, as a plain `.xlsx` first",
      ),
    );
  }
  const read = contentOf(workbook);
  if (!read.ok) {
    for (const { cell, message, help } of read.issues.slice(0, mostShown)) {
      const place = cell === "" ? file : `${file} ${cell}`;
      await complain(io, look, {
        message: text(`${place}：${message.zh}`, `${place}: ${message.en}`),
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
  const content = `${JSON.stringify(read.content, null, 2)}\n`;
  if (out !== undefined) return writeOut(out, content, lang, io);
  await print(io.stdout, content);
  return exitCodes.ok;
};

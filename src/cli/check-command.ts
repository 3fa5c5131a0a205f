import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { version } from "../../package.json";
import { type Language, type Text, text as words } from "../model/text.ts";
import { checkAnnotations } from "../report/check-annotations.ts";
import { checkSarif } from "../report/check-sarif.ts";
import { type CheckedFile, toldOf } from "../report/checked-file.ts";
import { renderCheck } from "../report/render-check.ts";
import { counted, countWords } from "../words/count-words.ts";
import { checkFile } from "./check-file.ts";
import { complain } from "./complain.ts";
import { fileProblem, type Source, sourcesOf } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { fixRules } from "./fix-rules.ts";
import { type Io, type Look, lookOf, print } from "./io.ts";
import { bytesOf } from "./read-text.ts";
import { type Watched, watchFiles } from "./watch-files.ts";
import { writeWhole } from "./write-whole.ts";

/** How `check` may write what it found. */
const placesMended = counted("已修正 {} 处", "{} place mended", "{} places mended");

export const checkFormats = ["text", "json", "sarif", "github"] as const;

/** What `check` may be told. */
export interface CheckOptions {
  readonly format: (typeof checkFormats)[number];
  readonly fix: boolean;
  readonly watch: boolean;
  readonly lang: Language;
}

/** Tells what is wrong, and likely wrong, with rule files, all of them in one run. */
export const checkCommand = async (
  files: readonly string[],
  options: CheckOptions,
  io: Io,
): Promise<ExitCode> => {
  const look = lookOf(io.stderr, io.env, options.lang);
  if (files.includes("-") && (options.fix || options.watch)) {
    await complain(io, look, {
      message: words(
        "标准输入不能与 `--fix`、`--watch` 同用",
        "the standard input goes with neither `--fix` nor `--watch`",
      ),
    });
    return exitCodes.usage;
  }
  const first = await inputsOf(files, io);
  if (!options.watch) return checkAll(first, options, io);
  const watching = watchFiles(
    first.flatMap((input) => watched(input, io)),
    io.stop,
  );
  try {
    let code = await checkAll(first, options, io);
    await print(io.stderr, `${waiting[options.lang]}\n`);
    while (await watching.changed()) {
      code = await checkAll(await inputsOf(files, io), options, io);
    }
    return code;
  } finally {
    watching.close();
  }
};

const waiting = words(
  "文件有改动就重新检查，按 Ctrl+C 结束",
  "checking again on every change; Ctrl+C ends",
);

/** A file that is not there yet is waited for. */
const watched = (input: Input, { cwd }: Io): readonly Watched[] => {
  const path = "path" in input ? input.path : resolve(cwd, input.name);
  const folder = dirname(path);
  if (!existsSync(folder)) return [];
  return ["path" in input && input.isFound ? { folder } : { folder, name: basename(path) }];
};

/** A rule file, or an argument that leads to none and why. */
type Input = Source | { readonly name: string; readonly problem: Text };

/** Returns the rule files that arguments lead to, each once. */
const inputsOf = async (files: readonly string[], io: Io): Promise<readonly Input[]> => {
  const all = new Map<string, Input>();
  for (const file of files) {
    const found = await sourcesOf(file, io, [".json"]);
    if ("problem" in found) all.set(file, { name: file, problem: found.problem });
    else {
      for (const source of found.sources) {
        // JSON Schemas and rule tests stand beside the rule sets that they are of.
        if (source.isFound && /\.(?:schema|test)\.json$/.test(source.path)) continue;
        all.set(source.path, all.get(source.path) ?? source);
      }
    }
  }
  return [...all.values()];
};

const checkAll = async (
  inputs: readonly Input[],
  { format, fix, lang }: CheckOptions,
  io: Io,
): Promise<ExitCode> => {
  const checked: CheckedFile[] = [];
  let fixed = 0;
  const unreadable = (file: string, message: Text): CheckedFile => ({
    file,
    issues: [{ code: "unreadable-file", pointer: "", message }],
    findings: [],
  });
  for (const input of inputs) {
    if ("problem" in input) {
      checked.push(unreadable(input.name, input.problem));
      continue;
    }
    const { name, path } = input;
    try {
      const before = path === "-" ? await textOf(io) : decoded(await readFile(path));
      const mended = fix ? await fixRules(path, before) : { text: before, fixed: 0 };
      if (mended.text !== before) await writeWhole(path, mended.text);
      fixed += mended.fixed;
      checked.push(await checkFile(name, path, mended.text));
    } catch (error) {
      checked.push(unreadable(name, fileProblem(name, error)));
    }
  }
  if (fixed > 0) {
    await print(io.stderr, `${countWords(fixed, placesMended, lang)}\n`);
  }
  await print(io.stdout, written(checked, format, lookOf(io.stdout, io.env, lang)));
  return codeOf(checked);
};

const decoded = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw Object.assign(new Error("not UTF-8"), { code: "not-utf-8" });
  }
};

const textOf = async (io: Io): Promise<string> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytesOf("-", io)) {
    pieces.push(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
  }
  return decoded(Buffer.concat(pieces));
};

const written = (
  checked: readonly CheckedFile[],
  format: CheckOptions["format"],
  look: Look,
): string => {
  switch (format) {
    case "text":
      return renderCheck(checked, look);
    case "json":
      return `${JSON.stringify(
        checked.map(({ text: _, ...rest }) => rest),
        null,
        2,
      )}\n`;
    case "sarif":
      return `${JSON.stringify(checkSarif(checked, version, look.lang), null, 2)}\n`;
    case "github":
      return checkAnnotations(checked, look.lang);
  }
};

const codeOf = (checked: readonly CheckedFile[]): ExitCode => {
  if (checked.some(({ issues }) => issues.length > 0)) return exitCodes.badInput;
  const isClean = checked.flatMap(toldOf).every(({ severity }) => severity === "info");
  return isClean ? exitCodes.ok : exitCodes.mayNot;
};

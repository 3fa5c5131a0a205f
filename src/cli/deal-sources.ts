import { readdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { byCodeUnits } from "../model/by-code-units.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { Io } from "./io.ts";

/** One input: the name that people know it by, and where it is. */
export interface Source {
  readonly name: string;
  /** A path, or `-` for the standard input. */
  readonly path: string;
  /** Whether it was found in a folder. */
  readonly isFound: boolean;
}

/** What an argument leads to: inputs, or why there are none. */
export type Sources = { readonly sources: readonly Source[] } | { readonly problem: Text };

const packed = (endings: readonly string[]): readonly string[] =>
  endings.flatMap((ending) => [ending, `${ending}.gz`]);

/** The endings of files of deals, packed or not. */
export const dealEndings = packed([".json", ".ndjson", ".jsonl"]);

/** The endings of tables, packed or not. */
export const tableEndings = packed([".csv", ".tsv", ".txt"]);

/** Returns what a failure of the file system means, in words. */
export const fileProblem = (name: string, error: unknown): Text => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const file = quoted(name);
  switch (code) {
    case "ENOENT":
      return text(`没有文件 ${file}`, `no file ${file}`);
    case "no-folder":
      return text(`${file} 所在的目录不存在`, `no folder for ${file}`);
    case "ENOTDIR":
      return text(
        `${file} 路径上有文件占了目录的位置`,
        `a file stands where ${file} needs a folder`,
      );
    case "archive":
      return text(
        `${file} 是工作簿或压缩包，不是文本：商机用 \`dealgate sheet import\` 读，表格另存为 CSV`,
        `${file} is a workbook or another archive, no text: read deals with \`dealgate sheet import\`, save a table as CSV`,
      );
    case "EACCES":
    case "EPERM":
      return text(`没有权限：${file}`, `no permission: ${file}`);
    case "ENOSPC":
    case "EDQUOT":
      return text(`磁盘已满，写不下 ${file}`, `no space left for ${file}`);
    case "EPIPE":
      return text(`${file} 的另一头不再读了`, `nobody reads ${file} any more`);
    case "EISDIR":
      return text(`${file} 是目录`, `${file} is a folder`);
    case "Z_BUF_ERROR":
    case "Z_DATA_ERROR":
      return text(`${file} 不是完整的 gzip 文件`, `${file} is no gzip file, or not all of one`);
    case "not-utf-8":
      return text(`${file} 不是 UTF-8 编码`, `${file} is not UTF-8`);
    default: {
      const reason = error instanceof Error ? error.message : String(error);
      return text(`无法读写 ${file}：${reason}`, `cannot read or write ${file}: ${reason}`);
    }
  }
};

/**
 * Returns the inputs that an argument names; of a folder, its files with one of the endings and
 * those of the folders in it, but for hidden folders and `node_modules`.
 */
export const sourcesOf = async (
  argument: string,
  io: Io,
  endings: readonly string[],
): Promise<Sources> => {
  if (argument === "-") return { sources: [{ name: "-", path: "-", isFound: false }] };
  const path = resolve(io.cwd, argument);
  try {
    if (!(await stat(path)).isDirectory())
      return { sources: [{ name: argument, path, isFound: false }] };
    const names = (await namesIn(path)).filter((name) =>
      endings.some((ending) => name.toLowerCase().endsWith(ending)),
    );
    const sources = names.sort(byCodeUnits).map((name) => ({
      name: join(argument, name),
      path: join(path, name),
      isFound: true,
    }));
    const wanted = endings.filter((ending) => !ending.endsWith(".gz")).join(", ");
    return sources.length > 0
      ? { sources }
      : {
          problem: text(
            `目录 ${quoted(argument)} 里没有 ${wanted} 文件`,
            `no ${wanted} file in the folder ${quoted(argument)}`,
          ),
        };
  } catch (error) {
    return { problem: fileProblem(argument, error) };
  }
};

/** Returns the files of a folder and of the folders in it, by their paths from there. */
const namesIn = async (folder: string): Promise<readonly string[]> => {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) names.push(entry.name);
    else if (!entry.name.startsWith(".") && entry.name !== "node_modules") {
      const inner = await namesIn(join(folder, entry.name));
      names.push(...inner.map((name) => join(entry.name, name)));
    }
  }
  return names;
};

/** Returns the last part of a path. */
export const fileNameOf = (path: string): string => basename(path);

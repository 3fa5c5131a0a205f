import { sep } from "node:path";
import { type Text, text } from "../model/text.ts";
import { fileProblem } from "./deal-sources.ts";
import { hasCode } from "./has-code.ts";
import { OutputFailed } from "./io.ts";

const outputProblem = ({ reason }: OutputFailed): Text =>
  hasCode(reason, "ENOSPC") || hasCode(reason, "EDQUOT")
    ? text("磁盘已满，写不下标准输出", "no space left for the standard output")
    : text(
        `无法写到标准输出：${reason.message}`,
        `cannot write to the standard output: ${reason.message}`,
      );

/** Returns what a failure of the system means, in words; undefined where the program is at fault. */
export const systemProblem = (error: unknown, cwd: string): Text | undefined => {
  if (error instanceof OutputFailed) return outputProblem(error);
  if (!(error instanceof Error && "syscall" in error)) return undefined;
  const { message } = error;
  if (!("path" in error && typeof error.path === "string"))
    return text(`无法读写：${message}`, `cannot read or write: ${message}`);
  const { path } = error;
  return fileProblem(path.startsWith(cwd + sep) ? path.slice(cwd.length + 1) : path, error);
};

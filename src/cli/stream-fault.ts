import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { InputChanged } from "./batches.ts";
import type { Complaint } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { FileAltered, FileShrunk } from "./growing-file.ts";
import { PipeClosed } from "./io.ts";
import type { StreamOutputs } from "./stream-outputs.ts";
import { WriteFailed } from "./write-failed.ts";

const words = {
  changed: text(
    "输入的开头和上次不一样了，接不上",
    "the input does not begin as it did: nothing to go on with",
  ),
  sameInput: text(
    "输入的路径要和上次写得一样；输入确实变了，就去掉 `--resume` 从头做",
    "write the paths of the inputs as before; where an input has changed, begin again without `--resume`",
  ),
  shrunk: (name: string) =>
    text(
      `${quoted(name)} 比上次写下的短，接不上`,
      `${quoted(name)} is shorter than what was written to it`,
    ),
  altered: (name: string) =>
    text(
      `${quoted(name)} 里上次写下的内容被改过，接不上`,
      `${quoted(name)} no longer holds what was written to it`,
    ),
  again: text("去掉 `--resume` 从头做", "begin again without `--resume`"),
  unread: (names: readonly string[]) =>
    text(
      `标准输出的另一头不再读了，${names.join("、")} 没有写全`,
      `nobody reads the standard output any more: not all is in ${names.join(", ")}`,
    ),
  kept: (why: Text, count: number) =>
    text(`${why.zh}；前 ${count} 项已做完`, `${why.en}; the first ${count} are done`),
} as const satisfies Record<string, Text | ((...args: never[]) => Text)>;

/** What is said of a run that can be gone on with. */
export const goOn: Text = text(
  "同样的命令加上 `--resume` 接着做",
  "the same command with `--resume` goes on",
);

const cutShort = (why: Text, outputs: StreamOutputs): Complaint => {
  const count = outputs.kept();
  return count > 0 ? { message: words.kept(why, count), help: goOn } : { message: why };
};

/** Returns what is said of what ended a run; undefined where that is not about its inputs and files. */
export const streamFault = (error: unknown, outputs: StreamOutputs): Complaint | undefined => {
  if (error instanceof InputChanged)
    return { message: error.unreadable ?? words.changed, help: words.sameInput };
  const files = outputs.files().map(quoted);
  if (error instanceof PipeClosed && files.length > 0)
    return cutShort(words.unread(files), outputs);
  if (!(error instanceof WriteFailed)) return undefined;
  const { file, cause } = error;
  if (cause instanceof FileShrunk) return { message: words.shrunk(file), help: words.again };
  if (cause instanceof FileAltered) return { message: words.altered(file), help: words.again };
  return cutShort(fileProblem(file, cause), outputs);
};

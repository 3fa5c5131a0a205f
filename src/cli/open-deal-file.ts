import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Deal } from "../model/deal.ts";
import { quoted } from "../model/issue.ts";
import { text } from "../model/text.ts";
import type { Found } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { eachDeal } from "./each-deal.ts";
import { exitCodes } from "./exit-code.ts";
import type { Io, Look } from "./io.ts";
import { writeWhole } from "./write-whole.ts";

/** A file of one deal, to be written again and again. */
export interface DealFile {
  /** The deal as it was read. */
  readonly deal: Deal;
  /**
   * Puts the deal on disk, whole or not at all; throws a `FileChanged` when somebody else has
   * written the file since, and what the file system throws.
   */
  readonly save: (deal: Deal) => Promise<void>;
}

/** Thrown when somebody else has written a file since it was read. */
export class FileChanged extends Error {
  override readonly name = "FileChanged";
  readonly code = "file-changed";
}

/** Returns the file of one deal; tells what is wrong when it holds none, or more than one can. */
export const openDealFile = async (name: string, io: Io, look: Look): Promise<Found<DealFile>> => {
  const failed = { ok: false, code: exitCodes.badInput } as const;
  if (name === "-") {
    await complain(io, look, {
      message: text(
        "答案要存进商机文件，不能用标准输入",
        "answers are put into the file of the deal: the standard input is none",
      ),
    });
    return { ok: false, code: exitCodes.usage };
  }
  const path = resolve(io.cwd, name);
  let last: Buffer;
  try {
    // Read before it is parsed: a change in between shows when the first answer is saved.
    last = await readFile(path);
  } catch (error) {
    await complain(io, look, { message: fileProblem(name, error) });
    return failed;
  }
  const deals: Deal[] = [];
  const { rejected, isSingle } = await eachDeal([name], io, look, async (deal) => {
    deals.push(deal);
  });
  const [deal] = deals;
  if (rejected > 0) return failed;
  if (deal === undefined || !isSingle) {
    await complain(io, look, {
      message: text(
        `${quoted(name)} 不是单个商机的文件`,
        `${quoted(name)} is not the file of one deal`,
      ),
    });
    return { ok: false, code: exitCodes.usage };
  }
  const save = async (next: Deal): Promise<void> => {
    if (!last.equals(await readFile(path))) throw new FileChanged(path);
    const content = Buffer.from(`${JSON.stringify(next, null, 2)}\n`);
    await writeWhole(path, content);
    last = content;
  };
  return { ok: true, found: { deal, save } };
};

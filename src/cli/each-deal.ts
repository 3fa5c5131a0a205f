import type { Deal } from "../model/deal.ts";
import { text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import { complain } from "./complain.ts";
import { placeOf } from "./deal-places.ts";
import { dealEndings, fileProblem, type Source, sourcesOf } from "./deal-sources.ts";
import { type Io, type Look, OutputFailed, print } from "./io.ts";
import { isOfLines } from "./is-of-lines.ts";
import { readDeals } from "./read-deals.ts";
import { bytesOf } from "./read-text.ts";

/** What came in beside the deals themselves. */
export interface Intake {
  /** How many inputs were no deal. */
  readonly rejected: number;
  /** Whether all there was is one deal in a file of its own. */
  readonly isSingle: boolean;
}

/** The most rejects of one input whose issues are shown. */
const mostShown = 50;

/** Takes the deals of all arguments in turn, with where they stand; tells of every input that is no deal, and goes on. */
export const eachDeal = async (
  files: readonly string[],
  io: Io,
  look: Look,
  take: (deal: Deal, place: string) => Promise<void>,
): Promise<Intake> => {
  let rejected = 0;
  let isSingle = files.length === 1;

  const readSource = async ({ name, path, isFound }: Source): Promise<void> => {
    isSingle &&= !isFound;
    let shown = 0;
    try {
      for await (const input of readDeals(bytesOf(path, io), isOfLines(path))) {
        isSingle &&= input.isWhole;
        if ("deal" in input) {
          await take(input.deal, placeOf(name, input));
          continue;
        }
        rejected++;
        if (++shown > mostShown) continue;
        const { issues, text: inside } = input;
        const gap = rejected > 1 ? "\n" : "";
        const within = { file: name, text: inside, start: input };
        await print(io.stderr, gap + renderIssues(issues, { ...look, ...within }));
      }
    } catch (error) {
      if (error instanceof OutputFailed) throw error;
      rejected++;
      isSingle = false;
      await complain(io, look, { message: fileProblem(name, error) });
    }
    const hidden = shown - mostShown;
    if (hidden > 0)
      await complain(
        io,
        look,
        {
          message: text(
            `${name} 里还有 ${hidden} 项有问题，没有逐项列出`,
            `${hidden} more rejected in ${name}`,
          ),
        },
        "note",
      );
  };

  for (const file of files) {
    const found = await sourcesOf(file, io, dealEndings);
    if ("sources" in found) {
      for (const source of found.sources) await readSource(source);
    } else {
      rejected++;
      isSingle = false;
      await complain(io, look, { message: found.problem });
    }
  }
  return { rejected, isSingle };
};

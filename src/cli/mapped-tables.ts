import type { Mapping } from "../import/mapping.ts";
import type { BadLines, PlacedRow } from "../import/read-table.ts";
import type { Text } from "../model/text.ts";
import { findMapping } from "./choose-mapping.ts";
import type { Found } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { exitCodes } from "./exit-code.ts";
import { renderReject } from "./import-report.ts";
import { type Io, type Look, print } from "./io.ts";
import { matchFiles } from "./match-files.ts";
import { openTables } from "./open-tables.ts";
import { strayStages } from "./stray-stages.ts";

/** The tables that a mapping leads to: that of the deals open, the others in memory. */
export interface MappedTables {
  readonly mapping: Mapping;
  /** The paths of the tables. */
  readonly paths: readonly string[];
  /** Returns what a file of the mapping is called here. */
  readonly nameOf: (file: string) => string;
  /** The rows of the deals. */
  readonly deals: AsyncIterable<PlacedRow | BadLines>;
  /** The rows of every other file. */
  readonly sides: Readonly<Record<string, readonly (PlacedRow | BadLines)[]>>;
}

/** Opens the files of a mapping; tells what is odd about them, and why one cannot be read. */
export const openMappedTables = async (
  files: readonly string[],
  map: string,
  io: Io,
  look: Look,
  onPiece?: (piece: Uint8Array | string) => void,
): Promise<Found<MappedTables>> => {
  const failed = { ok: false, code: exitCodes.badInput } as const;
  const chosen = await findMapping(map, io, look);
  if (!chosen.ok) return chosen;
  const mapping = chosen.found;
  for (const stray of strayStages(mapping, map)) await complain(io, look, stray, "note");
  const matched = await matchFiles(files, mapping, io);
  if (!matched.ok) {
    await complain(io, look, matched.complaint);
    return matched.isInput ? failed : { ok: false, code: exitCodes.usage };
  }
  const nameOf = (file: string): string =>
    matched.inputs.get(file)?.name ?? mapping.files[file]?.file ?? file;
  const opened = await openTables(mapping, matched.inputs, io, onPiece);
  const { tables, issues, problems, notices } = opened;
  for (const message of problems) await complain(io, look, { message });
  for (const { file, issue } of issues)
    await print(io.stderr, renderReject(nameOf(file), [issue], look));
  const own = tables.get(mapping.deals);
  if (issues.length + problems.length > 0 || !own) return failed;
  for (const { file, issue } of notices)
    await complain(io, look, { message: named(nameOf(file), issue.message) }, "note");
  const sides: Record<string, readonly (PlacedRow | BadLines)[]> = {};
  for (const [file, table] of tables) {
    if (file === mapping.deals) continue;
    const items: (PlacedRow | BadLines)[] = [];
    try {
      for await (const item of table.rows) items.push(item);
    } catch (error) {
      await complain(io, look, { message: fileProblem(nameOf(file), error) });
      return failed;
    }
    sides[file] = items;
  }
  const paths = [...matched.inputs.values()].map(({ path }) => path);
  return { ok: true, found: { mapping, paths, nameOf, deals: own.rows, sides } };
};

/** Returns a message with the place that it is about before it. */
export const named = (place: string, message: Text): Text => ({
  zh: `${place}：${message.zh}`,
  en: `${place}: ${message.en}`,
});

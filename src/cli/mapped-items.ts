import { dealMapper } from "../import/deal-mapper.ts";
import type { Reject } from "../import/ledger.ts";
import type { BadLines, PlacedRow } from "../import/read-table.ts";
import { type BatchItem, unreadable } from "./batch-item.ts";
import { findMapping } from "./choose-mapping.ts";
import type { Found } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { exitCodes } from "./exit-code.ts";
import { renderReject } from "./import-report.ts";
import { type Io, type Look, print } from "./io.ts";
import { matchFiles } from "./match-files.ts";
import { openTables } from "./open-tables.ts";

/**
 * Returns what the tables of a mapping lead to, row by row, the tables beside that of the deals in
 * memory; tells what is wrong when nothing can be read. Rows that the mapping leaves out are left out.
 */
export const openMapped = async (
  files: readonly string[],
  map: string,
  asOf: string,
  io: Io,
  look: Look,
  onPiece: (piece: Uint8Array | string) => void,
): Promise<Found<AsyncIterable<BatchItem>>> => {
  const failed = { ok: false, code: exitCodes.badInput } as const;
  const chosen = await findMapping(map, io, look);
  if (!chosen.ok) return chosen;
  const mapping = chosen.found;
  const matched = await matchFiles(files, mapping, io);
  if (!matched.ok) {
    await complain(io, look, matched.complaint);
    return matched.isInput ? failed : { ok: false, code: exitCodes.usage };
  }
  const nameOf = (file: string): string =>
    matched.inputs.get(file)?.name ?? mapping.files[file]?.file ?? file;
  const { tables, issues, problems } = await openTables(mapping, matched.inputs, io, onPiece);
  for (const message of problems) await complain(io, look, { message });
  for (const { file, issue } of issues)
    await print(io.stderr, renderReject(nameOf(file), [issue], look));
  const own = tables.get(mapping.deals);
  if (issues.length + problems.length > 0 || !own) return failed;
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
  const mapper = dealMapper(mapping, sides, { observedAt: mapping.observedAt ?? asOf });
  const rejected = ({ file, ...reject }: Reject): BatchItem => ({
    reject: { file: nameOf(file), ...reject },
  });
  const file = nameOf(mapping.deals);
  const items = async function* (): AsyncGenerator<BatchItem> {
    try {
      for await (const item of own.rows) {
        const mapped = mapper.map(item);
        if ("reject" in mapped) yield rejected(mapped.reject);
        if (!("deal" in mapped)) continue;
        const bytes = Buffer.from(JSON.stringify(mapped.deal));
        const record = { bytes, line: item.line, column: 1, pointer: "", isWhole: false };
        yield { file, record, isFound: false };
      }
    } catch (error) {
      yield { reject: unreadable(file, error) };
    }
    for (const one of mapper.finish().rejects) yield rejected(one);
  };
  return { ok: true, found: items() };
};

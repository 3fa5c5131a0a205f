import { dealMapper } from "../import/deal-mapper.ts";
import type { Reject } from "../import/ledger.ts";
import type { Mapping } from "../import/mapping.ts";
import { type BatchItem, unreadable } from "./batch-item.ts";
import type { Found } from "./choose-rules.ts";
import type { Io, Look } from "./io.ts";
import { openMappedTables } from "./mapped-tables.ts";

/** What the tables of a mapping lead to. */
export interface MappedItems {
  readonly mapping: Mapping;
  /** The paths of the tables. */
  readonly paths: readonly string[];
  readonly items: AsyncIterable<BatchItem>;
}

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
): Promise<Found<MappedItems>> => {
  const opened = await openMappedTables(files, map, io, look, onPiece);
  if (!opened.ok) return opened;
  const { mapping, paths, nameOf, deals, sides } = opened.found;
  const mapper = dealMapper(mapping, sides, { observedAt: mapping.observedAt ?? asOf });
  const rejected = ({ file, ...reject }: Reject): BatchItem => ({
    reject: { file: nameOf(file), ...reject },
  });
  const file = nameOf(mapping.deals);
  const items = async function* (): AsyncGenerator<BatchItem> {
    try {
      for await (const item of deals) {
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
  return { ok: true, found: { mapping, paths, items: items() } };
};

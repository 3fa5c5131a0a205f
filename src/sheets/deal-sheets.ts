import type { Deal } from "../model/deal.ts";
import { isRecord } from "../model/is-record.ts";
import type { Language } from "../model/text.ts";
import type { Sheet } from "./cell.ts";
import { dealSheet, listSheets, rowNumber } from "./deal-columns.ts";
import { type Leftover, type Thing, writeLeftovers, writeRows } from "./write-rows.ts";

const lists: ReadonlySet<string> = new Set(listSheets.map(({ path }) => path.join(".")));
// Their keys are the app's: whatever they are called, they stay together.
const whole: ReadonlySet<string> = new Set(["custom", "progress"]);

/** Returns deals as the sheets of a workbook, one a row, their lists and evidence on sheets beside. */
export function dealSheets(deals: readonly Deal[], lang: Language): readonly Sheet[] {
  const leftovers: Leftover[] = [];
  const sheets = [
    writeRows(
      dealSheet,
      deals.map((deal) => flat(deal as unknown as Thing)),
      lang,
      leftovers,
    ),
    ...listSheets.map(({ path, plan }) =>
      writeRows(
        plan,
        deals
          .flatMap((deal) =>
            elementsAt(deal, path).map((element): Thing => ({ ...flat(element), deal: deal.id })),
          )
          .map((row, index) => ({ [rowNumber]: index + 1, ...row })),
        lang,
        leftovers,
        { [dealSheet.name.en]: deals.length },
      ),
    ),
  ];
  return [...sheets, writeLeftovers(leftovers, lang)];
}

function elementsAt(deal: Deal, path: readonly string[]): readonly Thing[] {
  const found = path.reduce<unknown>((at, key) => Object(at)[key], deal);
  return (found ?? []) as readonly Thing[];
}

/** Returns a thing with the keys of its records written as paths; filled lists of things are left out. */
function flat(thing: Thing, prefix = ""): Thing {
  return Object.fromEntries(
    Object.entries(thing).flatMap(([key, value]): (readonly [string, unknown])[] => {
      const path = prefix + key;
      if (value === undefined) return [];
      if (lists.has(path) && Array.isArray(value) && value.length > 0) return [];
      if (!isRecord(value) || whole.has(path) || Object.keys(value).length === 0)
        return [[path, value]];
      const inner = Object.entries(flat(value, `${path}.`));
      // A record of nothing but lists is made again by them.
      return inner;
    }),
  );
}

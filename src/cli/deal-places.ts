import { quoted } from "../model/issue.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listOut } from "../words/enumeration.ts";
import { type Complaint, complain } from "./complain.ts";
import type { Io, Look } from "./io.ts";

/** Keeps where deals stand, to tell of ids that several have. */
export interface DealPlaces {
  readonly see: (id: string, place: string) => void;
  /** Tells of every id that several deals have, up to a number; returns whether there is any. */
  readonly tell: (kind: "error" | "note", help: Complaint["help"]) => Promise<boolean>;
}

/** The most ids that are told one by one. */
const mostShown = 50;
/** The most places of one id that are named. */
const mostNamed = 10;

/** What is said of such deals where many are added up. */
export const eachCounts: Text = text("各计一次", "each of them counts");

/** Returns how people find a deal of a file: by its line, and its column where it has one. */
export const placeOf = (
  file: string,
  { isWhole, line, column }: Readonly<{ isWhole: boolean; line: number; column: number }>,
): string => {
  if (isWhole) return file;
  return column === 1 ? `${file}:${line}` : `${file}:${line}:${column}`;
};

/** Returns an empty list of places. */
export const dealPlaces = (io: Io, look: Look): DealPlaces => {
  const places = new Map<string, string[]>();
  return {
    see: (id, place) => {
      const own = places.get(id);
      if (own === undefined) places.set(id, [place]);
      else own.push(place);
    },
    tell: async (kind, help) => {
      const repeated = [...places].filter(([, own]) => own.length > 1);
      for (const [id, own] of repeated.slice(0, mostShown)) {
        const named = own.length > mostNamed ? [...own.slice(0, mostNamed), "…"] : own;
        const all = (lang: Language): string => listOut(named, lang);
        const message = text(
          `${own.length} 个商机的 ID 都是 ${quoted(id)}：${all("zh")}`,
          `${own.length} deals have the id ${quoted(id)}: ${all("en")}`,
        );
        await complain(io, look, { message, help }, kind);
      }
      const rest = repeated.length - mostShown;
      if (rest > 0) {
        const message = text(`另有 ${rest} 个 ID 重复`, `${rest} more ids that several deals have`);
        await complain(io, look, { message }, "note");
      }
      return repeated.length > 0;
    },
  };
};

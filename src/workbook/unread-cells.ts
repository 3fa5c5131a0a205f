import { strFromU8, unzipSync } from "fflate";
import { Parser } from "saxen";

/** Why a cell says something, but not its value. */
type Reason =
  /** It holds a formula without its value. */
  | { readonly kind: "formula" }
  /** It holds an error, as `#REF!`. */
  | { readonly kind: "error"; readonly error: string }
  /** Cells are merged: the file stores what they say in the first alone. */
  | { readonly kind: "merged" };

/** A cell that says something, but not its value. */
export type UnreadCell = Reason & {
  readonly sheet: string;
  /** Column and row, as `D12`; of merged cells the first and the last, as `D12:D14`. */
  readonly name: string;
};

/**
 * Returns the cells of an Excel workbook that hold an error, or a formula that nobody has worked out,
 * and those that are merged: whoever reads values alone takes them for empty ones. Throws where the
 * bytes are no workbook.
 */
export function unreadCells(workbook: Uint8Array): readonly UnreadCell[] {
  const parts = unzipSync(workbook, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  const textOf = (path: string): string => {
    const part = parts[path];
    if (part === undefined) throw new Error(`${path} is missing`);
    return strFromU8(part);
  };
  const paths = new Map<string, string>();
  readXml(textOf("xl/_rels/workbook.xml.rels"), (name, { Id = "", Target = "" }) => {
    if (name !== "Relationship") return;
    paths.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
  });
  const found: UnreadCell[] = [];
  readXml(textOf("xl/workbook.xml"), (name, { name: sheet = "", id = "" }) => {
    const path = paths.get(id);
    if (name !== "sheet" || path === undefined) return;
    for (const cell of cellsOf(textOf(path))) found.push({ sheet, ...cell });
  });
  return found;
}

/** Returns the cells of one sheet that do not say their value. */
function cellsOf(xml: string): readonly (Reason & { readonly name: string })[] {
  const found: (Reason & { readonly name: string })[] = [];
  let cell = { name: "", type: "", isFormula: false, hasValue: false, value: "" };
  let isInValue = false;
  readXml(
    xml,
    (name, { r = "", t = "", ref = "" }) => {
      if (name === "c") cell = { name: r, type: t, isFormula: false, hasValue: false, value: "" };
      else if (name === "f") cell.isFormula = true;
      else if (name === "v") {
        isInValue = true;
        // Of a text, nothing is a value too.
        cell.hasValue = cell.type === "str";
      } else if (name === "is") cell.hasValue = true;
      else if (name === "mergeCell") found.push({ kind: "merged", name: ref });
    },
    (name) => {
      if (name === "v") isInValue = false;
      if (name !== "c") return;
      if (cell.type === "e" && cell.hasValue) {
        found.push({ kind: "error", name: cell.name, error: cell.value });
      } else if (cell.isFormula && !cell.hasValue) found.push({ kind: "formula", name: cell.name });
    },
    (text) => {
      if (!isInValue) return;
      cell.value += text;
      cell.hasValue = true;
    },
  );
  return found;
}

type Attributes = Readonly<Record<string, string>>;

/** Tells what XML consists of, names without what stands before their colon. */
function readXml(
  xml: string,
  open: (name: string, attributes: Attributes) => void,
  close: (name: string) => void = () => {},
  text: (text: string) => void = () => {},
): void {
  new Parser()
    .on("openTag", (name, attributes, decode) => {
      const own = Object.entries(attributes()).map(([key, value]) => [bare(key), decode(value)]);
      open(bare(name), Object.fromEntries(own) as Attributes);
    })
    .on("closeTag", (name) => close(bare(name)))
    .on("text", (said, decode) => text(decode(said)))
    .parse(xml);
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

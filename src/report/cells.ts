import stringWidth from "string-width";

const printable = /^[\x20-\x7e]*$/;
// The locale is named because the default one differs between machines.
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Returns how many cells of a terminal a text takes; a Chinese character takes two. */
export function widthOf(text: string): number {
  return printable.test(text) ? text.length : stringWidth(text);
}

/** Returns the characters of a text as a reader sees them, marks and joiners kept together. */
export function charactersOf(text: string): readonly string[] {
  if (printable.test(text)) return text.split("");
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Returns a text cut to at most that many cells, the cut shown by an ellipsis. */
export function clip(text: string, cells: number): string {
  if (widthOf(text) <= cells) return text;
  if (cells < 1) return "";
  let kept = "";
  let used = 1;
  for (const character of charactersOf(text)) {
    used += widthOf(character);
    if (used > cells) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Returns the spaces that fill a text up to that many cells. */
export function fillerOf(text: string, cells: number): string {
  return " ".repeat(Math.max(0, cells - widthOf(text)));
}

import stringWidth from "string-width";

const printable = /^[\x20-\x7e]*$/;
/** Text of one code unit a character, each of one cell or, from U+3000 on, of two. */
const simple = /^[\x20-\x7e–“”…·→↑✓✗─█▒░\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;
// The locale is named because the default one differs between machines.
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Characters are looked for in parts of that many code units: in all at once it takes for ever. */
const most = 1024;

/** Returns how many cells of a terminal a text takes; a Chinese character takes two. */
export function widthOf(text: string): number {
  if (printable.test(text)) return text.length;
  if (!simple.test(text))
    return text.length <= most
      ? stringWidth(text)
      : charactersOf(text).reduce((sum, character) => sum + stringWidth(character), 0);
  let cells = 0;
  for (let index = 0; index < text.length; index++)
    cells += text.charCodeAt(index) < 0x3000 ? 1 : 2;
  return cells;
}

/** Returns the characters of a text as a reader sees them, marks and joiners kept together. */
export function charactersOf(text: string): readonly string[] {
  if (simple.test(text)) return text.split("");
  const characters: string[] = [];
  for (let from = 0; from < text.length; ) {
    const part = text.slice(from, from + most).replace(/(?<=.)[\ud800-\udbff]$/s, "");
    const found = Array.from(graphemes.segment(part), ({ segment }) => segment);
    // The last one may go on in the next part.
    if (from + part.length < text.length && found.length > 1) found.pop();
    for (const character of found) from += character.length;
    characters.push(...found);
  }
  return characters;
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

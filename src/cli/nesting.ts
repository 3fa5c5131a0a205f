/** How the brackets of a text nest. */
export interface Nesting {
  /** How many were open at once. */
  readonly deepest: number;
  /** How many are open at its end. */
  readonly open: number;
  /** The most values that there can be. */
  readonly values: number;
}

const quote = 34;
const backslash = 92;
const comma = 44;
const lineFeed = 10;

const opens = (byte: number): boolean => byte === 91 || byte === 123;
const closes = (byte: number): boolean => byte === 93 || byte === 125;

/** Returns how the brackets of JSON text nest, whatever else it is; no text in quotes runs over a line. */
export const nestingOf = (bytes: Uint8Array): Nesting => {
  let deepest = 0;
  let open = 0;
  let values = 1;
  let isInText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isInText) {
      if (byte === backslash) at++;
      else if (byte === quote || byte === lineFeed) isInText = false;
    } else if (byte === quote) isInText = true;
    else if (byte === comma) values++;
    else if (opens(byte)) {
      open++;
      values++;
      if (open > deepest) deepest = open;
    } else if (closes(byte) && open > 0) open--;
  }
  return { deepest, open, values };
};

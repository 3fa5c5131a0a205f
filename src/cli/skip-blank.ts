import type { BytePieces } from "./byte-pieces.ts";

/** A place in an input, both counted from 1; a line ends with a line feed. */
export interface InputPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Takes the white space off an input that goes on at a place, however much there is. Returns where
 * what follows stands, and its first byte; at the end there is none.
 */
export const skipBlank = async (
  pieces: BytePieces,
  { line, column }: InputPlace,
): Promise<InputPlace & { readonly byte?: number | undefined }> => {
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] ?? 0;
      if (byte !== 32 && (byte < 9 || byte > 13)) {
        pieces.putBack(piece.subarray(at));
        return { line, column, byte };
      }
      column = byte === 10 ? 1 : column + 1;
      if (byte === 10) line++;
    }
  }
  return { line, column };
};

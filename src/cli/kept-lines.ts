import type { ByteLine } from "./byte-lines.ts";

/** Lines that are held until it is known what they are: in no more memory than their bytes take. */
export interface KeptLines {
  /** Takes one more line, if there is room for it and for the blank ones before it. */
  readonly add: (line: ByteLine) => boolean;
  /** How many there are. */
  readonly count: () => number;
  readonly first: () => ByteLine | undefined;
  /** Returns all as they stand in the input, but for blank lines, which are empty. */
  readonly text: () => Uint8Array;
  readonly lines: () => Generator<ByteLine>;
}

const lineFeed = 10;

/** Returns no lines yet; the first one may be cut, and then no other is taken. */
export const keptLines = (longest: number): KeptLines => {
  let all = new Uint8Array(0);
  let end = 0;
  let lines = 0;
  let last = 0;
  let first: ByteLine | undefined;

  const grow = (needed: number): void => {
    if (needed <= all.length) return;
    const grown = new Uint8Array(Math.min(longest, Math.max(needed, 2 * all.length)));
    grown.set(all.subarray(0, end));
    all = grown;
  };
  const text = (): Uint8Array => all.subarray(0, end);

  return {
    add: (line) => {
      const feeds = first === undefined ? 0 : line.line - last;
      const needed = end + feeds + line.bytes.length;
      if (first !== undefined && (first.isCut || line.isCut || needed > longest)) return false;
      grow(needed);
      all.fill(lineFeed, end, end + feeds);
      all.set(line.bytes, end + feeds);
      end = needed;
      last = line.line;
      first ??= { ...line, bytes: text() };
      lines++;
      return true;
    },
    count: () => lines,
    first: () => first,
    text,
    lines: function* () {
      if (first === undefined) return;
      let { line, column } = first;
      for (let from = 0; from < end; line++, column = 1) {
        const feed = all.indexOf(lineFeed, from);
        const to = feed < 0 || feed > end ? end : feed;
        const bytes = all.subarray(from, to);
        if (bytes.length > 0) yield { bytes, line, column, isCut: first.isCut };
        from = to + 1;
      }
    },
  };
};

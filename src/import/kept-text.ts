/** Text that comes in pieces, of which what has not been forgotten can be given once more. */
export interface KeptText {
  /** Returns the next piece, of so many code units or one more, or undefined at the end. */
  readonly next: (most: number) => Promise<string | undefined>;
  /** Forgets so much from the start of what is kept. */
  readonly forget: (length: number) => void;
  /**
   * Takes off the first line of what is kept, its end included; what follows it is given next, once
   * more. Returns its length, and no more than a limit of it.
   */
  readonly takeLine: (most: number) => Promise<{ readonly start: string; readonly length: number }>;
  readonly close: () => Promise<void>;
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

/** Returns text that begins with some that has been read already. */
export const keptText = (head: string, chunks: AsyncIterator<string>): KeptText => {
  let kept: string[] = [head];
  let forgotten = 0;
  // Where what is given next begins: in which of the chunks that are kept, and where in it.
  let chunk = 0;
  let at = 0;

  const next = async (most: number): Promise<string | undefined> => {
    while (at >= (kept[chunk]?.length ?? 0)) {
      if (chunk >= kept.length - 1) {
        const pulled = await chunks.next();
        if (pulled.done) return undefined;
        kept.push(pulled.value);
      }
      chunk++;
      at = 0;
    }
    const own = kept[chunk] ?? "";
    const end = at + most + (isHighSurrogate(own.charCodeAt(at + most - 1)) ? 1 : 0);
    const piece = own.slice(at, end);
    at += piece.length;
    return piece;
  };
  const forget = (length: number): void => {
    forgotten += length;
    let gone = 0;
    while (gone < chunk && forgotten >= (kept[gone]?.length ?? 0))
      forgotten -= kept[gone++]?.length ?? 0;
    if (gone === 0) return;
    kept = kept.slice(gone);
    chunk -= gone;
  };
  const rewind = (): void => {
    chunk = 0;
    at = forgotten;
  };
  const takeLine: KeptText["takeLine"] = async (most) => {
    rewind();
    let start = "";
    let length = 0;
    for (let piece = await next(most); piece !== undefined; piece = await next(most)) {
      const feed = piece.indexOf("\n");
      const part = feed < 0 ? piece : piece.slice(0, feed);
      start += part.slice(0, most - start.length);
      length += part.length;
      forget(feed < 0 ? piece.length : feed + 1);
      if (feed >= 0) break;
    }
    rewind();
    return { start, length };
  };
  return { next, forget, takeLine, close: async () => void (await chunks.return?.()) };
};

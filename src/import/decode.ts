import iconv from "iconv-lite";

/** What tables are read from: bytes or text, whole or in pieces. */
export type TableSource =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

// iconv-lite drops half of a four-byte character that a single last byte completes, so that some
// bytes are kept back until more come or the input ends.
const keptBack = 8;
// Enough to tell UTF-8 from a Chinese code page.
const sample = 64 * 1024;

/** Returns whether bytes can be read in that encoding. */
export const isEncoding = (encoding: string): boolean => iconv.encodingExists(encoding);

interface Decoder {
  readonly write: (bytes: Uint8Array) => string;
  readonly end: () => string;
}

const isUnicode = (encoding: string): boolean => /^utf-?(8|16(le|be)?)$/i.test(encoding);

const decoderOf = (encoding: string): Decoder => {
  if (isUnicode(encoding)) {
    const label = encoding.toLowerCase().replace(/^utf-?/, "utf-");
    const decoder = new TextDecoder(label);
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  const decoder = iconv.getDecoder(encoding);
  type Input = Parameters<typeof decoder.write>[0];
  return {
    write: (bytes) => decoder.write(bytes as Input),
    end: () => decoder.end() ?? "",
  };
};

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array => {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
};

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

const isUtf8 = (bytes: Uint8Array, isAll: boolean): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isAll });
    return true;
  } catch {
    return false;
  }
};

// Of Chinese in GB18030 hardly a third reads as UTF-8, and of a few characters at most two thirds.
const leastWhole = 4;

/** Returns whether bytes are UTF-8 but for a few that are broken. */
const isMostlyUtf8 = (bytes: Uint8Array, isAll: boolean): boolean => {
  const text = new TextDecoder("utf-8").decode(bytes, { stream: !isAll });
  let [whole, broken] = [0, 0];
  for (const letter of text) {
    if (letter === "\uFFFD") broken += 1;
    else if (letter > "\u007F") whole += 1;
  }
  return whole > leastWhole * broken;
};

const encodingOf = (bytes: Uint8Array, isAll: boolean): string => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return "utf-8";
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  return isUtf8(bytes, isAll) || isMostlyUtf8(bytes, isAll) ? "utf-8" : "gb18030";
};

async function* pieces(source: TableSource): AsyncGenerator<string | Uint8Array> {
  if (typeof source === "string" || source instanceof Uint8Array) yield source;
  else yield* source;
}

/**
 * Yields the text of a source, its byte order mark left out. Without an encoding, bytes are what
 * their byte order mark says, else UTF-8 where their first 64 KiB are, but for a few broken bytes,
 * else GB18030. Bytes that mean nothing in the encoding become U+FFFD.
 */
export async function* decode(
  source: TableSource,
  encoding: string | undefined,
): AsyncGenerator<string> {
  let decoder: Decoder | undefined = encoding === undefined ? undefined : decoderOf(encoding);
  let kept: Uint8Array = new Uint8Array(0);
  let isFirst = true;
  for await (const piece of pieces(source)) {
    if (typeof piece === "string") {
      yield isFirst ? piece.replace(/^\uFEFF/, "") : piece;
      isFirst &&= piece === "";
      continue;
    }
    isFirst = false;
    kept = joined(kept, piece);
    if (!decoder && kept.length < sample) continue;
    decoder ??= decoderOf(encodingOf(kept, false));
    const ready = kept.length - keptBack;
    if (ready < keptBack) continue;
    yield decoder.write(kept.subarray(0, ready));
    kept = kept.slice(ready);
  }
  if (kept.length === 0 && !decoder) return;
  decoder ??= decoderOf(encodingOf(kept, true));
  yield decoder.write(kept) + decoder.end();
}

const quote = 34;
const backslash = 92;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;

const hasBareReturn = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(carriageReturn); at >= 0; at = bytes.indexOf(carriageReturn, at + 1))
    if (bytes[at + 1] !== lineFeed) return true;
  return false;
};

/**
 * Returns JSON text with a space for every carriage return that ends no line here, where alone a line
 * feed does: white space in JSON, but the end of a line to whoever counts them. Within quotes it stays.
 */
export const withoutReturns = (bytes: Uint8Array): Uint8Array => {
  if (!hasBareReturn(bytes)) return bytes;
  const own = Uint8Array.from(bytes);
  let isInText = false;
  for (let at = 0; at < own.length; at++) {
    const byte = own[at];
    if (isInText && byte === backslash) at++;
    else if (byte === quote) isInText = !isInText;
    else if (byte === lineFeed) isInText = false;
    else if (byte === carriageReturn && !isInText && own[at + 1] !== lineFeed) own[at] = space;
  }
  return own;
};

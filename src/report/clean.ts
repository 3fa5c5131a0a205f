// Terminal sequences (CSI, OSC and the like), then what is left of control characters, and the
// marks that turn the direction of the text around them.
const sequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[P\]X^_]|[\u0090\u009d\u0098\u009e\u009f])[^\u0007\u001b\u0090\u0098\u009c-\u009f]*(?:\u0007|\u001b\\|\u009c|$)|\u001b[ -/]*[0-~]?/g;
const blanks = /[\t\n\r\v\f\u0085\u2028\u2029]+/g;
const controls = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * Returns a text as one line that is safe to print: without terminal sequences, control characters
 * and marks of direction; line ends and tabs become one space.
 */
export function clean(text: string): string {
  return text.replace(sequences, "").replace(blanks, " ").replace(controls, "");
}

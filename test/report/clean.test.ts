import fc from "fast-check";
import { expect, test } from "vitest";
import { clean } from "../../src/report/clean.ts";

test.each([
  ["colours", "\u001b[31mred\u001b[0m", "red"],
  ["a cleared screen", "a\u001b[2J\u001b[Hb", "ab"],
  ["a window title", "a\u001b]0;owned\u0007b", "ab"],
  ["a hyperlink", "\u001b]8;;http://x.example\u001b\\text\u001b]8;;\u001b\\", "text"],
  ["sequences of one byte", "a\u009b31mb", "ab"],
  ["a device string", "a\u001bPq#0\u001b\\b", "ab"],
  ["a lone escape", "a\u001b", "a"],
  ["backspaces and bells", "a\b\u0007b", "ab"],
  ["marks of direction", "a\u202eb\u2066c", "abc"],
  ["line ends and tabs", "a\r\n\tb", "a b"],
  ["nothing in plain text", "客户（abc）", "客户（abc）"],
])("%s", (_, text, cleaned) => {
  expect(clean(text)).toBe(cleaned);
});

test("a text of nothing but beginnings of sequences is gone through once", () => {
  // Were each looked at to the end of the text, this would take hours.
  for (const start of ["\u0090", "\u001bP", "\u009d0;", "\u001b[", "\u009b1"])
    expect(clean(`${start.repeat(500_000)}\u001bx`)).not.toMatch(/\p{Cc}/u);
});

test("nothing that moves the cursor is left of any text", () => {
  const parts = fc.constantFrom(
    "\u001b",
    "[",
    "]",
    "0;",
    "m",
    "\u009b",
    "\u0007",
    "客",
    "\n",
    "\u202e",
    "x",
  );
  const texts = fc.array(parts).map((all) => all.join(""));
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), (text) => {
      expect(clean(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2028\u2029\u2066-\u2069]/u);
    }),
  );
});

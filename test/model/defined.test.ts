import { expect, expectTypeOf, test } from "vitest";
import { defined } from "../../src/model/defined.ts";

test("keys without a value are left out, all others are kept in their order", () => {
  const by: string | undefined = undefined;
  const kept = defined({ at: "2026-06-30", by, note: "", value: null, count: 0, isNew: false });
  expect(Object.entries(kept)).toEqual([
    ["at", "2026-06-30"],
    ["note", ""],
    ["value", null],
    ["count", 0],
    ["isNew", false],
  ]);
});

test("only a key that may be without a value may be left out", () => {
  const kept = defined({} as { readonly at: string; readonly by: string | undefined });
  expectTypeOf(kept.at).toEqualTypeOf<string>();
  expectTypeOf(kept).toExtend<{ readonly at: string; readonly by?: string }>();
});

import { PassThrough } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withNumberKeys } from "../../src/cli/number-keys.ts";

/** Returns where a list of so many options, which knows arrows alone, stands after some keys. */
const standing = async (count: number, keys: readonly string[]): Promise<number> => {
  const input = new PassThrough();
  let at = 0;
  await withNumberKeys(input, count, async () => {
    input.on("keypress", (_, key: { readonly name?: string }) => {
      if (key.name === "up") at = (at + count - 1) % count;
      if (key.name === "down") at = (at + 1) % count;
    });
    for (const key of keys) {
      if (key === "up" || key === "down") input.emit("keypress", undefined, { name: key });
      else input.emit("keypress", key, { name: key });
    }
  });
  return at + 1;
};

describe("a number that is typed", () => {
  test.each<[string, number, readonly string[], number]>([
    ["moves down to its option", 5, ["3"], 3],
    ["moves up to it as well", 5, ["4", "2"], 2],
    ["is of two digits where there is such an option", 14, ["1", "2"], 12],
    ["begins anew where there is none", 14, ["1", "7"], 7],
    ["begins anew after another key", 14, ["1", "down", "2"], 2],
    ["moves nowhere when there is no such option", 5, ["2", "9"], 2],
    ["zero moves nowhere by itself", 14, ["3", "0"], 3],
    ["ten is one and zero", 14, ["1", "0"], 10],
  ])("%s", async (_, count, keys, expected) => {
    expect(await standing(count, keys)).toBe(expected);
  });

  test("comes to its option from wherever arrows have led", async () => {
    const arrows = fc.array(fc.constantFrom("up", "down"), { maxLength: 12 });
    const places = fc
      .integer({ min: 1, max: 9 })
      .chain((count) => fc.tuple(fc.constant(count), fc.integer({ min: 1, max: count })));
    await fc.assert(
      fc.asyncProperty(places, arrows, async ([count, number], keys) => {
        expect(await standing(count, [...keys, String(number)])).toBe(number);
      }),
    );
  });

  test("is no longer listened to when the prompt is done", async () => {
    const input = new PassThrough();
    expect(await withNumberKeys(input, 3, async () => "done")).toBe("done");
    expect(input.listenerCount("keypress")).toBe(0);
  });
});

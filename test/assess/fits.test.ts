import { describe, expect, it } from "vitest";
import { fitsOf } from "../../src/assess/fits.ts";
import type { FactType } from "../../src/facts/fact-type.ts";

const words = { zh: "词", en: "word" };
const choice: Extract<FactType, { kind: "choice" }> = {
  kind: "choice",
  ordered: false,
  values: ["x", "y"].map((value) => ({ value, title: words })),
};

describe("a known value fits its type", () => {
  it.each<readonly [string, FactType, readonly unknown[], readonly unknown[]]>([
    ["yes or no", { kind: "boolean" }, [true, false], [0, "true", null, undefined]],
    ["a number", { kind: "number" }, [0, -1.5, 1e300], ["1", Number.NaN, Infinity, true, null]],
    ["a bounded number", { kind: "number", min: 0, max: 2 }, [0, 1.5, 2], [-0.1, 2.1, "1"]],
    ["a whole number", { kind: "number", integer: true }, [0, 7, -7], [0.5, "7"]],
    ["a day", { kind: "date" }, ["2026-02-28"], ["2026-02-29", "28.02.2026", 20260228, ""]],
    ["a text", { kind: "text" }, ["x", " x"], ["", " ", "\n\u3000", 1, true, ["x"]]],
    ["a choice", choice, ["x", "y"], ["z", "", 1, ["x"]]],
    ["a set", { kind: "set", of: choice }, [[], ["x"], ["y", "x"]], ["x", ["z"], ["x", "z"], {}]],
    ["a record", { kind: "record", fields: {} }, [{}, { a: 1 }], [null, [], "x", 1]],
  ])("%s", (_, type, good, bad) => {
    const fits = fitsOf(type);
    for (const value of good) expect([value, fits(value)]).toEqual([value, true]);
    for (const value of bad) expect([value, fits(value)]).toEqual([value, false]);
  });
});

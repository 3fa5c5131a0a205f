import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replaceMember } from "../../src/model/replace-member.ts";

describe("a member of a JSON text", () => {
  test("is set where it stands, and the rest stays as it was written", () => {
    const text = `{\n  "a": [1,   2],\n  "b": { "x": "}" },\n  "c": null\n}\n`;
    expect(replaceMember(text, "b", { y: [3] })).toBe(
      `{\n  "a": [1,   2],\n  "b": {\n    "y": [\n      3\n    ]\n  },\n  "c": null\n}\n`,
    );
    expect(replaceMember(text, "c", 5)).toBe(text.replace("null", "5"));
  });

  test("is left as it was written where nothing changes, and within it what does not", () => {
    const text = `{\n  "a": { "x": 1,   "y": [1,  2] },\n  "b": {}\n}\n`;
    expect(replaceMember(text, "a", { y: [1, 2], x: 1 })).toBe(text);
    expect(replaceMember(text, "a", { x: 5, y: [1, 2] })).toBe(text.replace("1,  ", "5,  "));
    expect(replaceMember(text, "a", { x: { z: 0 }, y: [1, 2] })).toBe(
      text.replace("1,  ", `{\n      "z": 0\n    },  `),
    );
    expect(replaceMember(text, "b", { z: 0 })).toBe(text.replace("{}", `{\n    "z": 0\n  }`));
  });

  test("is added at the end where there is none", () => {
    expect(replaceMember(`{\n\t"a": 1\n}\n`, "b", 2)).toBe(`{\n\t"a": 1,\n\t"b": 2\n}\n`);
    expect(replaceMember(`{"a":1}`, "b", { c: 2 })).toBe(`{"a":1, "b": {"c":2} }`);
    expect(replaceMember("{}", "b", true)).toBe(`{ "b": true }`);
  });

  test("is set in every object, however it is written", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string(),
        fc.jsonValue(),
        fc.constantFrom(0, 2, "\t"),
        (data, key, value, indent) => {
          fc.pre(key !== "__proto__" && !Object.hasOwn(data, "__proto__"));
          const text = JSON.stringify(data, null, indent);
          const expected = JSON.parse(JSON.stringify({ ...data, [key]: value })) as unknown;
          expect(JSON.parse(replaceMember(text, key, value))).toEqual(expected);
        },
      ),
    );
  });
});

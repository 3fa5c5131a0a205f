import { describe, expect, test } from "vitest";
import { scaleSources } from "../../scripts/scale-sources.ts";
import { choices } from "../../src/model/choices.ts";
import { type ScaleId, scaleOf, scales, valuesOf } from "../../src/model/scales.ts";

const ids = [...Object.keys(scales), ...Object.keys(choices)] as ScaleId[];

describe.each(ids)("the scale or choice %s", (id) => {
  const { values } = scaleOf(id);

  test("has at least two values, none of them twice, in either language", () => {
    expect(values.length).toBeGreaterThanOrEqual(2);
    expect(new Set(values.map(({ value }) => value)).size).toBe(values.length);
    expect(new Set(values.map(({ title }) => title.zh)).size).toBe(values.length);
    expect(new Set(values.map(({ title }) => title.en)).size).toBe(values.length);
  });

  test("has a Chinese and an English word for each value", () => {
    for (const { value, title } of values) {
      expect(value).toMatch(/^[A-Za-z0-9]+(-[a-z0-9]+)*$/);
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).toMatch(/^[A-Za-z][A-Za-z0-9 ()':-]*$/);
    }
  });
});

test("scales are ordered and choices are not", () => {
  expect(Object.values(scales).every(({ ordered }) => ordered)).toBe(true);
  expect(Object.values(choices).some(({ ordered }) => ordered)).toBe(false);
});

test("the scales of people rise from against us to with us", () => {
  expect(valuesOf("stance")).toEqual(["enemy", "opponent", "neutral", "supporter", "mentor"]);
  expect(valuesOf("relationship")).toEqual(["stranger", "acquaintance", "friend", "confidant"]);
  expect(valuesOf("intensity")).toEqual(["none", "occasional", "frequent", "deep"]);
  expect(valuesOf("adoption")).toEqual([
    "die-hard",
    "conservative",
    "pragmatist",
    "innovator",
    "pioneer",
  ]);
  expect(valuesOf("coaching")).toEqual(["none", "informant", "advocate", "coach"]);
  expect(valuesOf("sourceKind")).toEqual([
    "own-judgement",
    "informant",
    "customer-statement",
    "document",
  ]);
  expect(valuesOf("tier")).toEqual(["D", "C", "B", "A"]);
});

test("every citation belongs to a value there is", () => {
  const known = new Set(ids.flatMap((id) => valuesOf(id).map((value) => `${id}.${value}`)));
  expect(Object.keys(scaleSources).filter((key) => !known.has(key))).toEqual([]);
});

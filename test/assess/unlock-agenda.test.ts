import { expect, test } from "vitest";
import { Agenda } from "../../src/assess/unlock/agenda.ts";
import type { Scene } from "../../src/assess/unlock/scene.ts";

/** An entry with a name, in place of a scene. */
const named = (name: string, least: number) => ({ least, scene: () => name as unknown as Scene });

const inOrder = (agenda: Agenda, limit = Number.POSITIVE_INFINITY): readonly unknown[] => {
  const names: unknown[] = [];
  for (let entry = agenda.take(limit); entry !== undefined; entry = agenda.take(limit)) {
    names.push(entry.scene());
  }
  return names;
};

test("takes up what is most promising, and nothing that is too dear", () => {
  const agenda = new Agenda();
  expect(agenda.least).toBe(Number.POSITIVE_INFINITY);
  for (const [name, least] of [
    ["c", 3],
    ["a", 1],
    ["b", 2],
    ["d", 4],
  ] as const) {
    agenda.add(named(name, least));
  }
  expect(agenda.least).toBe(1);
  expect(inOrder(agenda, 2)).toEqual(["a", "b"]);
  expect(agenda.least).toBe(3);
  expect(agenda.take(2)).toBeUndefined();
  expect(inOrder(agenda)).toEqual(["c", "d"]);
});

test("of equals takes up the latest first, and then what was put off, the earliest first", () => {
  const agenda = new Agenda();
  agenda.add(named("first", 1));
  agenda.putOff(named("put off", 1));
  agenda.add(named("second", 1));
  agenda.putOff(named("put off later", 1));
  agenda.add(named("third", 1));
  agenda.putOff(named("soonest", 0));
  agenda.add(named("last", 2));
  expect(inOrder(agenda)).toEqual([
    "soonest",
    "third",
    "second",
    "first",
    "put off",
    "put off later",
    "last",
  ]);
});

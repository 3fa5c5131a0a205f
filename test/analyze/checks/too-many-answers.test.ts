import { expect, it } from "vitest";
import { budget, checkpoint, found, places, seats, stage } from "../sample-rules.ts";

const essentials = (count: number, more = {}) =>
  Array.from({ length: count }, (_, i) => checkpoint(`c${i}`, { essential: true, ...more }));
const door = (
  checkpoints: readonly Readonly<Record<string, unknown>>[],
  more = {},
  entry?: object,
) => ({
  stages: [
    stage("first", checkpoints, more),
    stage("second", [checkpoint("z")], entry === undefined ? {} : { entry }),
  ],
});

it("counts one answer for each essential, and those of the entry", () => {
  expect(places("too-many-answers", door(essentials(13)))).toEqual(["/stages/1"]);
  expect(places("too-many-answers", door(essentials(12)))).toEqual([]);
  expect(found("too-many-answers", door(essentials(12), {}, budget))[0]?.message.en).toContain(
    "at least 13",
  );
});

it("counts as many others as the pass mark needs, the lightest to answer first", () => {
  const others = Array.from({ length: 20 }, (_, i) => checkpoint(`o${i}`));
  expect(places("too-many-answers", door(others, { passMark: 60 }))).toEqual([]);
  expect(found("too-many-answers", door(others, { passMark: 65 }))[0]?.message.en).toContain(
    "at least 13",
  );
});

it("counts an answer once that many checkpoints read", () => {
  const same = essentials(13, {
    judgement: false,
    when: { any: [seats("equal", 3), seats("equal", 4)] },
  });
  expect(places("too-many-answers", door(same))).toEqual([]);
});

it("counts a record once whichever of its fields are read, a date once with the days since", () => {
  const name = (words: string) => ({
    title: { zh: "关于", en: words },
    ask: { zh: "？", en: "?" },
  });
  const fields = Object.fromEntries(essentials(13).map(({ id }) => [id, { type: "boolean" }]));
  const custom = { trial: { ...name("trial"), type: "record", fields } };
  const ofRecord = essentials(13).map((one) => ({
    ...one,
    judgement: false,
    when: { fact: "custom.trial", path: one.id, operator: "equal", value: true },
  }));
  expect(places("too-many-answers", { custom, ...door(ofRecord) })).toEqual([]);
  const days = Object.fromEntries(
    essentials(7).map(({ id }) => [
      `day-${id}`,
      { ...name("day"), subject: "deal", type: "date", favours: "us" },
    ]),
  );
  // Thirteen of fourteen conditions, on seven days.
  const ofDays = Object.keys(days).flatMap((day) =>
    [
      { fact: day, operator: "greaterThan", value: "2020-01-01" },
      { fact: `${day}.daysAgo`, operator: "lessThan", value: 30 },
    ].map((when, n) => checkpoint(`${day}-${n}`, { essential: true, judgement: false, when })),
  );
  expect(places("too-many-answers", { signals: days, ...door(ofDays) })).toEqual([]);
});

it("leaves out what an earlier door has asked for", () => {
  const stages = [
    stage("first", [checkpoint("a", { essential: true, judgement: false, when: budget })]),
    stage("second", [
      ...essentials(12),
      checkpoint("b", { essential: true, judgement: false, when: budget }),
    ]),
    stage("third", [checkpoint("z")]),
  ];
  expect(places("too-many-answers", { stages })).toEqual([]);
});

import { expect, it } from "vitest";
import { budget, checkpoint, places, seats, stage } from "../sample-rules.ts";

const find = (...checkpoints: readonly Readonly<Record<string, unknown>>[]) =>
  places("same-checkpoint", stage("s", checkpoints));

it("finds the second of two that ask the same in other words", () => {
  const one = checkpoint("a", { when: seats("greaterThan", 4) });
  const two = checkpoint("b", { when: { not: { not: seats("greaterThanInclusive", 5) } } });
  expect(find(one, two)).toEqual(["/checkpoints/1"]);
});

it("finds the second of two that are attested alone and called the same", () => {
  const title = { zh: "预算已定", en: "budget set" };
  expect(find(checkpoint("a", { title }), checkpoint("b", { title }))).toEqual(["/checkpoints/1"]);
});

it("leaves two alone that apply to different deals", () => {
  const when = seats("greaterThan", 4);
  expect(find(checkpoint("a", { when }), checkpoint("b", { when, appliesWhen: budget }))).toEqual(
    [],
  );
});

it("leaves two alone that are called the same and never apply together", () => {
  const title = { zh: "预算已定", en: "budget set" };
  const one = checkpoint("a", { title, appliesWhen: budget });
  const two = checkpoint("b", { title, appliesWhen: { not: budget } });
  expect(find(one, two)).toEqual([]);
});

it("leaves the same in a later stage alone", () => {
  const one = (id: string) => stage(id, [checkpoint(`c-${id}`, { when: budget })]);
  expect(places("same-checkpoint", { stages: [one("x"), one("y")] })).toEqual([]);
});

import { all, type Formula } from "../../src/assess/unlock/formula.ts";
import { type Column, knowledgeOf } from "../../src/assess/unlock/knowledge.ts";
import { Scene } from "../../src/assess/unlock/scene.ts";
import { Situation } from "../../src/assess/unlock/situation.ts";
import { dealOf, is, planOf, shown, signal, stage } from "../gate/pipeline.ts";
import { formulaOf, type Like, type Spec } from "./unlock-specs.ts";

const words = signal().title;
const grades = ["low", "mid", "high"];
const values = grades.map((value) => ({ value, title: words }));
const graded = (more: object = {}) => signal({ type: "choice", ordered: false, values, ...more });
export const items = ["w", "x", "y", "z"];
const furtherItems = ["m", "n", "o", "p", "q", "r"];
const asked = (name: string) => grades.map((grade) => is(name, grade));

/** Rules that tell every answer to some items, and to two about people, from every other one. */
const plan = planOf({
  signals: {
    ...Object.fromEntries([...items, ...furtherItems].map((name) => [name, graded()])),
    keen: signal({ subject: "contact" }),
    rank: graded({ subject: "contact" }),
  },
  stages: [
    stage("one", [
      shown("told", {
        any: [
          ...[...items, ...furtherItems].flatMap(asked),
          {
            fact: "contacts.count",
            operator: "greaterThan",
            value: 0,
            params: { where: { any: [is("keen", true), is("keen", false), ...asked("rank")] } },
          },
        ],
      }),
    ]),
    stage("two", []),
  ],
});

const deal = dealOf({});
export const snapshot = plan.reader.read(deal, "2026-06-30", false);
const knowledge = knowledgeOf(plan);
export const situation = new Situation(knowledge, deal, snapshot, snapshot);
const columnOf = (subject: string, what: string): Column => {
  const found = [...knowledge.columns].find((one) => one.subject === subject && one.what === what);
  if (found === undefined) throw new Error(`nothing asks for ${what}`);
  return found;
};
export const itemColumns = [...items, ...furtherItems].map((what) => columnOf("deal", what));
export const personal = { keen: columnOf("contacts", "keen"), rank: columnOf("contacts", "rank") };

/** Four classes for an item and for a rank; three for whether somebody is keen. */
export const sizes = { item: 4, keen: 3, rank: 4 };
export const classes = (size: number): readonly number[] =>
  Array.from({ length: size }, (_, to) => to);

/** Returns the scene of a spec. */
export const sceneOf = (spec: Spec): Scene =>
  new Scene(situation, {}, (scene) => {
    const meets = (like: Like, own: Scene, row: number): Formula =>
      all(
        (["keen", "rank"] as const).flatMap((name) => {
          const allowed = like[name];
          if (allowed === undefined) return [];
          const variable = own.variable(personal[name], row);
          return [
            {
              kind: "atom",
              variable,
              allowed: Uint8Array.from(allowed),
              unanswered: false,
            } as const,
          ];
        }),
      );
    return formulaOf(spec, {
      variableOf: (item) => scene.variable(itemColumns[item] as Column, 0),
      supply: (like) =>
        scene.condition(
          "contacts",
          JSON.stringify(like),
          (own, frame) => meets(like, own, frame.row),
          false,
        ),
      rows: (like) => classes(scene.counts.contacts ?? 0).map((row) => meets(like, scene, row)),
    });
  });

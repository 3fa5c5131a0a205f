import { z } from "zod";
import { verdictSchema } from "../assess/verdict-schema.ts";
import { dealJsonSchema } from "../model/deal-json-schema.ts";
import { isRecord } from "../model/is-record.ts";
import { type Text, text } from "../model/text.ts";
import { described, having, named, provided, type Schema } from "../rules/json-schema/schema.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { type RuleTestFile, ruleTestFileSchema } from "./rule-test.ts";
import { stageKeyWords, verdictKeyWords } from "./verdict-key-words.ts";

/** What the schema of rule tests offers by name. */
export interface RuleTestSchemaOptions {
  /** Rule sets that `rules` and `overlays` may name by id. */
  readonly ruleSets?: readonly RuleSet[];
  /** The rule set whose stages, checkpoints and flags are offered where something is expected. */
  readonly ruleSet?: RuleSet;
}

type Outline = Readonly<Record<string, unknown>>;

const keyWords: { readonly [Key in keyof RuleTestFile]-?: Text } = {
  $schema: text("编辑器用的模式文件", "the schema that editors follow"),
  name: text("这个测试说明什么", "what the test shows"),
  why: text(
    "结论为什么必须如此：怎么算的，依据哪条规则；可以写成几行",
    "why the verdict must be so: the arithmetic, the rule; a text or a list of lines",
  ),
  rules: text(
    "自带规则集的编号，或规则文件的路径",
    "the id of a rule set of the package, or a path",
  ),
  overlays: text("叠加规则集，写编号或路径", "overlays, each by id or path"),
  deal: text("商机文件的路径，或商机本身", "the path of a deal, or the deal itself"),
  asOf: text("按哪一天评估，`YYYY-MM-DD`", "the day to decide for, `YYYY-MM-DD`"),
  expect: text("结论应当是什么，写多少就比较多少", "what the verdict must be, or any part of it"),
  cases: text(
    "几个测试；上面写的 `rules`、`deal` 等对每个都有效，除非它自己另写",
    "several tests; what stands above them holds for all that have none of their own",
  ),
};

/** Returns the schema of any part of what a schema describes. */
const partOf = (schema: unknown): Schema => {
  if (!isRecord(schema)) return true;
  if (isRecord(schema.properties)) {
    const properties = Object.entries(schema.properties).map(([key, value]) => [
      key,
      partOf(value),
    ]);
    return {
      type: "object",
      properties: Object.fromEntries(properties),
      additionalProperties: false,
    };
  }
  if (Array.isArray(schema.anyOf)) return { ...schema, anyOf: schema.anyOf.map(partOf) };
  if (!isRecord(schema.items)) return schema;
  const part = partOf(schema.items);
  const list = { type: "array", items: part };
  const { properties } = schema.items;
  return isRecord(properties) && "id" in properties ? { anyOf: [list, byId(part)] } : list;
};

/** Returns the schema of a list that is written by id, of which some ids are offered. */
const byId = (part: Schema, offered: readonly (readonly [id: string, part: Schema])[] = []) => ({
  type: "object",
  properties: Object.fromEntries(offered.map(([id, own]) => [id, orNull(own)])),
  additionalProperties: orNull(part),
});

const orNull = (part: Schema): Schema => ({ anyOf: [part, { type: "null" }] });

type Part = { readonly properties: Readonly<Record<string, Schema>> } & Outline;

const withWords = (part: Part, words: Readonly<Record<string, Text>>): Part => ({
  ...part,
  properties: Object.fromEntries(
    Object.entries(part.properties).map(([key, schema]) => {
      const own = words[key];
      return [key, own === undefined ? schema : { ...Object(schema), description: described(own) }];
    }),
  ),
});

/** Returns a part with other schemas for some of its keys. */
const withKeys = (part: Part, keys: Readonly<Record<string, Schema>>): Part => ({
  ...part,
  properties: { ...part.properties, ...keys },
});

const titled = (part: Schema, title: Text): Schema => ({
  ...Object(part),
  description: described(title),
});

/** Returns the schema of a list of things with an id, of which some are offered by id. */
const listOf = (part: Part, offered: readonly (readonly [id: string, part: Schema])[]): Schema => ({
  anyOf: [{ type: "array", items: part }, byId(part, offered)],
});

const itemsOf = (part: Part, key: string): Part => {
  const list = part.properties[key] as { readonly anyOf: readonly [{ readonly items: Part }] };
  return list.anyOf[0].items;
};

/** Returns the schema of verdicts, but for the types of answers, which hold types again. */
const outlineOf = () => {
  // Invariant: a verdict is an object, and so is what is missing.
  const verdict = verdictSchema as unknown as z.ZodObject<{
    readonly missing: z.ZodArray<z.ZodObject>;
  }>;
  const type = z.record(z.string(), z.unknown());
  const field = z.strictObject({ what: z.string(), title: type, type });
  const missing = verdict.shape.missing.element.extend({ type, fields: z.array(field) });
  return verdict.extend({ missing: z.array(missing) });
};

/** Returns the schema of what may be expected of a verdict. */
const expectSchema = (ruleSet: RuleSet | undefined): Schema => {
  const { $schema: _, ...outline } = z.toJSONSchema(outlineOf(), { target: "draft-2020-12" });
  // Invariant: a verdict is an object, its stages have ids, and so have their checkpoints.
  const verdict = partOf(outline) as Part;
  const stage = itemsOf(verdict, "stages");
  const checkpoint = itemsOf(stage, "checkpoints");
  const flag = itemsOf(verdict, "flags");
  const stages = ruleSet?.stages ?? [];
  const stageWith = (checkpoints: readonly (readonly [string, Schema])[]): Part =>
    withWords(withKeys(stage, { checkpoints: listOf(checkpoint, checkpoints) }), stageKeyWords);
  const stageIds = named(stages.map(({ id, title }) => [id, title]));
  const anyStage = { anyOf: [stageIds, { type: "string" }, { type: "null" }] };
  const stageName =
    stages.length === 0 ? {} : { claimed: anyStage, evidenced: anyStage, possible: anyStage };
  const keys = {
    ...stageName,
    stages: {
      anyOf: [
        { type: "array", items: stageWith([]) },
        byId(
          stageWith([]),
          stages.map(({ id, title, checkpoints }) => [
            id,
            titled(
              stageWith(checkpoints.map((each) => [each.id, titled(checkpoint, each.title)])),
              title,
            ),
          ]),
        ),
      ],
    },
    flags: listOf(
      flag,
      (ruleSet?.flags ?? []).map(({ id, title }) => [id, titled(flag, title)]),
    ),
  };
  return withWords(withKeys(verdict, keys), verdictKeyWords);
};

const nameOf = (ruleSets: readonly RuleSet[]): Schema => ({
  anyOf: [named(ruleSets.map(({ id, title }) => [id, title])), { type: "string", minLength: 1 }],
});

/**
 * Returns the JSON Schema (draft 2020-12) of files of rule tests, keys described in Chinese and
 * English; what is expected of a verdict by its keys, and by the ids of a rule set where one is
 * given. Ids that it does not know it allows. The same object, keys in the same order, every time.
 */
export const ruleTestJsonSchema = ({
  ruleSets = [],
  ruleSet,
}: RuleTestSchemaOptions = {}): object => {
  const outline = z.toJSONSchema(ruleTestFileSchema, { target: "draft-2020-12" });
  const { $schema: _, $defs, title: _title, ...deal } = dealJsonSchema() as Outline;
  const of = (kind: "rules" | "overlays"): Schema => {
    const known = ruleSets.filter((each) => (each.kind === "overlay") === (kind === "overlays"));
    return known.length === 0 ? { type: "string", minLength: 1 } : nameOf(known);
  };
  const keys = {
    rules: of("rules"),
    overlays: { type: "array", items: of("overlays") },
    deal: { anyOf: [{ type: "string", minLength: 1 }, { $ref: "#/$defs/deal" }] },
    asOf: { type: "string", format: "date" },
    expect: { $ref: "#/$defs/verdict" },
  };
  // Invariant: a file is an object, and so is a case.
  const file = outline as unknown as Part;
  const { items } = file.properties.cases as { readonly items: Part };
  const cases = {
    type: "array",
    minItems: 1,
    items: { ...withWords(withKeys(items, keys), keyWords), required: ["expect"] },
  };
  const needed = ["rules", "deal", "asOf", "expect"];
  return {
    ...withWords(withKeys(file, { ...keys, cases }), keyWords),
    title: "rule test",
    description: described(
      text("规则测试：商机的结论应当是什么", "rule tests: what the verdicts on deals must be"),
    ),
    // What stands above cases is shared; what each still needs, `dealgate test` tells.
    ...provided(having("cases", true), { properties: { expect: false } }, { required: needed }),
    $defs: { ...Object($defs), deal, verdict: expectSchema(ruleSet) },
  };
};

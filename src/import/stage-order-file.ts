import { z } from "zod";
import type { StageOrder } from "../gate/audit-order.ts";
import type { Issue } from "../model/issue.ts";
import { duplicateId, notAChoice } from "../model/issue-of.ts";
import { type Path, pointerOf } from "../model/pointer.ts";
import { valuesOf } from "../model/scales.ts";
import { type ParsedStrictly, parseStrictly } from "./parse-strictly.ts";

const name = z.string().min(1).max(200);
const names = z.array(name).min(1).max(100);
const text = z.strictObject({ zh: name, en: name });

/** An order of stages as a file says it, without a rule set. */
const stageOrderSchema = z.strictObject({
  $schema: z.string().max(400).optional(),
  title: text.optional(),
  /** What this order is called where moves name the version they were made under. */
  version: name.optional(),
  /** In order. Several names in one place share a rank. */
  stages: z
    .array(z.strictObject({ names, optional: z.boolean().optional() }))
    .min(1)
    .max(200),
  won: names.optional(),
  lost: names.optional(),
  shelved: names.optional(),
  /** The first stage from which a deal may be won; absent: the last. */
  wonFrom: name.optional(),
  note: z.string().max(4000).optional(),
});

type StageOrderFile = z.infer<typeof stageOrderSchema>;

const endings = valuesOf("outcome");

const namesIn = (file: StageOrderFile): readonly (readonly [name: string, path: Path])[] => [
  ...file.stages.flatMap((stage, index) =>
    stage.names.map((each, at) => [each, ["stages", index, "names", at]] as const),
  ),
  ...endings.flatMap((ending) =>
    (file[ending] ?? []).map((each, at) => [each, [ending, at]] as const),
  ),
];

const issuesOf = (file: StageOrderFile): readonly Issue[] => {
  const taken = new Set<string>();
  const repeated = namesIn(file).flatMap(([each, path]) => {
    if (taken.has(each)) return [duplicateId(pointerOf(path), each)];
    taken.add(each);
    return [];
  });
  const stages = file.stages.flatMap((stage) => stage.names);
  const { wonFrom } = file;
  return wonFrom === undefined || stages.includes(wonFrom)
    ? repeated
    : [...repeated, notAChoice("/wonFrom", wonFrom, stages)];
};

/** Returns an order of stages from JSON text or from data, or every issue in it; never throws. */
export const parseStageOrder = (input: unknown): ParsedStrictly<StageOrder, Issue> => {
  const parsed = parseStrictly<typeof stageOrderSchema, Issue>(input, stageOrderSchema, issuesOf);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const rankOf = new Map(
    file.stages.flatMap((stage, rank) => stage.names.map((each) => [each, rank] as const)),
  );
  return {
    ok: true,
    value: {
      stages: file.stages.map((stage) => ({
        names: stage.names,
        isOptional: stage.optional ?? false,
      })),
      rankOf,
      ends: new Map(
        endings.flatMap((ending) => (file[ending] ?? []).map((each) => [each, ending] as const)),
      ),
      wonFrom:
        (file.wonFrom === undefined ? undefined : rankOf.get(file.wonFrom)) ??
        file.stages.length - 1,
      versions: file.version === undefined ? [] : [file.version],
    },
  };
};

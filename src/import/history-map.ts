import { z } from "zod";
import { choiceSchema } from "../model/field.ts";
import type { Issue } from "../model/issue.ts";
import { pointerOf } from "../model/pointer.ts";
import { dateRuleIssues } from "./check-column.ts";
import { isEncoding } from "./decode.ts";
import { dateRulesSchema } from "./mapping.ts";
import { type MappingIssue, mappingIssue } from "./mapping-issue.ts";
import { type ParsedStrictly, parseStrictly } from "./parse-strictly.ts";

const name = z.string().min(1).max(200);

/** What the columns of a recorded history may hold. */
export const moveParts = [
  "deal",
  "at",
  "from",
  "to",
  "outcome",
  "by",
  "reason",
  "version",
  "id",
] as const;

/** One part of a recorded move. */
export type MovePart = (typeof moveParts)[number];

/** What a stage is called in the order, and how a deal ended that is in it. */
const meaningSchema = z.union([
  name,
  z.strictObject({ stage: name.optional(), outcome: choiceSchema("outcome").optional() }),
]);

const historyMapSchema = z.strictObject({
  $schema: z.string().max(400).optional(),
  title: z.strictObject({ zh: name, en: name }).optional(),
  /** By the name of the column or key. */
  columns: z.record(z.string(), z.enum(moveParts)),
  /** What stages are called in the order, by what they are called in the file. */
  stages: z.record(z.string(), meaningSchema).optional(),
  dates: dateRulesSchema.optional(),
  /** Rows to leave out, by what a column holds. */
  skip: z.record(z.string(), z.array(z.string().max(300)).min(1).max(100)).optional(),
  /**
   * `recorded`: rows stand in the order in which they were recorded, and a time that goes back is a
   * finding. `time`: rows stand in any order and are sorted, ties as they stand.
   */
  order: z.enum(["recorded", "time"]).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: name.optional(),
  note: z.string().max(4000).optional(),
});

/**
 * How the rows of a recorded history tell moves.
 *
 * @useDeclaredType
 */
export type HistoryMap = z.infer<typeof historyMapSchema>;

/** The map of a history whose columns bear the names of what they hold. */
export const plainHistoryMap: HistoryMap = {
  columns: Object.fromEntries(moveParts.map((part) => [part, part])),
};

/** The formats of days and times where a map names none. */
export const usualFormats: readonly string[] = [
  "yyyy-MM-dd",
  "yyyy-MM-dd HH:mm",
  "yyyy-MM-dd HH:mm:ss",
  "yyyy-MM-dd'T'HH:mm",
  "yyyy-MM-dd'T'HH:mm:ss",
  "yyyy-MM-dd'T'HH:mmX",
  "yyyy-MM-dd'T'HH:mm:ssX",
  "yyyy-MM-dd'T'HH:mm:ss.SSSX",
];

const issuesOf = (map: HistoryMap): readonly (MappingIssue | Issue)[] => {
  const columns = Object.entries(map.columns);
  const parts = columns.map(([, part]) => part);
  const taken = columns.flatMap(([column, part], index) =>
    parts.indexOf(part) < index
      ? [mappingIssue("target-taken", pointerOf(["columns", column]), [part])]
      : [],
  );
  const needed = (["deal", "at"] as const).flatMap((part) =>
    parts.includes(part) ? [] : [mappingIssue("target-needed", "/columns", [part])],
  );
  const ends = parts.includes("to") || parts.includes("outcome");
  return [
    ...taken,
    ...needed,
    ...(ends ? [] : [mappingIssue("target-needed", "/columns", ["to"])]),
    ...dateRuleIssues(map.dates, ["dates"]),
    ...(map.encoding === undefined || isEncoding(map.encoding)
      ? []
      : [mappingIssue("unknown-encoding", "/encoding", [map.encoding])]),
  ];
};

/** Returns the map of a history from JSON text or from data, or every issue in it; never throws. */
export const parseHistoryMap = (input: unknown): ParsedStrictly<HistoryMap, MappingIssue> =>
  parseStrictly<typeof historyMapSchema, MappingIssue>(input, historyMapSchema, issuesOf);

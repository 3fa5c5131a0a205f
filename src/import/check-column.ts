import { isRecord } from "../model/is-record.ts";
import type { Issue } from "../model/issue.ts";
import { wrongType } from "../model/issue-of.ts";
import { kindOf, type Plain } from "../model/plain-copy.ts";
import { type Path, pointerOf } from "../model/pointer.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { formatsMeant, hasBareTime, hasShortYear, isDateFormat } from "./date-format.ts";
import type { MappedColumn, Mapping, Meaning } from "./mapping.ts";
import { type MappingIssue, mappingIssue } from "./mapping-issue.ts";
import { type RowKind, type Target, targetNames, targetOf, valueKindOf } from "./target.ts";
import { isZone } from "./zone.ts";

type Issues = readonly (MappingIssue | Issue)[];
type DateRules = NonNullable<Mapping["dates"]>;
type NumberRules = NonNullable<Mapping["numbers"]>;

/** Returns what is wrong with the rules by which dates are read. */
export const dateRuleIssues = (rules: DateRules | undefined, path: Path): Issues => {
  if (rules === undefined) return [];
  const formats = rules.formats.flatMap((format, index) => {
    const pointer = pointerOf([...path, "formats", index]);
    if (!isDateFormat(format))
      return [mappingIssue("bad-format", pointer, [format], formatsMeant(format))];
    if (hasShortYear(format) && rules.firstYear === undefined)
      return [mappingIssue("first-year-needed", pointer, [format])];
    return hasBareTime(format) && rules.dayIn !== undefined && rules.zone === undefined
      ? [mappingIssue("zone-needed", pointer, [format])]
      : [];
  });
  const zones = (["zone", "dayIn"] as const).flatMap((key) => {
    const zone = rules[key];
    return zone === undefined || isZone(zone)
      ? []
      : [mappingIssue("unknown-zone", pointerOf([...path, key]), [zone])];
  });
  return [...formats, ...zones];
};

/** Returns what is wrong with the rules by which numbers are read. */
export const numberRuleIssues = (rules: NumberRules | undefined, path: Path): Issues =>
  rules?.group !== undefined && rules.group === (rules.decimal ?? ".")
    ? [mappingIssue("same-marks", pointerOf([...path, "group"]), [rules.group])]
    : [];

/** Returns what is wrong with a value that a target is to have. */
export const valueIssues = (target: Target, meaning: Meaning, path: Path): Issues => {
  if (target.value === "stage") {
    return isRecord(meaning) || typeof meaning === "string"
      ? []
      : [wrongType(pointerOf(path), ["text", "object"], kindOf(meaning))];
  }
  if (isRecord(meaning)) return [mappingIssue("stage-alone", pointerOf(path), [target.what])];
  if (!target.attribute) return [];
  const isMember = target.value === "set" && typeof meaning === "string";
  const issues = schemaIssues(
    target.attribute.schema,
    (isMember ? [meaning] : meaning) as Plain,
    path,
  );
  // The list is ours, not the mapping's: what is wrong stands at the value itself.
  return isMember ? issues.map((issue) => ({ ...issue, pointer: pointerOf(path) })) : issues;
};

const formIssues = (column: MappedColumn, target: Target, mapping: Mapping, path: Path): Issues => {
  const kind = valueKindOf(target, column);
  const at = (key: string): string => pointerOf([...path, key]);
  const issues: (MappingIssue | Issue)[] = [];
  if (column.as !== undefined && target.value !== undefined)
    issues.push(mappingIssue("type-is-known", at("as"), [column.to]));
  if (column.split !== undefined && kind !== "set")
    issues.push(mappingIssue("split-needs-set", at("split"), [column.to]));
  if (kind === "boolean" && column.values === undefined)
    issues.push(mappingIssue("values-needed", pointerOf(path), [column.to]));
  const dates = column.dates ?? mapping.dates;
  if (dates === undefined && (kind === "date" || column.observedIn !== undefined))
    issues.push(mappingIssue("formats-needed", pointerOf(path), [column.to]));
  return issues;
};

const isObservable = ({ kind, what }: Target, rows: RowKind): boolean =>
  kind === "signal" || (kind === "field" && !(rows === "deal" && what === "name"));

/** Returns what is wrong with one target of a column. */
export const columnIssues = (
  column: MappedColumn,
  rows: RowKind,
  mapping: Mapping,
  path: Path,
): Issues => {
  const target = targetOf(column.to, rows);
  if (!target)
    return [
      mappingIssue("unknown-target", pointerOf([...path, "to"]), [column.to], targetNames(rows)),
    ];
  const { values = {}, otherwise } = column;
  return [
    ...formIssues(column, target, mapping, path),
    ...(column.observedIn !== undefined && !isObservable(target, rows)
      ? [mappingIssue("not-observed", pointerOf([...path, "observedIn"]), [column.to])]
      : []),
    ...Object.entries(values).flatMap(([cell, meaning]) =>
      valueIssues(target, meaning, [...path, "values", cell]),
    ),
    ...(typeof otherwise === "object"
      ? valueIssues(target, otherwise.value, [...path, "otherwise", "value"])
      : []),
    ...dateRuleIssues(column.dates, [...path, "dates"]),
    ...numberRuleIssues(column.numbers, [...path, "numbers"]),
  ];
};

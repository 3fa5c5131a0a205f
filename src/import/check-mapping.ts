import type { Issue } from "../model/issue.ts";
import { type Path, pointerOf } from "../model/pointer.ts";
import { columnIssues, dateRuleIssues, numberRuleIssues, valueIssues } from "./check-column.ts";
import { isEncoding } from "./decode.ts";
import { inOrder, reachOf } from "./file-order.ts";
import type { MappedFile, Mapping } from "./mapping.ts";
import { type MappingIssue, mappingIssue } from "./mapping-issue.ts";
import { targetNames, targetOf } from "./target.ts";

type Issues = readonly (MappingIssue | Issue)[];

const idIssues = (file: MappedFile, isMain: boolean, path: Path): Issues => {
  if (file.key !== undefined && file.numbered !== undefined)
    return [mappingIssue("key-and-number", pointerOf([...path, "numbered"]), [])];
  const needsId = isMain || (file.into !== undefined && file.into !== "history");
  return needsId && file.key === undefined && file.numbered === undefined
    ? [mappingIssue("key-needed", pointerOf(path), [])]
    : [];
};

const referenceIssues = (mapping: Mapping, file: MappedFile, path: Path): Issues => {
  const targets = Object.values(file.refersTo ?? {});
  return Object.entries(file.refersTo ?? {}).flatMap(([column, to], index) => {
    const pointer = pointerOf([...path, "refersTo", column]);
    const other = Object.hasOwn(mapping.files, to) ? mapping.files[to] : undefined;
    if (!other) return [mappingIssue("unknown-file", pointer, [to], Object.keys(mapping.files))];
    if (other.key === undefined) return [mappingIssue("referred-needs-key", pointer, [to])];
    return targets.indexOf(to) < index ? [mappingIssue("referred-twice", pointer, [to])] : [];
  });
};

const columnsIssues = (mapping: Mapping, file: MappedFile, path: Path): Issues =>
  Object.entries(file.columns).flatMap(([header, columns]) =>
    columns.flatMap((column, index) =>
      columnIssues(column, file.into ?? "deal", mapping, [...path, "columns", header, index]),
    ),
  );

const constantIssues = (file: MappedFile, path: Path): Issues =>
  Object.entries(file.constants ?? {}).flatMap(([to, value]) => {
    const rows = file.into ?? "deal";
    const own = [...path, "constants", to];
    const target = targetOf(to, rows);
    if (!target) return [mappingIssue("unknown-target", pointerOf(own), [to], targetNames(rows))];
    return valueIssues(target, value, own);
  });

/** Returns an issue for each target that two cells of one deal or element would fill. */
const takenIssues = (files: readonly (readonly [string, MappedFile])[]): Issues => {
  const taken = new Set<string>();
  return files.flatMap(([id, file]) => {
    const own = file.into === undefined ? "" : `${id} `;
    const take = (to: string, path: Path): Issues => {
      const name = own + to;
      if (taken.has(name)) return [mappingIssue("target-taken", pointerOf(path), [to])];
      taken.add(name);
      return [];
    };
    const path = ["files", id];
    return [
      ...Object.keys(file.constants ?? {}).flatMap((to) => take(to, [...path, "constants", to])),
      ...Object.entries(file.columns).flatMap(([header, columns]) =>
        columns.flatMap((column, index) =>
          // Several observations of one thing are a history of it, not a contradiction.
          column.observedIn === undefined && !column.to.startsWith("signal.")
            ? take(column.to, [...path, "columns", header, index, "to"])
            : [],
        ),
      ),
    ];
  });
};

const stageIssues = (mapping: Mapping): Issues => {
  const fills = (file: MappedFile, to: string): boolean =>
    Object.values(file.columns).some((columns) => columns.some((column) => column.to === to));
  const files = Object.entries(mapping.files);
  const histories = files.filter(([, file]) => file.into === "history");
  const needed = histories.flatMap(([id, file]) =>
    ["stage", "at"].flatMap((to) =>
      fills(file, to)
        ? []
        : [mappingIssue("target-needed", pointerOf(["files", id, "columns"]), [to])],
    ),
  );
  const own = files.filter(([, file]) => file.into === undefined);
  const hasColumn = own.some(([, file]) => fills(file, "stage"));
  const stageless = own.flatMap(([id, file]) =>
    fills(file, "closedAt") && !hasColumn
      ? [mappingIssue("target-needed", pointerOf(["files", id, "columns"]), ["stage"])]
      : [],
  );
  const hasStages = histories.length > 0 || hasColumn;
  return hasStages && mapping.ruleSet === undefined
    ? [...needed, ...stageless, mappingIssue("rule-set-needed", "", [])]
    : [...needed, ...stageless];
};

const connectionIssues = (mapping: Mapping): Issues => {
  const order = inOrder(mapping);
  if ("circle" in order)
    return [mappingIssue("reference-circle", pointerOf(["files", order.circle]), [order.circle])];
  const reach = reachOf(mapping);
  return Object.entries(mapping.files).flatMap(([id, file]) => {
    const pointer = pointerOf(["files", id]);
    if (id === mapping.deals)
      return file.into === undefined ? [] : [mappingIssue("into-not-allowed", pointer, [])];
    const rows = reach.get(id);
    if (rows === undefined) return [mappingIssue("not-connected", pointer, [id])];
    return rows === "many" && file.into === undefined
      ? [mappingIssue("into-needed", pointer, [id])]
      : [];
  });
};

/** Returns everything that is wrong with a mapping whose shape is right. */
export const mappingIssues = (mapping: Mapping): Issues => {
  const files = Object.entries(mapping.files);
  const { deals } = mapping;
  if (!Object.hasOwn(mapping.files, deals))
    return [mappingIssue("unknown-file", "/deals", [deals], Object.keys(mapping.files))];
  const each = files.flatMap(([id, file]) => {
    const path = ["files", id];
    return [
      ...idIssues(file, id === deals, path),
      ...referenceIssues(mapping, file, path),
      ...columnsIssues(mapping, file, path),
      ...constantIssues(file, path),
      ...(file.encoding === undefined || isEncoding(file.encoding)
        ? []
        : [mappingIssue("unknown-encoding", pointerOf([...path, "encoding"]), [file.encoding])]),
    ];
  });
  const isSound = !each.some(({ code }) => code === "unknown-file");
  return [
    ...dateRuleIssues(mapping.dates, ["dates"]),
    ...numberRuleIssues(mapping.numbers, ["numbers"]),
    ...each,
    ...takenIssues(files),
    ...stageIssues(mapping),
    ...(isSound ? connectionIssues(mapping) : []),
  ];
};

import { z } from "zod";
import { unwrapped } from "./field.ts";
import { type Issue, placeOf, type ValueKind } from "./issue.ts";
import {
  emptyText,
  impossibleDate,
  missingKey,
  notAChoice,
  notWhole,
  outOfRange,
  tooLong,
  unknownKey,
  wrongType,
} from "./issue-of.ts";
import { kindOf, type Plain } from "./plain-copy.ts";
import { type Path, pointerOf } from "./pointer.ts";

const child = (value: Plain | undefined, key: PropertyKey): Plain | undefined =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as { [key: PropertyKey]: Plain })[key]
    : undefined;

const valueAt = (value: Plain, path: Path): Plain | undefined =>
  path.reduce<Plain | undefined>(child, value);

// Invariant: the model's discriminated unions are told apart by a literal `kind`.
const kindsOf = (option: z.core.$ZodType): readonly unknown[] => {
  const kind: unknown = option instanceof z.ZodObject ? option.shape.kind : undefined;
  return kind instanceof z.ZodLiteral ? [...kind.values] : [];
};

const optionFor = (union: z.ZodDiscriminatedUnion, value: Plain | undefined) =>
  union.options.find((option) => kindsOf(option).includes(child(value, "kind")));

const resolved = (schema: z.core.$ZodType | undefined, value: Plain | undefined) => {
  const inner = schema && unwrapped(schema);
  return inner instanceof z.ZodDiscriminatedUnion ? optionFor(inner, value) : inner;
};

/** Returns the schema that the value at the end of a path is held to, if it can be told. */
const schemaAt = (
  schema: z.core.$ZodType,
  value: Plain,
  path: Path,
): z.core.$ZodType | undefined => {
  let at: z.core.$ZodType | undefined = schema;
  let here: Plain | undefined = value;
  for (const key of path) {
    const holder = resolved(at, here);
    at =
      holder instanceof z.ZodObject
        ? holder.shape[key as string]
        : holder instanceof z.ZodArray
          ? holder.element
          : holder instanceof z.ZodRecord
            ? holder.valueType
            : undefined;
    here = child(here, key);
  }
  return at;
};

const keysAt = (schema: z.core.$ZodType, value: Plain, path: Path): readonly string[] => {
  const at = resolved(schemaAt(schema, value, path), valueAt(value, path));
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
};

const expectedKinds: Readonly<Record<string, ValueKind>> = {
  string: "text",
  array: "list",
  object: "object",
  record: "object",
  number: "number",
  int: "number",
  boolean: "boolean",
  null: "null",
};

const translate = (
  schema: z.core.$ZodType,
  root: Plain,
  issue: z.core.$ZodIssue,
  base: Path,
  before: Path,
): readonly Issue[] => {
  const path = [...before, ...issue.path];
  const full = [...base, ...path];
  const pointer = pointerOf(full);
  const value = valueAt(root, path);
  if (issue.code === "unrecognized_keys") {
    const free = keysAt(schema, root, path).filter((key) => child(value, key) === undefined);
    return issue.keys.map((key) => unknownKey(pointerOf([...full, key]), key, free));
  }
  if (value === undefined && path.length > 0)
    return [missingKey(pointerOf(full.slice(0, -1)), String(full.at(-1)))];
  const received = kindOf(value);
  const wrong = (...expected: ValueKind[]) => [wrongType(pointer, expected, received)];
  switch (issue.code) {
    case "invalid_type":
      return issue.expected === "int" && typeof value === "number"
        ? [notWhole(pointer, value)]
        : wrong(expectedKinds[issue.expected] ?? "object");
    case "invalid_value":
      return typeof value === "string"
        ? [notAChoice(pointer, value, issue.values.map(String))]
        : wrong("text");
    case "too_small":
      return typeof value === "number"
        ? [outOfRange(pointer, value, { min: Number(issue.minimum) })]
        : [emptyText(pointer)];
    case "too_big":
      return typeof value === "number"
        ? [outOfRange(pointer, value, { max: Number(issue.maximum) })]
        : [tooLong(pointer, (value as string | Plain[]).length, Number(issue.maximum))];
    case "invalid_union": {
      const union = schemaAt(schema, root, path.slice(0, -1));
      if (union instanceof z.ZodDiscriminatedUnion && path.at(-1) === "kind")
        return typeof value === "string"
          ? [notAChoice(pointer, value, union.options.flatMap(kindsOf).map(String))]
          : wrong("text");
      const branch = issue.errors.find(([first]) => first && !isAboutKind(first));
      if (branch) return branch.flatMap((inner) => translate(schema, root, inner, base, path));
      return wrong(
        ...new Set(
          issue.errors
            .flat()
            .map((inner) =>
              inner.code === "invalid_type"
                ? (expectedKinds[inner.expected] ?? "object")
                : "object",
            ),
        ),
      );
    }
    default:
      return [impossibleDate(pointer, String(value))];
  }
};

const isAboutKind = (issue: z.core.$ZodIssue): boolean =>
  issue.code === "invalid_type" && issue.path.length === 0;

/**
 * Returns an issue for each way in which plain data does not meet a schema of the model; pointers
 * begin at the base.
 */
export const schemaIssues = (
  schema: z.core.$ZodType,
  value: Plain,
  base: Path = [],
): readonly Issue[] => {
  const result = z.safeParse(schema, value, { jitless: true });
  if (result.success) return [];
  const issues = result.error.issues.flatMap((issue) => translate(schema, value, issue, base, []));
  const told = new Set(issues.map((issue) => issue.code !== "missing-key" && placeOf(issue)));
  return issues.filter((issue, index) => {
    const { code, pointer } = issue;
    const next = issues[index + 1];
    // A whole number may pass both its own bound and that of safe integers: the last one is its own.
    if (code === "out-of-range") return next?.code !== code || next.pointer !== pointer;
    // A key that is there, misspelt, is not missing as well.
    return code !== "missing-key" || !told.has(placeOf(issue));
  });
};

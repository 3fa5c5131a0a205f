import { choiceOf } from "../facts/catalogue.ts";
import type { ChoiceType, FactType } from "../facts/fact-type.ts";
import { choices } from "../model/choices.ts";
import { type ScaleId, scales } from "../model/scales.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear } from "./rule-issue.ts";
import type { Signal } from "./rule-set.ts";

type Declared = Partial<Omit<Signal, "type">> & {
  readonly type: string;
  readonly fields?: unknown;
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  boolean: [],
  number: ["min", "max", "integer", "unit"],
  text: [],
  date: [],
  choice: ["values", "scale", "ordered"],
  set: ["values", "scale", "ordered"],
  record: ["fields"],
};
const scaleIds = [...Object.keys(scales), ...Object.keys(choices)];

/** Returns the type that a signal or custom field declares, adding what is wrong to the issues. */
export function valueType(
  declared: Declared,
  pointer: string,
  issues: RuleIssue[],
): FactType | undefined {
  const before = issues.length;
  const fits = allowed[declared.type] ?? [];
  for (const key of ["min", "max", "integer", "unit", "values", "scale", "ordered", "fields"]) {
    if (Object.hasOwn(declared, key) && !fits.includes(key)) {
      issues.push(ruleIssue("type-refuses", `${pointer}/${key}`, declared.type, key));
    }
  }
  const type = typeOf(declared, pointer, issues);
  return issues.length > before ? undefined : type;
}

function typeOf(declared: Declared, pointer: string, issues: RuleIssue[]): FactType | undefined {
  switch (declared.type) {
    case "boolean":
    case "text":
    case "date":
      return { kind: declared.type };
    case "number": {
      const { min, max, integer, unit } = declared;
      if (min !== undefined && max !== undefined && min > max) {
        issues.push(ruleIssue("value-range", `${pointer}/min`, String(min), "min"));
      }
      return {
        kind: "number",
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...(integer === undefined ? {} : { integer }),
        ...(unit === undefined ? {} : { unit }),
      };
    }
    case "choice": {
      const type = choiceType(declared, pointer, issues);
      if (type === undefined && declared.scale === undefined) {
        issues.push(ruleIssue("type-needs", pointer, "choice", "values"));
      }
      return type;
    }
    case "set": {
      const of = choiceType(declared, pointer, issues);
      return { kind: "set", of: of ?? { kind: "text" } };
    }
    case "record":
      return recordType(declared.fields, pointer, issues, 0);
    default:
      return undefined;
  }
}

function choiceType(
  declared: Declared,
  pointer: string,
  issues: RuleIssue[],
): ChoiceType | undefined {
  const { scale, values, ordered } = declared;
  if (scale !== undefined) {
    if (values !== undefined) issues.push(ruleIssue("two-combinators", pointer, "scale", "values"));
    if (scaleIds.includes(scale)) return choiceOf(scale as ScaleId);
    issues.push(ruleIssueNear("unknown-scale", `${pointer}/scale`, scale, scaleIds, scale));
    return undefined;
  }
  if (values === undefined) return undefined;
  const seen = new Set<string>();
  values.forEach(({ value }, index) => {
    if (seen.has(value)) {
      issues.push(ruleIssue("duplicate-rule-id", `${pointer}/values/${index}/value`, value));
    }
    seen.add(value);
  });
  return {
    kind: "choice",
    ordered: ordered ?? false,
    values: values.map(({ value, title }) => ({ value, title })),
  };
}

function recordType(
  fields: unknown,
  pointer: string,
  issues: RuleIssue[],
  depth: number,
): FactType | undefined {
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) {
    issues.push(ruleIssue("type-needs", pointer, "record", "fields"));
    return undefined;
  }
  if (depth > 4) {
    issues.push(ruleIssue("rules-too-deep", pointer, 4));
    return undefined;
  }
  const types: [string, FactType][] = [];
  for (const [name, field] of Object.entries(fields as Record<string, unknown>)) {
    const at = `${pointer}/fields/${name}`;
    if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) || name in {}) {
      issues.push(ruleIssue("bad-name", at, name));
      continue;
    }
    const declared = field as Declared | null;
    if (
      typeof declared !== "object" ||
      declared === null ||
      !Object.hasOwn(allowed, declared.type)
    ) {
      issues.push(ruleIssue("type-needs", at, "record", "type"));
      continue;
    }
    const type =
      declared.type === "record"
        ? recordType(declared.fields, at, issues, depth + 1)
        : valueType(declared, at, issues);
    if (type !== undefined) types.push([name, type]);
  }
  return { kind: "record", fields: Object.fromEntries(types) };
}

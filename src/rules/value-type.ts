import { choiceOf } from "../facts/catalogue.ts";
import type { ChoiceType, FactType } from "../facts/fact-type.ts";
import { choices } from "../model/choices.ts";
import { pointerOf } from "../model/pointer.ts";
import { type ScaleId, scales } from "../model/scales.ts";
import { text } from "../model/text.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear, withHelp } from "./rule-issue.ts";
import { fieldNamePattern, type RecordField } from "./rule-set.ts";
import { rangeWords } from "./type-words.ts";

/** The deepest that records may nest within a custom field. */
const deepestRecord = 4;

const fieldNameForm = text(
  "字母、数字、连字符和下划线，并以字母开头",
  "letters, digits, hyphens and underscores, a letter first",
);

const allowed: Readonly<Record<RecordField["type"], readonly string[]>> = {
  boolean: [],
  number: ["min", "max", "integer", "unit"],
  text: [],
  date: [],
  choice: ["values", "scale", "ordered"],
  set: ["values", "scale", "ordered"],
  record: ["fields"],
};
const scaleIds = [...Object.keys(scales), ...Object.keys(choices)];

/** Returns whether a name can be that of a custom field; otherwise adds an issue. */
export function checkFieldName(name: string, pointer: string, issues: RuleIssue[]): boolean {
  if (fieldNamePattern.test(name) && !(name in {})) return true;
  issues.push(ruleIssue("bad-name", pointer, name, fieldNameForm));
  return false;
}

/**
 * Returns the type that a signal or custom field declares, adding what is wrong to the issues. The
 * declaration has the shape that its schema demands.
 */
export function valueType(
  declared: RecordField,
  pointer: string,
  issues: RuleIssue[],
  depth = 0,
): FactType | undefined {
  const before = issues.length;
  const fits = allowed[declared.type];
  for (const key of ["min", "max", "integer", "unit", "values", "scale", "ordered", "fields"]) {
    if (Object.hasOwn(declared, key) && !fits.includes(key)) {
      issues.push(ruleIssue("type-refuses", `${pointer}/${key}`, declared.type, key));
    }
  }
  const type = typeOf(declared, pointer, issues, depth);
  return issues.length > before ? undefined : type;
}

function typeOf(
  declared: RecordField,
  pointer: string,
  issues: RuleIssue[],
  depth: number,
): FactType | undefined {
  switch (declared.type) {
    case "boolean":
    case "text":
    case "date":
      return { kind: declared.type };
    case "number": {
      const { min, max, integer, unit } = declared;
      if (min !== undefined && max !== undefined && min > max) {
        const issue = ruleIssue("value-range", `${pointer}/min`, String(min), "min");
        issues.push(withHelp(issue, rangeWords({ kind: "number", max })));
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
      return recordType(declared.fields, pointer, issues, depth);
  }
}

function choiceType(
  declared: RecordField,
  pointer: string,
  issues: RuleIssue[],
): ChoiceType | undefined {
  const { scale, values, ordered } = declared;
  if (scale !== undefined) {
    if (values !== undefined) issues.push(ruleIssue("scale-or-values", `${pointer}/values`));
    if (scaleIds.includes(scale)) return choiceOf(scale as ScaleId);
    issues.push(ruleIssueNear("unknown-scale", `${pointer}/scale`, scale, scaleIds, scale));
    return undefined;
  }
  if (values === undefined) return undefined;
  const seen = new Set<string>();
  values.forEach(({ value }, index) => {
    if (seen.has(value)) {
      issues.push(ruleIssue("duplicate-choice", `${pointer}/values/${index}/value`, value));
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
  fields: RecordField["fields"],
  pointer: string,
  issues: RuleIssue[],
  depth: number,
): FactType | undefined {
  if (depth >= deepestRecord) {
    issues.push(ruleIssue("rules-too-deep", pointer, deepestRecord));
    return undefined;
  }
  const entries = Object.entries(fields ?? {});
  if (entries.length === 0) {
    issues.push(ruleIssue("type-needs", pointer, "record", "fields"));
    return undefined;
  }
  const types = entries.flatMap(([name, field]): readonly [string, FactType][] => {
    const at = `${pointer}/fields${pointerOf([name])}`;
    if (!checkFieldName(name, at, issues)) return [];
    const type = valueType(field, at, issues, depth + 1);
    return type === undefined ? [] : [[name, type]];
  });
  return { kind: "record", fields: Object.fromEntries(types) };
}

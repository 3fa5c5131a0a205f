import { choiceOf } from "../facts/catalogue.ts";
import type { ChoiceType, FactType } from "../facts/fact-type.ts";
import { choices } from "../model/choices.ts";
import { defined } from "../model/defined.ts";
import { pointerOf } from "../model/pointer.ts";
import { type ScaleId, scales } from "../model/scales.ts";
import { checkName } from "./check-name.ts";
import { type RuleFault, ruleFault, ruleFaultNear } from "./rule-fault.ts";
import type { RecordField } from "./rule-set.ts";

/** The deepest that records may nest within a custom field. */
const deepestRecord = 4;

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

/**
 * Returns the type that a signal or custom field declares, adding what is wrong to the faults. The
 * declaration has the shape that its schema demands.
 */
export function valueType(
  declared: RecordField,
  pointer: string,
  faults: RuleFault[],
  depth = 0,
): FactType | undefined {
  const before = faults.length;
  const fits = allowed[declared.type];
  for (const key of ["min", "max", "integer", "unit", "values", "scale", "ordered", "fields"]) {
    if (Object.hasOwn(declared, key) && !fits.includes(key)) {
      faults.push(ruleFault("type-refuses", `${pointer}/${key}`, declared.type, key));
    }
  }
  const type = typeOf(declared, pointer, faults, depth);
  return faults.length > before ? undefined : type;
}

function typeOf(
  declared: RecordField,
  pointer: string,
  faults: RuleFault[],
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
        const range = { kind: "number", max } as const;
        faults.push(ruleFault("value-range", `${pointer}/min`, String(min), "min", range));
      }
      return defined({ kind: "number", min, max, integer, unit } as const);
    }
    case "choice": {
      const type = choiceType(declared, pointer, faults);
      if (type === undefined && declared.scale === undefined) {
        faults.push(ruleFault("type-needs", pointer, "choice", "values"));
      }
      return type;
    }
    case "set": {
      const of = choiceType(declared, pointer, faults);
      return { kind: "set", of: of ?? { kind: "text" } };
    }
    case "record":
      return recordType(declared.fields, pointer, faults, depth);
  }
}

function choiceType(
  declared: RecordField,
  pointer: string,
  faults: RuleFault[],
): ChoiceType | undefined {
  const { scale, values, ordered } = declared;
  if (scale !== undefined) {
    if (values !== undefined) faults.push(ruleFault("scale-or-values", `${pointer}/values`));
    if (scaleIds.includes(scale)) return choiceOf(scale as ScaleId);
    faults.push(ruleFaultNear("unknown-scale", `${pointer}/scale`, scale, scaleIds, scale));
    return undefined;
  }
  if (values === undefined) return undefined;
  const seen = new Set<string>();
  values.forEach(({ value }, index) => {
    if (seen.has(value)) {
      faults.push(ruleFault("duplicate-choice", `${pointer}/values/${index}/value`, value));
    }
    seen.add(value);
  });
  return { kind: "choice", ordered: ordered ?? false, values };
}

function recordType(
  fields: RecordField["fields"],
  pointer: string,
  faults: RuleFault[],
  depth: number,
): FactType | undefined {
  if (depth >= deepestRecord) {
    faults.push(ruleFault("rules-too-deep", pointer, deepestRecord));
    return undefined;
  }
  const entries = Object.entries(fields ?? {});
  if (entries.length === 0) {
    faults.push(ruleFault("type-needs", pointer, "record", "fields"));
    return undefined;
  }
  const types = entries.flatMap(([name, field]): readonly [string, FactType][] => {
    const at = `${pointer}/fields${pointerOf([name])}`;
    if (!checkName(name, "field", at, faults)) return [];
    const type = valueType(field, at, faults, depth + 1);
    return type === undefined ? [] : [[name, type]];
  });
  return { kind: "record", fields: Object.fromEntries(types) };
}

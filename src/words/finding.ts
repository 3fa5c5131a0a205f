import type { FactType } from "../facts/fact-type.ts";
import type { Test } from "../facts/test.ts";
import type { Operand } from "../logic/operators/operator.ts";
import type { Language } from "../model/text.ts";
import { counterOf } from "./list.ts";
import { describeValue } from "./value.ts";

/** Returns one value of what a test reads: "1 人", "60%", "approved". */
export function describeFinding(
  { reading, type }: Pick<Test, "reading" | "type">,
  value: Operand,
  lang: Language,
): string {
  if (reading.read !== "aggregate") return describeValue(value, type, lang);
  switch (reading.function) {
    case "count":
      return describeValue(value, type, lang) + counterOf(reading.list, lang);
    case "share":
    case "weightedShare":
      return describeValue(value, asFraction(type), lang);
    default:
      return describeValue(value, type, lang);
  }
}

function asFraction(type: FactType): FactType {
  return type.kind === "number" ? { ...type, unit: "fraction" } : type;
}

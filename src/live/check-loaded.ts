import { fitsOf } from "../assess/fits.ts";
import type { Plan } from "../assess/plan.ts";
import { listPaths } from "../facts/catalogue.ts";
import type { FactType } from "../facts/fact-type.ts";
import { dealSchema } from "../model/deal.ts";
import { dealIds } from "../model/deal-ids.ts";
import type { Issue } from "../model/issue.ts";
import { observationIssues } from "../model/observation-issues.ts";
import { type Plain, plainCopy } from "../model/plain-copy.ts";
import { referenceIssues } from "../model/reference-issues.ts";
import { schemaIssues } from "../model/schema-issues.ts";
import { text } from "../model/text.ts";
import type { Loadable } from "./loadable.ts";
import type { LoadOutcome } from "./run-loader.ts";

/** Who else is on file: people and organisations share one space of ids. */
export type Beside = Readonly<Partial<Record<"contacts" | "organisations", { id: string }[]>>>;

/**
 * Returns a loaded value as a plain copy once it is what its fact can be; otherwise the failure.
 * Lists and evidence are held to the schema of a deal, but may refer to somebody who is not on file.
 */
export function checkLoaded(
  plan: Pick<Plan, "slots">,
  loadable: Loadable,
  value: unknown,
  beside: Beside,
): LoadOutcome {
  if (value === undefined) return { ok: true, value };
  const copied = plainCopy(value);
  const [unreadable] = copied.issues;
  if (unreadable !== undefined) return misfit(unreadable);
  const copy = copied.value;
  switch (loadable.kind) {
    case "fact":
      return fits(copy, loadable.fact.type)
        ? { ok: true, value: copy }
        : ofType(loadable.fact.type);
    case "completeness": {
      const { tables, completeness } = plan.slots;
      const slot = tables.deal.slots[completeness[loadable.list]];
      if (slot?.kind !== "value") return { ok: true, value: undefined };
      return copy === null || slot.fits(copy) ? { ok: true, value: copy } : ofType(slot.type);
    }
    case "list":
      return checkPart(listPaths[loadable.list], copy ?? [], beside);
    case "evidence":
      return checkPart(["evidence"], copy ?? [], beside);
  }
}

function checkPart(path: readonly string[], part: Plain, beside: Beside): LoadOutcome {
  const own = path.reduceRight<Plain>((inner, key) => ({ [key]: inner }), part) as object;
  const whole: Plain = { id: "live", ...beside, ...own };
  const ids = dealIds(whole);
  const [issue] = [
    ...schemaIssues(dealSchema, whole),
    ...referenceIssues(whole, ids),
    ...observationIssues(whole, ids),
  ].filter(({ code }) => code !== "dangling-reference");
  return issue === undefined ? { ok: true, value: part } : misfit(issue);
}

/** Returns whether a value is of a type, all declared fields of a record included; null always is. */
function fits(value: Plain, type: FactType): boolean {
  if (value === null) return true;
  if (!fitsOf(type)(value)) return false;
  if (type.kind !== "record") return true;
  const record = value as Readonly<Record<string, Plain>>;
  return Object.entries(type.fields).every(
    ([name, field]) => !Object.hasOwn(record, name) || fits(record[name] ?? null, field),
  );
}

function misfit({ pointer, message }: Issue): LoadOutcome {
  const place = pointer === "" ? "" : `${pointer}: `;
  const { zh, en } = message;
  return {
    ok: false,
    reason: "failed",
    message: text(`读到的内容有误：${place}${zh}`, `what was loaded is wrong: ${place}${en}`),
  };
}

function ofType(type: FactType): LoadOutcome {
  const { zh, en } = typeWords[type.kind];
  return {
    ok: false,
    reason: "failed",
    message: text(`读到的内容有误：应为${zh}`, `what was loaded is wrong: must be ${en}`),
  };
}

const typeWords = {
  boolean: text("是或否", "true or false"),
  number: text("允许范围内的数", "a number within its bounds"),
  text: text("文字", "a text"),
  date: text("日期，如 2026-06-30", "a civil day such as 2026-06-30"),
  choice: text("可选的值之一", "one of its choices"),
  set: text("可选值的列表", "a list of its values"),
  record: text("带有已声明字段的记录", "a record of its declared fields"),
};

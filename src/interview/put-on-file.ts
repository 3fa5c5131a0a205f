import type { MissingItem } from "../assess/verdict.ts";
import { aboutOf, isOfParties, namedBy } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { type AnswerOptions, answer } from "../gate/record.ts";
import type { Refusal } from "../gate/refusal.ts";
import type { Deal } from "../model/deal.ts";
import type { FieldValue } from "../model/field-value.ts";
import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import type { Observation } from "../model/observation.ts";
import { kindOf } from "../model/plain-copy.ts";
import { type Text, text } from "../model/text.ts";
import { freshElementId, freshObservationId } from "./element-name.ts";
import type { Interview } from "./interview.ts";
import type { FoundElement } from "./take-off-file.ts";

/** Somebody put on file, and what was observed of them; or why not. */
type Found =
  | {
      readonly ok: true;
      readonly deal: Deal;
      readonly found: FoundElement;
      readonly observations: readonly string[];
    }
  | Refusal
  | { readonly ok: false; readonly message: Text };

/**
 * Returns the deal with somebody, or something, put on file by name, and with an observation of
 * each other field, so that those are dated and signed like every answer.
 */
export function putOnFile(
  { plan, deal, asOf }: Interview,
  item: MissingItem,
  value: FieldValue,
  options: AnswerOptions,
): Found {
  const list: ListName = item.list ?? "contacts";
  if (kindOf(value) !== "object") return { ok: false, message: notARecord };
  const given = value as Readonly<Record<string, unknown>>;
  const field = namedBy[list];
  const { [field]: name, ...fields } = given;
  const known = [field, ...(item.fields ?? []).map(({ what }) => what)];
  const stranger = Object.keys(fields).find((key) => !known.includes(key));
  if (stranger !== undefined) return { ok: false, message: unknownField(stranger, known) };
  if (typeof name !== "string" || name.trim() === "") {
    return { ok: false, message: nameNeeded(field) };
  }
  const element = freshElementId(deal, list);
  // Being on file begins on the day of the interview, whenever they were seen.
  const dated = isOfParties(list) ? { addedAt: asOf } : {};
  const found = { ...fields, id: element, ...dated, [field]: name } as FieldValue;
  const added = answer(plan, deal, item.id, found, options);
  if (!added.ok) return added;
  // Each answer can be taken back by its id.
  const evidence: Observation[] = [...(deal.evidence ?? [])];
  const observations = (added.deal.evidence ?? []).slice(evidence.length).map((observation) => {
    const id = freshObservationId({ ...deal, evidence });
    evidence.push({ id, ...observation });
    return id;
  });
  return {
    ok: true,
    deal: observations.length === 0 ? added.deal : { ...added.deal, evidence },
    found: { id: element, about: aboutOf(list, element), name, before: deal },
    observations,
  };
}

const notARecord: Text = text(
  "要写成一条记录：名称和已知的情况",
  "answer with a record: a name and what is known",
);

const nameNeeded = (field: string): Text =>
  text(`缺少 ${quoted(field)}`, `${quoted(field)} is missing`);

const unknownField = (key: string, known: readonly string[]): Text => {
  const near = nearest(key, known);
  const help = near === undefined ? undefined : didYouMean(near);
  return text(
    `没有 ${quoted(key)} 这一项${help === undefined ? "" : `，${help.zh}`}`,
    `unknown field ${quoted(key)}${help === undefined ? "" : `: ${help.en}`}`,
  );
};

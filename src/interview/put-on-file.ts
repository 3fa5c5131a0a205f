import type { MissingItem } from "../assess/verdict.ts";
import { aboutOf, isOfParties, namedBy } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { type AnswerOptions, answer, record } from "../gate/record.ts";
import { invalid, type Refusal, refuse } from "../gate/refusal.ts";
import { valueIssue } from "../gate/value-issue.ts";
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
  const about = aboutOf(list, element);
  // Being on file begins on the day of the interview, whenever they were seen.
  const dated = isOfParties(list) ? { addedAt: asOf } : {};
  const added = answer(plan, deal, item.id, { id: element, ...dated, [field]: name }, options);
  if (!added.ok) return added;
  let next = added.deal;
  const observations: string[] = [];
  const { at, by, source, note, recordedAt } = options;
  for (const [what, one] of Object.entries(fields)) {
    const type = item.fields?.find((known) => known.what === what)?.type;
    const unfit = type && valueIssue(type, one, `/${what}`);
    if (unfit !== undefined) return refuse(invalid([unfit]));
    const id = freshObservationId(next);
    const observation: Observation = {
      id,
      what,
      about,
      value: one as Observation["value"],
      at,
      ...(by === undefined ? {} : { by }),
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
      ...(recordedAt === undefined ? {} : { recordedAt }),
    };
    const recorded = record(next, observation);
    if (!recorded.ok) return recorded;
    next = recorded.deal;
    observations.push(id);
  }
  return { ok: true, deal: next, found: { id: element, about, name, before: deal }, observations };
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

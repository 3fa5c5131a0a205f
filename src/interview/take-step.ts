import { assess } from "../assess/assess.ts";
import type { MissingItem } from "../assess/verdict.ts";
import { type AnswerOptions, answer, record } from "../gate/record.ts";
import type { Refusal } from "../gate/refusal.ts";
import { parseDay } from "../model/civil-date.ts";
import type { Deal } from "../model/deal.ts";
import { defined } from "../model/defined.ts";
import type { FieldValue } from "../model/field-value.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { freshObservationId } from "./element-name.ts";
import { type Interview, nextQuestion, type Turn } from "./interview.ts";
import { putOnFile } from "./put-on-file.ts";
import type { AnswerStep, Step } from "./step.ts";
import { takeOffFile } from "./take-off-file.ts";

/** The interview after a step; or why the step cannot be taken, everything as it was. */
export type Taken =
  | { readonly ok: true; readonly interview: Interview }
  | { readonly ok: false; readonly message: Text };

const refuse = (message: Text): Taken => ({ ok: false, message });

const wordsOf = ({ reasons: [reason] }: Refusal): Text => {
  // What stands behind the general words says where the answer is at fault.
  const issue = reason.code === "invalid" ? reason.issues[0] : undefined;
  return issue?.message ?? reason.message;
};

const withDeal = (interview: Interview, deal: Deal, more: Partial<Interview>): Taken => ({
  ok: true,
  interview: {
    ...interview,
    deal,
    verdict: deal === interview.deal ? interview.verdict : assess(interview.plan, deal, interview),
    ...more,
  },
});

const withTurn = (interview: Interview, turn: Turn, deal = interview.deal): Taken =>
  withDeal(interview, deal, { turns: [...interview.turns, turn], returned: null });

/**
 * Returns the interview after a step. Every answer is put on file once, dated and signed; going back
 * withdraws the last answer, or takes whom it found off file again, and its question is asked again.
 * Never throws.
 */
export function takeStep(interview: Interview, step: Step): Taken {
  if (step.do === "back") return takeBack(interview);
  const item = nextQuestion(interview);
  if (item === undefined) return refuse(text("没有要问的了", "there is nothing left to ask"));
  if (step.do === "answer") return takeAnswer(interview, item, step);
  const did = step.do === "skip" ? "skipped" : "dont-know";
  return withTurn(interview, { question: item.id, did, observations: [] });
}

function takeAnswer(interview: Interview, item: MissingItem, step: AnswerStep): Taken {
  const { plan, deal, asOf, by } = interview;
  const { value, at = asOf, source, note } = step;
  if (parseDay(at) !== undefined && at > asOf) {
    return refuse(
      text(
        `${quoted(at)} 晚于访谈当天 ${quoted(asOf)}`,
        `${quoted(at)} lies after the day of the interview, ${quoted(asOf)}`,
      ),
    );
  }
  const options: AnswerOptions = {
    ...defined({ at, by, source, note }),
    // What was seen earlier counts from the day on which it is told.
    ...(at < asOf ? { recordedAt: asOf } : {}),
  };
  if (item.kind === "person") return takeFound(interview, item, value, options);
  const id = freshObservationId(deal);
  const answered = answer(plan, deal, item.id, value, { ...options, id });
  if (!answered.ok) return refuse(wordsOf(answered));
  const turn: Turn = { question: item.id, did: "answered", observations: [id] };
  return withTurn(interview, turn, answered.deal);
}

function takeFound(
  interview: Interview,
  item: MissingItem,
  value: FieldValue,
  options: AnswerOptions,
): Taken {
  const found = putOnFile(interview, item, value, options);
  if (!found.ok) return refuse("message" in found ? found.message : wordsOf(found));
  const { deal, observations } = found;
  const turn: Turn = { question: item.id, did: "found", observations, found: found.found };
  return withTurn(interview, turn, deal);
}

function takeBack(interview: Interview): Taken {
  const turn = interview.turns.at(-1);
  if (turn === undefined) {
    return refuse(text("前面没有可以退回的问题", "there is no question to go back to"));
  }
  const turns = interview.turns.slice(0, -1);
  const { question, found } = turn;
  if (found !== undefined) {
    return withDeal(interview, takeOffFile(interview.deal, found), { turns, returned: question });
  }
  const { asOf, by } = interview;
  let { deal } = interview;
  for (const id of [...turn.observations].reverse()) {
    const withdrawn = deal.evidence?.find((observation) => observation.id === id);
    if (withdrawn === undefined) continue;
    const { what, about } = withdrawn;
    const taken = record(deal, defined({ what, about, at: asOf, by, withdraws: id }));
    if (!taken.ok) return refuse(wordsOf(taken));
    deal = taken.deal;
  }
  return withDeal(interview, deal, { turns, returned: question });
}

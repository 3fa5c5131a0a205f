import { absorbedCondition } from "./checks/absorbed-condition.ts";
import { atLeastAllOrAny } from "./checks/at-least-all-or-any.ts";
import { checkpointNeverMet } from "./checks/checkpoint-never-met.ts";
import { constantCondition } from "./checks/constant-condition.ts";
import { contradiction } from "./checks/contradiction.ts";
import { missingSource } from "./checks/missing-source.ts";
import { missingTranslation } from "./checks/missing-translation.ts";
import { negatedUnknown } from "./checks/negated-unknown.ts";
import { passMarkIdle } from "./checks/pass-mark-idle.ts";
import { passMarkUnreachable } from "./checks/pass-mark-unreachable.ts";
import { personalValueScored } from "./checks/personal-value-scored.ts";
import { repeatedCondition } from "./checks/repeated-condition.ts";
import { sameCheckpoint } from "./checks/same-checkpoint.ts";
import { shortLivedEssential } from "./checks/short-lived-essential.ts";
import { stageNeverApplies } from "./checks/stage-never-applies.ts";
import { tooManyAnswers } from "./checks/too-many-answers.ts";
import { unanswerableSignal } from "./checks/unanswerable-signal.ts";
import { unusedCondition } from "./checks/unused-condition.ts";
import { unusedSignal } from "./checks/unused-signal.ts";
import { winProbabilityOrder } from "./checks/win-probability-order.ts";
import { zeroWeight } from "./checks/zero-weight.ts";

/** The static checks, in the order in which what they find is told. A new one is a file and a line here. */
export const checks = [
  contradiction,
  constantCondition,
  repeatedCondition,
  absorbedCondition,
  atLeastAllOrAny,
  checkpointNeverMet,
  passMarkUnreachable,
  passMarkIdle,
  stageNeverApplies,
  winProbabilityOrder,
  sameCheckpoint,
  zeroWeight,
  tooManyAnswers,
  negatedUnknown,
  shortLivedEssential,
  unusedSignal,
  unusedCondition,
  unanswerableSignal,
  missingTranslation,
  missingSource,
  personalValueScored,
] as const;

/** The code of a check, which is the name of its file, its test and its page. */
export type CheckCode = (typeof checks)[number]["code"];

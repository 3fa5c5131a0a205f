import { explain } from "../assess/explain.ts";
import type { Plan } from "../assess/plan.ts";
import type { StageVerdict } from "../assess/verdict.ts";
import { describeShortfall, type NamedCondition } from "../words/shortfall.ts";
import type { Report } from "./report.ts";
import type { PlanWords } from "./report-options.ts";

/**
 * Returns how much of what a stage asks at its door is met and what is lacking; undefined where the
 * plan holds words alone, or the deal answers otherwise than the verdict, as one may whose facts came
 * from elsewhere.
 */
export function entryShortfall(
  { plan, deal, verdict, lang }: Pick<Report, "plan" | "deal" | "verdict" | "lang">,
  { id, entry }: Pick<StageVerdict, "id" | "entry">,
): string | undefined {
  if (!isWhole(plan)) return undefined;
  const trace = explain(plan, deal, { asOf: verdict.asOf, entry: id });
  if (trace === null || trace.truth !== entry) return undefined;
  return describeShortfall(trace, namedIn(plan), plan.lexicon, lang);
}

function isWhole(plan: PlanWords): plan is Plan {
  return "slots" in plan;
}

/** Returns what the checkpoints ask, by their titles: entries often ask the same. */
function namedIn({ stages }: Plan): readonly NamedCondition[] {
  return stages.flatMap(({ resolved }) =>
    resolved.checkpoints.flatMap(({ checkpoint, when }) =>
      when === undefined ? [] : [{ title: checkpoint.title, condition: when }],
    ),
  );
}

import { factsAbout } from "../../facts/lexicon.ts";
import { valuesIn } from "../../facts/values-read.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import type { Analysis, AnalyzedCheckpoint } from "../analysis.ts";
import { defineCheck } from "../check.ts";

/** Evidence of early essentials that lapses within fewer days than this is found. */
const fewestDays = 60;

/** Finds essentials in the first half of the stages whose evidence lapses long before the end. */
export const shortLivedEssential = defineCheck({
  code: "short-lived-essential",
  severity: "warning",
  title: text("早期必备项的证据很快过期", "an early essential whose evidence soon lapses"),
  find: function* (analysis) {
    const { ruleSet, stages, checkpoints } = analysis;
    if (ruleSet.kind !== "stages") return;
    const won = stages.findIndex(({ stage }) => stage.id === ruleSet.wonAfter);
    const selling = won < 0 ? stages.length : won + 1;
    for (const one of checkpoints) {
      const { checkpoint, pointer, stage } = one;
      if (checkpoint.essential !== true || stage.index + 1 > selling / 2) continue;
      const soonest = soonestLapse(one, analysis);
      if (soonest === undefined || soonest.days >= fewestDays) continue;
      const [id, what] = [quoted(checkpoint.id), quoted(soonest.what)];
      yield {
        pointer,
        message: text(
          `早期必备项 ${id} 依据的 ${what} 过 ${soonest.days} 天就过期，商机没走完就要反复再确认`,
          `early essential ${id} rests on ${what}, which lapses after ${soonest.days} days: it has to be confirmed again and again before the deal is through`,
        ),
        help: text(
          `把 \`staleAfterDays\` 放宽到 ${fewestDays} 天以上，或把检查点移到后面的阶段`,
          `let \`staleAfterDays\` be ${fewestDays} or more, or move the checkpoint to a later stage`,
        ),
      };
    }
  },
});

/** Returns the value that a checkpoint rests on and that lapses first. */
function soonestLapse(
  { checkpoint, when }: AnalyzedCheckpoint,
  { lexicon, judgementAge }: Analysis,
): { readonly what: string; readonly days: number } | undefined {
  const ages: { readonly what: string; readonly days: number }[] = [];
  for (const { subject, what } of valuesIn(when?.expression)) {
    const days = factsAbout(lexicon, subject).get(what)?.staleAfterDays;
    if (days !== undefined) ages.push({ what, days });
  }
  if (checkpoint.judgement !== false && judgementAge !== undefined) {
    ages.push({ what: "judgement", days: judgementAge });
  }
  return ages.sort((a, b) => a.days - b.days)[0];
}

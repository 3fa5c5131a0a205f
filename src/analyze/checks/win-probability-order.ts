import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";

/** Finds stages with a lower win probability than a stage before them. */
export const winProbabilityOrder = defineCheck({
  code: "win-probability-order",
  severity: "warning",
  title: text("赢率与阶段顺序相反", "a win probability that falls from stage to stage"),
  find: function* ({ stages }) {
    let highest: { readonly id: string; readonly chance: number } | undefined;
    for (const { stage, pointer } of stages) {
      const { id, winProbability: chance } = stage;
      if (chance === undefined) continue;
      if (highest !== undefined && chance < highest.chance) {
        const [own, before] = [quoted(id), quoted(highest.id)];
        yield {
          pointer: `${pointer}/winProbability`,
          message: text(
            `阶段 ${own} 的赢率 ${chance} 低于前面的 ${before}（${highest.chance}）`,
            `stage ${own} has a win probability of ${chance}, below ${before} before it (${highest.chance})`,
          ),
          help: text(
            "核对赢率和阶段的先后；赢率应逐步上升",
            "check the figures and the order of the stages: chances rise as deals move on",
          ),
        };
      } else highest = { id, chance };
    }
  },
});

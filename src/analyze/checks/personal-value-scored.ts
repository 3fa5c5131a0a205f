import type { Reading, ValueReading } from "../../facts/reading.ts";
import { quoted } from "../../model/issue.ts";
import { text } from "../../model/text.ts";
import type { RuleSet } from "../../rules/rule-set.ts";
import { defineCheck } from "../check.ts";
import { nodesOf } from "../condition-node.ts";
import { weightOf } from "../weight-of.ts";

/** Attributes of people of which only whether they are known may count. */
const attributes: ReadonlySet<string> = new Set(["disc", "adoption"]);

const private_ = [
  /家庭|家属|子女|孩子|配偶|妻子|丈夫|父母|婚姻|籍贯|家乡|老家|爱好|嗜好|生日|星座|宗教|信仰|民族|血型|病史|身体状况|住址|身份证|度假|宠物/,
  /\b(?:famil(?:y|ies) (?:status|situation|life|members?)|spouse|wife|husband|child(?:ren)?|marital|married|home ?town|hobb(?:y|ies)|birthday|zodiac|religion|religious|ethnic(?:ity)?|blood type|medical history|home address|id card|holidays?|pets?)\b/i,
] as const;

/** Finds checkpoints that score what a person is like in private, or of what type a person is. */
export const personalValueScored = defineCheck({
  code: "personal-value-scored",
  severity: "error",
  title: text("用个人信息打分", "a value of personal data in a score"),
  find: function* ({ checkpoints, ruleSet }) {
    for (const { checkpoint, when } of checkpoints) {
      if (when === undefined || weightOf(checkpoint) === 0) continue;
      for (const { test } of nodesOf(when)) {
        const reading = test && readValue(test.reading);
        if (test === undefined || reading === undefined || !isPersonal(reading, ruleSet)) continue;
        const [fact, id] = [quoted(reading.what), quoted(checkpoint.id)];
        yield {
          pointer: test.pointer,
          message: text(
            `检查点 ${id} 按 ${fact} 的内容打分，这是个人信息`,
            `checkpoint ${id} scores the value of ${fact}, which is personal data`,
          ),
          help: text(
            "只能用 `known` 问是否了解，不能按内容加分；收集须本人同意（个人信息保护法 13、29）",
            "let it count with `known` whether it is known, never what it is; collecting it needs consent (PIPL 13, 29)",
          ),
        };
      }
    }
  },
});

/** Returns the value that a reading is about; whether something is known is about none. */
function readValue(reading: Reading): ValueReading | undefined {
  if (reading.read === "value") return reading;
  if (reading.read === "days") return reading.of;
  return reading.read === "aggregate" && reading.of !== undefined
    ? readValue(reading.of.reading)
    : undefined;
}

function isPersonal({ subject, what }: ValueReading, { signals = {}, custom = {} }: RuleSet) {
  if (subject === "contacts" && attributes.has(what)) return true;
  const signal = Object.hasOwn(signals, what) ? signals[what] : undefined;
  const field = what.startsWith("custom.") ? custom[what.slice("custom.".length)] : undefined;
  const declared = signal?.subject === "contact" ? signal : field;
  if (declared === undefined) return false;
  const words = [what.replaceAll(/[-_.]/g, " "), declared.title.en, declared.title.zh];
  return words.some((word) => private_.some((pattern) => pattern.test(word)));
}

import type { MetBy, Standing } from "../assess/verdict.ts";
import { type Text, text } from "../model/text.ts";

/** How a claimed stage stands against the evidence, in a word. */
export const standingWords: Readonly<Record<Standing, Text>> = {
  supported: text("有证据支持", "supported"),
  understated: text("低报", "understated"),
  unproven: text("待证实", "unproven"),
  overstated: text("高报", "overstated"),
  unclaimed: text("未宣称", "unclaimed"),
};

/** What a standing means for the reader, as a sentence. */
export const standingSentences: Readonly<Record<Standing, Text>> = {
  supported: text("现有证据支持宣称阶段", "the evidence supports the claimed stage"),
  understated: text("证据已走在宣称阶段之前", "the evidence is ahead of the claimed stage"),
  unproven: text(
    "宣称阶段还缺证据，既未证实也未推翻",
    "evidence for the claimed stage is missing: neither proven nor refuted",
  ),
  overstated: text("现有证据与宣称阶段不符", "the evidence contradicts the claimed stage"),
  unclaimed: text("尚未进入任何阶段", "the deal has not entered a stage yet"),
};

/** What satisfied a checkpoint, in words. */
export const metByWords: Readonly<Record<MetBy, Text>> = {
  behaviours: text("有行为佐证", "shown by behaviour"),
  judgement: text("仅凭判断", "judgement only"),
  both: text("行为与判断一致", "shown by behaviour and attested"),
};

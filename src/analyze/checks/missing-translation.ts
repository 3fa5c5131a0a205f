import { pointerOf } from "../../model/pointer.ts";
import { text } from "../../model/text.ts";
import { defineCheck } from "../check.ts";

const chinese = /\p{Script=Han}/u;
const words = /\p{Script=Latin}{2}[\s-]+\p{Script=Latin}{2}/u;

/** Finds texts that are blank in one language, or written in the other one. */
export const missingTranslation = defineCheck({
  code: "missing-translation",
  severity: "warning",
  title: text("缺少译文", "a text that is not translated"),
  find: function* ({ ruleSet }) {
    for (const { path, zh, en } of textsOf(ruleSet, [])) {
      if (zh.trim() === "" || (!chinese.test(zh) && words.test(zh))) {
        yield {
          pointer: pointerOf([...path, "zh"]),
          message: text("中文没有写", "the Chinese is not written yet"),
          help: text("用中文写出 `en` 的意思", "say in Chinese what `en` says"),
        };
      }
      if (en.trim() === "" || (chinese.test(en) && !words.test(en))) {
        yield {
          pointer: pointerOf([...path, "en"]),
          message: text("英文没有写", "the English is not written yet"),
          help: text("用英文写出 `zh` 的意思", "say in English what `zh` says"),
        };
      }
    }
  },
});

interface Found {
  readonly path: readonly PropertyKey[];
  readonly zh: string;
  readonly en: string;
}

function* textsOf(value: unknown, path: readonly PropertyKey[]): Generator<Found> {
  if (typeof value !== "object" || value === null) return;
  if ("zh" in value && "en" in value) {
    const { zh, en } = value;
    if (typeof zh === "string" && typeof en === "string") yield { path, zh, en };
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    yield* textsOf(inner, [...path, key]);
  }
}

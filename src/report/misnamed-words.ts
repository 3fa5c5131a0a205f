import { type Language, type Text, text } from "../model/text.ts";
import { fill } from "../words/fill.ts";
import type { Misnamed } from "./misnamed.ts";

/** What misnamed evidence is called. */
export const misnamedTitle: Text = text(
  "规则读不到，名称疑误",
  "not read by the rules, perhaps misnamed",
);

const words = {
  near: text("{}（疑为 {}）", "{} ({}?)"),
  deal: text("{}（针对整个商机，不写 about）", "{} (about the deal: without `about`)"),
  contacts: text("{}（about 要写针对哪个人）", "{} (`about` is to say which person)"),
  organisations: text("{}（about 要写针对哪家单位）", "{} (`about` is to say which organisation)"),
} as const satisfies Record<string, Text>;

/** Returns the name of misnamed evidence and what would be right. */
export function describeMisnamed({ what, near, of }: Misnamed, lang: Language): string {
  if (near !== undefined) return fill(words.near, lang, what, near);
  const subject = of === "deal" || of === "contacts" ? of : "organisations";
  return fill(words[subject], lang, what);
}

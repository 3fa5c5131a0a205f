import type { Plan } from "../assess/plan.ts";
import type { Fact } from "../facts/fact.ts";
import { listNames } from "../facts/lexicon.ts";
import type { ListName } from "../facts/reading.ts";
import { nearest } from "../model/nearest.ts";
import { LiveOptionsError } from "./loader.ts";

/** What a loader can be for. */
export type Loadable =
  | { readonly kind: "evidence" }
  | { readonly kind: "list"; readonly list: ListName }
  | { readonly kind: "completeness"; readonly list: ListName }
  | { readonly kind: "fact"; readonly fact: Fact };

/**
 * Returns what a name stands for, a fact of that name before a list. Throws a `LiveOptionsError`
 * when nothing of the name can be loaded.
 */
export function loadableOf({ lexicon }: Pick<Plan, "lexicon">, name: string): Loadable {
  const fact = lexicon.deal.get(name);
  if (fact?.reading.read === "value" || fact?.reading.read === "app") return { kind: "fact", fact };
  if (name === "evidence") return { kind: "evidence" };
  for (const list of listNames) {
    if (name === list) return { kind: "list", list };
    if (name === `${list}.complete`) return { kind: "completeness", list };
  }
  if (fact !== undefined) {
    const from = fact.reading.read === "days" ? fact.reading.of.what : undefined;
    const help = from === undefined ? "" : `; load \`${from}\``;
    throw new LiveOptionsError("unknown-fact", `\`${name}\` is worked out, not loaded${help}`);
  }
  const near = nearest(name, [...listNames, "evidence", ...lexicon.deal.keys()]);
  const help = near === undefined ? "" : `; did you mean \`${near}\`?`;
  throw new LiveOptionsError("unknown-fact", `unknown fact \`${name}\`${help}`);
}

import { type Deal, dealSchema } from "./deal.ts";
import { dealIds, ownValue } from "./deal-ids.ts";
import { depthIssues } from "./depth-issues.ts";
import type { Issue } from "./issue.ts";
import { inOrder, located, parseJsonText } from "./json-text.ts";
import { observationIssues } from "./observation-issues.ts";
import { type Plain, plainCopy } from "./plain-copy.ts";
import { isWithin } from "./pointer.ts";
import { referenceIssues } from "./reference-issues.ts";
import { schemaIssues } from "./schema-issues.ts";

/** A deal, or everything that is wrong with the input. */
export type ParsedDeal =
  | { readonly ok: true; readonly deal: Deal }
  | { readonly ok: false; readonly issues: readonly [Issue, ...Issue[]] };

const customIssues = (deal: Plain): readonly Issue[] =>
  Object.entries(ownValue(deal, "custom") ?? {}).flatMap(([key, value]) =>
    depthIssues(value, ["custom", key]),
  );

/**
 * Returns the deal that JSON text or a plain object describes, as a fresh copy, or every issue of
 * the input; those of text carry line and column and come in that order. Never throws.
 *
 * @example
 * ```ts
 * const parsed = parseDeal({ id: "d-1", account: { teir: "A" } });
 * if (!parsed.ok) console.log(parsed.issues[0].message.en); // unknown key `teir`
 * ```
 */
export const parseDeal = (input: unknown): ParsedDeal => {
  const json = typeof input === "string" ? parseJsonText(input) : undefined;
  const [fault, ...faults] = json?.issues ?? [];
  if (fault && json?.value === undefined) return { ok: false, issues: [fault, ...faults] };
  const { value: deal, issues: uncopied, holes } = plainCopy(json ? json.value : input);
  const ids = dealIds(deal);
  const found = holes.has("")
    ? []
    : [
        ...schemaIssues(dealSchema, deal),
        ...customIssues(deal),
        ...referenceIssues(deal, ids),
        ...observationIssues(deal, ids),
      ].filter(({ pointer }) => !isWithin(holes, pointer));
  // The value of an observation is held against its own schema and that of what it is about.
  const told = new Set<string>();
  const issues = [...uncopied, ...found].filter(({ code, pointer }) => {
    const key = `${code} ${pointer}`;
    return !told.has(key) && told.add(key);
  });
  const [first, ...others] = json
    ? inOrder([...json.issues, ...issues.map((issue) => located(issue, json.locate))])
    : issues;
  // Invariant: without an issue the copy meets the schema.
  return first
    ? { ok: false, issues: [first, ...others] }
    : { ok: true, deal: deal as unknown as Deal };
};

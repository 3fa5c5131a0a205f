import type { Issue } from "../model/issue.ts";
import type { Plain } from "../model/plain-copy.ts";
import type { RuleIssue } from "./rule-issue.ts";
import type { RuleSet } from "./rule-set.ts";

type AnyIssue = Issue | RuleIssue;

/** Sections whose names the rest of a rule set uses: where one is no section, little can be said. */
const naming = ["", "/signals", "/custom", "/conditions"];

/** The codes that leave a value as good as absent. */
const unusable: ReadonlySet<string> = new Set<Issue["code"]>([
  "wrong-type",
  "not-a-choice",
  "not-data",
  "not-finite",
  "ill-formed-text",
  "too-deep",
  "too-large",
  "circular",
  "unreadable",
]);

const child = (value: Plain | undefined, key: string): Plain | undefined =>
  (value as { [key: string]: Plain } | undefined)?.[key];

/** Returns whether the issues leave no rule set to look at further. */
export function isSectionBroken(issues: readonly AnyIssue[]): boolean {
  return issues.some(({ code, pointer }) => unusable.has(code) && naming.includes(pointer));
}

/**
 * Returns the rule set without the values that the issues make unusable, so that the rest of it
 * can be looked at. Changes the data it is given. Signals and custom fields stay, so that their
 * names do: those with issues are named by `misshapenIn`.
 */
export function withoutBroken(
  data: { [key: string]: Plain },
  issues: readonly AnyIssue[],
): RuleSet {
  for (const { code, pointer } of issues) {
    if (/^\/(signals|custom)\//.test(pointer)) continue;
    const path = pointer.split("/").slice(1);
    const last = path.pop() ?? "";
    const holder = path.reduce<Plain | undefined>(child, data);
    // Of a list that is too long no element was looked at.
    const isUnchecked = code === "too-long" && Array.isArray(child(holder, last));
    if (!unusable.has(code) && !isUnchecked) continue;
    if (Array.isArray(holder)) holder[Number(last)] = {};
    else if (typeof holder === "object" && holder !== null) delete holder[last];
  }
  return data as unknown as RuleSet;
}

/** Returns the facts of the signals and custom fields in which something has not its shape. */
export function misshapenIn(issues: readonly AnyIssue[]): ReadonlySet<string> {
  return new Set(
    issues.flatMap(({ pointer }) => {
      const [, section, key] = pointer.split("/");
      if (key === undefined || (section !== "signals" && section !== "custom")) return [];
      const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
      return section === "custom" ? `custom.${name}` : name;
    }),
  );
}

/** Returns those of the further issues that do not follow from the ones already told. */
export function unrelated<I extends AnyIssue>(
  told: readonly AnyIssue[],
  further: readonly I[],
): readonly I[] {
  const places = new Set(told.map(placeOf));
  const isInside = (pointer: string): boolean =>
    places.has(pointer) || (pointer !== "" && isInside(pointer.slice(0, pointer.lastIndexOf("/"))));
  const isListTold = places.has("/stages") || places.has("/flags");
  return further.filter(
    (issue) => !isInside(placeOf(issue)) && !(issue.code === "kind-needs" && isListTold),
  );
}

function placeOf(issue: AnyIssue): string {
  return issue.code === "missing-key" || issue.code === "reserved-key"
    ? `${issue.pointer}/${issue.key}`
    : issue.pointer;
}

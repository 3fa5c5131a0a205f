import type { Extension } from "./extension.ts";
import { type ExtensionIssue, extensionIssue } from "./extension-issue.ts";
import type { RuleSet } from "./rule-set.ts";

const numbersOf = (version: string): readonly number[] =>
  (version.split("-")[0] ?? "").split(".").map(Number);

const isNewer = (one: RuleSet, other: RuleSet): boolean => {
  const theirs = numbersOf(other.version);
  const differing = numbersOf(one.version).map((number, index) => number - (theirs[index] ?? 0));
  return (differing.find((difference) => difference !== 0) ?? 0) > 0;
};

/**
 * Returns the rule set that an extension builds on: the one of its id, in the version that it names
 * where there is that one, else in the newest.
 */
export const chooseBase = (
  bases: readonly RuleSet[],
  extension: Pick<Extension, "id" | "extends">,
): RuleSet | ExtensionIssue => {
  const { id, version } = extension.extends;
  if (id === extension.id) return extensionIssue("extends-itself", "/extends/id", [id]);
  const named = bases.filter((base) => base.id === id);
  const [first, ...others] = named;
  if (first === undefined) {
    const ids = bases.map((base) => base.id).filter((other) => other !== extension.id);
    return extensionIssue("unknown-base", "/extends/id", [id], { among: [id, ids] });
  }
  return (
    named.find((base) => base.version === version) ??
    others.reduce((newest, base) => (isNewer(base, newest) ? base : newest), first)
  );
};

import { type IssueBase, placeOf } from "../model/issue.ts";
import type { Plain } from "../model/plain-copy.ts";
import { isWithin, stepsOf } from "../model/pointer.ts";

/** Sections whose names the rest of a rule set uses: where one is no section, little can be said. */
const naming = ["", "/signals", "/custom", "/conditions"];

const child = (value: Plain | undefined, key: string): Plain | undefined =>
  (value as { [key: string]: Plain } | undefined)?.[key];

/** Returns whether the misfits leave no rule set to look at further. */
export function isSectionBroken(misfits: readonly IssueBase[]): boolean {
  return misfits.some((misfit) => naming.includes(placeOf(misfit)));
}

/**
 * Returns data without the values that its misfits make unusable, so that the rest of it can be
 * looked at. Changes what it is given. Signals and custom fields stay, so that their
 * names do: those with issues are named by `misshapenIn`. So does what stands in conditions, which
 * no schema knows: what could not be copied is null there, and wrong in its own place.
 */
export function withoutBroken(
  data: { [key: string]: Plain },
  misfits: readonly IssueBase[],
): { [key: string]: Plain } {
  for (const { code, pointer } of misfits) {
    const path = stepsOf(pointer);
    const last = path.at(-1) ?? "";
    const holder = path.slice(0, -1).reduce<Plain | undefined>(child, data);
    if (/^\/(signals|custom)\//.test(pointer)) {
      if (path.length === 2 && code === "wrong-type")
        (holder as { [key: string]: Plain })[last] = {};
      continue;
    }
    // Of a list that is too long no element was looked at.
    const isUnchecked = code === "too-long" && Array.isArray(child(holder, last));
    if (code !== "wrong-type" && code !== "not-a-choice" && !isUnchecked) continue;
    if (Array.isArray(holder)) holder[Number(last)] = {};
    else if (typeof holder === "object" && holder !== null) delete holder[last];
  }
  return data;
}

/** Returns the names of the facts and conditions in whose definition something has not its shape. */
export function misshapenIn(issues: readonly IssueBase[]): ReadonlySet<string> {
  return new Set(
    issues.flatMap(({ pointer }) => {
      const [section = "", name] = stepsOf(pointer);
      if (name === undefined || !naming.includes(`/${section}`)) return [];
      return section === "signals" ? name : `${section}.${name}`;
    }),
  );
}

/** Returns those of the further issues that do not follow from the ones already told. */
export function unrelated<I extends IssueBase>(
  told: readonly IssueBase[],
  further: readonly I[],
): readonly I[] {
  const places = new Set(told.map(placeOf));
  return further.filter((issue) => {
    const { code, pointer } = issue;
    if (code === "kind-needs") return !places.has("/stages") && !places.has("/flags");
    return !isWithin(places, code === "never-met" ? `${pointer}/when` : placeOf(issue));
  });
}

import type { Light, LightReason, Person, RelationshipMap } from "./relationship-map.ts";

/**
 * Returns whether our supporters include those who decide. Red: somebody who decides is against us.
 * Green: somebody decides, all who do or may support us, and nobody is missing from the list of
 * those with a say. Amber: neither is known.
 */
export function findLight(people: readonly Person[], complete: RelationshipMap["complete"]): Light {
  const deciders = people.filter(({ decides }) => decides === "satisfied");
  const reason = (code: LightReason["code"], about: readonly Person[]): readonly LightReason[] =>
    about.length === 0 ? [] : [{ code, people: about.map(({ id }) => id) }];

  const against = deciders.filter(({ opposes }) => opposes === "satisfied");
  if (against.length > 0) return { colour: "red", reasons: reason("decider-opposes", against) };

  const open = [
    ...reason(
      "decider-undecided",
      deciders.filter(({ supports }) => supports === "failed"),
    ),
    ...reason(
      "decider-stance-unknown",
      deciders.filter(({ supports }) => supports === "unknown"),
    ),
    ...reason(
      "may-decide",
      people.filter(({ decides, supports }) => decides === "unknown" && supports !== "satisfied"),
    ),
    ...(deciders.length === 0 ? [{ code: "no-decider", people: [] } as const] : []),
    ...(complete === null ? [{ code: "list-open", people: [] } as const] : []),
  ];
  return open.length > 0
    ? { colour: "amber", reasons: open }
    : { colour: "green", reasons: reason("deciders-support", deciders) };
}

import { contactSchema } from "./contact.ts";
import { type DealIds, ownValue, type Placed, placedAt } from "./deal-ids.ts";
import { attributesOf } from "./field.ts";
import type { Issue } from "./issue.ts";
import { danglingReference, duplicateId, referenceCycle } from "./issue-of.ts";
import { opportunitySchema } from "./opportunity.ts";
import { activitySchema, datedSchema, documentSchema, needSchema } from "./opportunity-lists.ts";
import { organisationSchema } from "./organisation.ts";
import type { Plain } from "./plain-copy.ts";
import { pointerOf } from "./pointer.ts";

const duplicates = (elements: readonly Placed[]): readonly Issue[] => {
  const seen = new Set<string>();
  return elements.flatMap(({ path, value: { id } }) => {
    if (typeof id !== "string") return [];
    if (seen.has(id)) return [duplicateId(pointerOf([...path, "id"]), id)];
    seen.add(id);
    return [];
  });
};

const referencesOf = (schema: Parameters<typeof attributesOf>[0]) =>
  attributesOf(schema).flatMap(({ name, type }) =>
    type.kind === "reference" ? [{ keys: name.split("."), to: type.to }] : [],
  );

const lists = (
  [
    { path: ["contacts"], schema: contactSchema },
    { path: ["organisations"], schema: organisationSchema },
    { path: ["opportunity", "needs"], schema: needSchema },
    { path: ["opportunity", "dates"], schema: datedSchema },
    { path: ["opportunity", "documents"], schema: documentSchema },
    { path: ["opportunity", "activities"], schema: activitySchema },
  ] as const
).map(({ path, schema }) => ({ path, references: referencesOf(schema) }));

const opportunityReferences = referencesOf(opportunitySchema).map(({ keys, to }) => ({
  keys: ["opportunity", ...keys],
  to,
}));

const dangling = (
  { path, value }: Placed,
  references: ReturnType<typeof referencesOf>,
  ids: DealIds,
): readonly Issue[] =>
  references.flatMap(({ keys, to }) => {
    const id = keys.reduce<Plain | undefined>(ownValue, value);
    return typeof id !== "string" || ids[to].has(id)
      ? []
      : [danglingReference(pointerOf([...path, ...keys]), id, to, ids[to])];
  });

const cycles = (elements: readonly Placed[], key: string): readonly Issue[] => {
  const next = new Map<string, string>();
  for (const { value } of elements) {
    const id = value.id;
    const to = value[key];
    if (typeof id === "string" && typeof to === "string" && !next.has(id)) next.set(id, to);
  }
  const paths = new Map([...elements].reverse().map(({ path, value }) => [value.id, path]));
  const done = new Set<string>();
  return elements.flatMap(({ path, value }) => {
    const way: string[] = [];
    const onWay = new Set<string>();
    let at = typeof value.id === "string" ? value.id : undefined;
    while (at !== undefined && !done.has(at) && !onWay.has(at)) {
      way.push(at);
      onWay.add(at);
      at = next.get(at);
    }
    for (const id of way) done.add(id);
    if (at === undefined || !onWay.has(at)) return [];
    const circle = way.slice(way.indexOf(at));
    return [referenceCycle(pointerOf([...(paths.get(at) ?? path), key]), circle)];
  });
};

const withdrawals = (evidence: readonly Placed[]): readonly Issue[] => {
  const earlier = new Set<string>();
  return evidence.flatMap(({ path, value: { id, withdraws } }) => {
    const issues =
      typeof withdraws === "string" && !earlier.has(withdraws)
        ? [danglingReference(pointerOf([...path, "withdraws"]), withdraws, "observation", earlier)]
        : [];
    if (typeof id === "string") earlier.add(id);
    return issues;
  });
};

/** Returns an issue for each id used twice, reference that leads nowhere, and circle of references. */
export const referenceIssues = (deal: Plain, ids: DealIds): readonly Issue[] => {
  const people = placedAt(deal, ["contacts"]);
  const organisations = placedAt(deal, ["organisations"]);
  const evidence = placedAt(deal, ["evidence"]);
  const opportunity = ownValue(deal, "opportunity") ?? null;
  return [
    ...duplicates([...people, ...organisations]),
    ...lists.slice(2).flatMap(({ path }) => duplicates(placedAt(deal, path))),
    ...duplicates(evidence),
    ...lists.flatMap(({ path, references }) =>
      placedAt(deal, path).flatMap((element) => dangling(element, references, ids)),
    ),
    ...dangling({ path: [], value: { opportunity } }, opportunityReferences, ids),
    ...cycles(people, "reportsTo"),
    ...cycles(organisations, "partOf"),
    ...withdrawals(evidence),
  ];
};

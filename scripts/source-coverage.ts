/** One item of the catalogue of the sources. */
export interface CatalogueItem {
  readonly id: string;
  /** How many behaviours it lists; each is cited as `id#n`. */
  readonly hints?: number;
}

/** The ids that one file cites. */
export interface Citing {
  readonly file: string;
  readonly ids: readonly string[];
  /** An overlay: it warns of what it cites, which is no encoding of it. */
  readonly isOverlay?: boolean;
}

/** How far the sources are covered. */
export interface SourceCoverage {
  /** How many items and behaviours there are, and how many of them something cites. */
  readonly total: number;
  readonly cited: number;
  /** What nothing cites and no reason is given for. */
  readonly left: readonly string[];
  /** What is wrong with the citations or the page, a line each. */
  readonly problems: readonly string[];
}

/** A row of the page: an id, or the first and the last of a range, and the reason. */
const row = /^\| `([^`]+)`(?: – `([^`]+)`)? \|(.*)\|$/;
const numbered = /^(.*?)(\d+)$/;

/**
 * Returns how far a catalogue is covered: by citations, those of overlays apart, and by the reasons of
 * a Markdown page whose tables have the id of an item, or the first and the last of some numbered alike, in their first
 * column and the reason in their second. An item left out takes its behaviours with it.
 */
export const sourceCoverage = (
  catalogue: readonly CatalogueItem[],
  citings: readonly Citing[],
  page: string,
): SourceCoverage => {
  const problems: string[] = [];
  const known = new Set(
    catalogue.flatMap(({ id, hints = 0 }) => [
      id,
      ...Array.from({ length: hints }, (_, index) => `${id}#${index + 1}`),
    ]),
  );
  // A source as a whole, and a part of one, have ids that others begin with.
  const isKnown = (id: string): boolean =>
    known.has(id) || [...known].some((one) => one.startsWith(`${id}/`) || one.startsWith(`${id}.`));
  const cited = new Set<string>();
  for (const { file, ids, isOverlay = false } of citings) {
    for (const id of new Set(ids)) {
      if (!isKnown(id)) problems.push(`${file} cites \`${id}\`, which the catalogue does not have`);
      if (isOverlay) continue;
      cited.add(id);
      // Whoever cites a behaviour cites the item it belongs to.
      cited.add(itemOf(id));
    }
  }
  const excused = new Set<string>();
  for (const line of page.split("\n")) {
    const [, first, last, reason = ""] = row.exec(line) ?? [];
    if (first === undefined) continue;
    if (reason.trim() === "") problems.push(`no reason is given for \`${first}\``);
    for (const id of rangeOf(first, last, known, problems)) {
      if (cited.has(id)) problems.push(`\`${id}\` is cited, and listed as left out`);
      if (excused.has(id)) problems.push(`\`${id}\` is listed twice`);
      excused.add(id);
    }
  }
  const left = [...known].filter(
    (id) => !cited.has(id) && !excused.has(id) && !excused.has(itemOf(id)),
  );
  const covered = [...known].filter((id) => cited.has(id)).length;
  return { total: known.size, cited: covered, left, problems };
};

const itemOf = (id: string): string => id.split("#")[0] ?? id;

const rangeOf = (
  first: string,
  last: string | undefined,
  known: ReadonlySet<string>,
  problems: string[],
): readonly string[] => {
  const ends = last === undefined ? [first] : [first, last];
  const strangers = ends.filter((id) => !known.has(id));
  for (const id of strangers) problems.push(`the catalogue has no \`${id}\``);
  if (strangers.length > 0) return [];
  if (last === undefined) return [first];
  const [, prefix, from] = numbered.exec(first) ?? [];
  const [, other, to] = numbered.exec(last) ?? [];
  if (prefix === undefined || prefix !== other || Number(from) >= Number(to)) {
    problems.push(`\`${first}\` – \`${last}\` is no range`);
    return [];
  }
  return [...known].filter((id) => {
    const [, own, number] = numbered.exec(id) ?? [];
    return own === prefix && Number(number) >= Number(from) && Number(number) <= Number(to);
  });
};

/** Returns every id in the `source` lists of a value, however deep. */
export const citationsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(citationsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "source" && Array.isArray(inner)
      ? inner.filter((id) => typeof id === "string")
      : citationsIn(inner),
  );
};

/** Returns what to tell of a coverage, and whether all is well. */
export const coverageReport = ({
  total,
  cited,
  left,
  problems,
}: SourceCoverage): { readonly text: string; readonly ok: boolean } => {
  const lines = [
    `${total} items and behaviours, ${cited} cited, ${total - cited - left.length} left out with a reason`,
    ...(left.length === 0 ? [] : [`${left.length} neither cited nor given a reason:`]),
    ...left.map((id) => `  ${id}`),
    ...problems,
  ];
  return { text: `${lines.join("\n")}\n`, ok: left.length === 0 && problems.length === 0 };
};

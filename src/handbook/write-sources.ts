import type { HandbookLink, HandbookSource } from "./handbook.ts";
import type { Writing } from "./write-handbook.ts";

/** Returns what numbers sources in the order they are first cited, and the list of them. */
export function collectSources(): {
  readonly cite: Writing["cite"];
  readonly sources: () => readonly HandbookSource[];
} {
  const cited = new Map<string, HandbookLink[]>();
  const numbers = new Map<string, number>();
  return {
    cite: (sources = [], by) =>
      sources.map((source) => {
        const links = cited.get(source) ?? [];
        if (links.length === 0) cited.set(source, links);
        if (links.at(-1)?.anchor !== by.anchor) links.push(by);
        const number = numbers.get(source) ?? numbers.size + 1;
        numbers.set(source, number);
        return number;
      }),
    sources: () =>
      [...cited].map(([source, citedBy], index) => ({
        anchor: `source-${index + 1}`,
        number: index + 1,
        source,
        citedBy,
      })),
  };
}

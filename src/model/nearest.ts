import { distance } from "fastest-levenshtein";

// Beyond these a suggestion costs more than it is worth.
const longest = 100;
const most = 300;

const folded = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, "");

const areSwapped = (one: string, other: string): boolean => {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return (
    at < one.length &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
};

/**
 * Returns the candidate that the word was likely meant to be, or undefined when none is near: at
 * most a quarter of the word's letters may differ, three at most; two letters
 * that changed places count as one; case, hyphens and underscores do
 * not count. Looks at the first 300 candidates alone.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > longest) return undefined;
  const own = folded(word);
  let best: string | undefined;
  let least = Math.min(3, Math.floor(own.length / 4)) + 1;
  let looked = 0;
  for (const candidate of candidates) {
    looked += 1;
    if (looked > most) break;
    const other = folded(candidate);
    // At least as many edits as the lengths differ: most candidates need no closer look.
    if (Math.abs(other.length - own.length) >= least) continue;
    const edits = areSwapped(own, other) ? 1 : distance(own, other);
    if (edits < least && candidate !== word) {
      best = candidate;
      least = edits;
    }
  }
  return best;
};

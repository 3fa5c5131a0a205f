import { distance } from "fastest-levenshtein";

// Beyond this length a comparison costs more than a suggestion is worth.
const longest = 100;

const folded = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, "");

/**
 * Returns the candidate that the word was likely meant to be, or undefined when none is near: at
 * most a third of the word's letters may differ, three at most; case, hyphens and underscores do
 * not count.
 */
export const nearest = (word: string, candidates: Iterable<string>): string | undefined => {
  if (word.length > longest) return undefined;
  const own = folded(word);
  let best: string | undefined;
  let least = Math.min(3, Math.floor(own.length / 3)) + 1;
  for (const candidate of candidates) {
    const edits = distance(own, folded(candidate));
    if (edits < least && candidate !== word) {
      best = candidate;
      least = edits;
    }
  }
  return best;
};

/**
 * Returns whether the name of a file says that it holds one JSON value a line, packed or not: then it
 * is read so even where no line is sound, and no line at all is no value, where a JSON text cannot be
 * empty.
 */
export const isOfLines = (name: string): boolean => /\.(ndjson|jsonl)(\.gz)?$/i.test(name);

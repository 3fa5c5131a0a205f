/** A place in a document: the keys and indices that lead to it. */
export type Path = readonly PropertyKey[];

const escaped = (key: PropertyKey): string =>
  String(key).replaceAll("~", "~0").replaceAll("/", "~1");

/** Returns the JSON pointer of a path; the whole document is the empty text. */
export const pointerOf = (path: Path): string => path.map((key) => `/${escaped(key)}`).join("");

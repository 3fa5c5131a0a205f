/** A place in a document: the keys and indices that lead to it. */
export type Path = readonly PropertyKey[];

const escaped = (key: PropertyKey): string =>
  String(key).replaceAll("~", "~0").replaceAll("/", "~1");

/** Returns the JSON pointer of a path; the whole document is the empty text. */
export const pointerOf = (path: Path): string => path.map((key) => `/${escaped(key)}`).join("");

/** Returns the keys and indices that a JSON pointer leads by. */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

/** Returns a document and what a JSON pointer leads through in it, from the outside in. */
export const valuesAlong = (root: unknown, pointer: string): readonly unknown[] => {
  const values = [root];
  for (const step of stepsOf(pointer)) values.push(Object(values.at(-1))[step]);
  return values;
};

/** Returns whether a JSON pointer leads to one of some places, or into one. */
export const isWithin = (places: ReadonlySet<string>, pointer: string): boolean =>
  places.has(pointer) ||
  (pointer !== "" && isWithin(places, pointer.slice(0, pointer.lastIndexOf("/"))));

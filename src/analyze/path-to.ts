import { stepsOf, valuesAlong } from "../model/pointer.ts";

/** Returns a JSON pointer as a path: numbers lead into lists, texts into objects. */
export function pathTo(root: unknown, pointer: string): readonly (string | number)[] {
  const holders = valuesAlong(root, pointer);
  return stepsOf(pointer).map((step, index) =>
    Array.isArray(holders[index]) ? Number(step) : step,
  );
}

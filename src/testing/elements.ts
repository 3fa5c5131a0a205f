import { listPaths } from "../facts/catalogue.ts";
import type { ListName } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";

/** Returns the elements of a list of a deal; none when the deal says nothing of the list. */
export function listed(deal: Deal, list: ListName): readonly Listed[] {
  return elementsOf(deal, list) ?? [];
}

/** One element of a list. */
export type Listed = Readonly<Record<string, unknown>> & { readonly id: string };

/** Returns the elements of a list of a deal, or undefined when it says nothing of the list. */
export function elementsOf(deal: object, list: ListName): readonly Listed[] | undefined {
  return listPaths[list].reduce<unknown>(
    (at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key],
    deal,
  ) as readonly Listed[] | undefined;
}

/** Returns the id of the n-th element of a list. */
export function idOf(list: ListName, n: number): string {
  return `${list.slice(0, 1)}${list === "dates" || list === "documents" ? list.slice(1, 2) : ""}${n + 1}`;
}

/** Puts a value at a path of a record that is being built. */
export function put(
  record: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    record[key] = value;
    return;
  }
  const inner = { ...((record[key] as Record<string, unknown> | undefined) ?? {}) };
  put(inner, rest, value);
  record[key] = inner;
}

import { all, type Formula } from "./formula.ts";
import { usesOf } from "./uses.ts";

/** Returns the conjuncts of a formula, put together where they have items in common. */
export function partsOf(formula: Formula): readonly Formula[] {
  if (formula.kind !== "all") return [formula];
  const { of } = formula;
  // Each conjunct stands with itself or an earlier one, and so with all that that one stands with.
  const before = of.map((_, index) => index);
  const firstWith = (index: number): number => {
    let at = index;
    while (before[at] !== at) at = before[at] as number;
    return at;
  };
  const holders = new Map<number, number>();
  of.forEach((member, index) => {
    for (const key of usesOf(member).keys) {
      if (key < 0) continue;
      const one = firstWith(holders.get(key) ?? index);
      const other = firstWith(index);
      before[Math.max(one, other)] = Math.min(one, other);
      if (!holders.has(key)) holders.set(key, index);
    }
  });
  const parts = new Map<number, { readonly of: Formula[]; items: number }>();
  of.forEach((member, index) => {
    const first = firstWith(index);
    const part = parts.get(first) ?? { of: [], items: 0 };
    part.of.push(member);
    parts.set(first, part);
  });
  for (const holder of holders.values()) {
    const part = parts.get(firstWith(holder));
    if (part !== undefined) part.items++;
  }
  return [...parts.values()].sort((a, b) => a.items - b.items).map((part) => all(part.of));
}

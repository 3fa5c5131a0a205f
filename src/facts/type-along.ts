import type { Fact } from "./fact.ts";
import type { FactType } from "./fact-type.ts";

/** Returns the type of what stands at the end of a path into a fact's records; text of an unknown fact. */
export function typeAlong(fact: Fact | undefined, path: readonly string[] | undefined): FactType {
  let type: FactType = fact?.type ?? { kind: "text" };
  for (const step of path ?? []) {
    const inner: FactType | undefined = type.kind === "record" ? type.fields[step] : undefined;
    if (inner === undefined) break;
    type = inner;
  }
  return type;
}

import { valuesOf } from "../facts/values-read.ts";
import type { ConditionNode } from "./condition-node.ts";

/** Returns what observations of the values that conditions read are called. */
export function valuesRead(nodes: readonly ConditionNode[]): ReadonlySet<string> {
  const tests = nodes.flatMap(({ test }) => test ?? []);
  return new Set(tests.flatMap(({ reading }) => [...valuesOf(reading)].map(({ what }) => what)));
}

import type { Reading } from "../facts/reading.ts";
import type { ConditionNode } from "./condition-node.ts";

/** Returns what observations of the values that conditions read are called. */
export function valuesRead(nodes: readonly ConditionNode[]): ReadonlySet<string> {
  const read = new Set<string>();
  const add = (reading: Reading): void => {
    switch (reading.read) {
      case "value":
        read.add(reading.what);
        if (reading.through !== undefined) read.add(reading.through.what);
        return;
      case "days":
      case "known":
        add(reading.of);
        return;
      case "aggregate":
        for (const attribute of [reading.of, reading.weight]) {
          if (attribute !== undefined) add(attribute.reading);
        }
        return;
      case "app":
      case "verdict":
    }
  };
  for (const { test } of nodes) if (test !== undefined) add(test.reading);
  return read;
}

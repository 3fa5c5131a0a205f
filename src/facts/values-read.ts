import { type Expression, leavesOf } from "../logic/expression.ts";
import type { Reading, Subject } from "./reading.ts";
import type { Test } from "./test.ts";

/** A value that an answer hangs on: whose it is, and what an observation of it is called. */
export interface ValueRead {
  readonly subject: Subject;
  readonly what: string;
}

/** Yields every value that some conditions read, those of the elements they count over included. */
export function* valuesIn(
  ...conditions: readonly (Expression<Test> | undefined)[]
): Generator<ValueRead> {
  for (const condition of conditions) {
    if (condition === undefined) continue;
    for (const { reading } of leavesOf(condition)) yield* valuesOf(reading);
  }
}

/**
 * Yields every value that a reading reads: the reference that it follows before what that leads to,
 * and the roles that tell who has a say in the decision.
 */
export function* valuesOf(reading: Reading): Generator<ValueRead> {
  switch (reading.read) {
    case "value": {
      const { subject, what, through } = reading;
      if (through !== undefined) yield { subject, what: through.what };
      yield { subject: through?.list ?? subject, what };
      return;
    }
    case "days":
    case "known":
      yield* valuesOf(reading.of);
      return;
    case "aggregate": {
      const { list, where, meets, of, weight, scope } = reading;
      if (scope === "decision-chain") yield { subject: list, what: "roles" };
      yield* valuesIn(where, meets);
      for (const attribute of [of, weight]) {
        if (attribute !== undefined) yield* valuesOf(attribute.reading);
      }
      return;
    }
    case "app":
      yield { subject: "deal", what: reading.name };
      return;
    case "verdict":
  }
}

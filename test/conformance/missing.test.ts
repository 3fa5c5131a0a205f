import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import { rows } from "./conformance.ts";
import { doorBehind, doors } from "./doors.ts";
import { asOf } from "./vocabulary.ts";

describe("what is missing for a checkpoint", () => {
  it.each(rows)("line $line is $truth: $because", ({ ruleSet, deal, truth }) => {
    const { missing } = assess(doorBehind(ruleSet), deal, { asOf });
    expect(missing.length > 0).toBe(truth === "unknown");
    for (const item of missing) {
      const { checkpoints, doors, points, essential } = item;
      expect({ checkpoints, points, essential }).toEqual({
        checkpoints: ["checkpoint"],
        points: 1,
        essential: false,
      });
      // To know that there is nobody else may settle a checkpoint and open nothing.
      expect(item.kind === "completeness" ? ["next", ...doors] : doors).toContain("next");
    }
  });
});

describe("what opens a door is missing", () => {
  it.each(doors)("line $line: $because", ({ ruleSet, deal, opening }) => {
    const { missing } = assess(doorBehind(ruleSet), deal, { asOf });
    const ids = missing.map(({ id }) => id);
    if (opening === "already-failed") expect(ids).toEqual([]);
    else expect(ids).not.toEqual([]);
    if (typeof opening === "string") return;
    // What a firm or a superior is like is asked for once it is known whose.
    const isReference = (id: string): boolean => /:(organisation|reportsTo)$/.test(id);
    const isLater = (id: string): boolean => !isReference(id) && ids.some(isReference);
    expect(ids).toEqual(expect.arrayContaining(opening.flat().filter((id) => !isLater(id))));
  });
});

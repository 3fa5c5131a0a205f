import type * as FastCheck from "fast-check";
import { vi } from "vitest";

// Laws are tried on the same few cases for every mutant, and the first that fails is enough.
const most = process.env.MUTATION_PART === "unlock" ? 20 : 5;

vi.mock("fast-check", async (importOriginal) => {
  const fc = await importOriginal<typeof FastCheck>();
  const assert = (
    property: Parameters<typeof fc.assert>[0],
    options: Parameters<typeof fc.assert>[1] = {},
  ) => {
    const numRuns = Math.min(options.numRuns ?? most, most);
    return fc.assert(property, { ...options, numRuns, seed: 1, endOnFailure: true });
  };
  return { ...fc, assert, default: { ...fc.default, assert } };
});

import { idPattern } from "./name-patterns.ts";
import { type RuleFault, ruleFault } from "./rule-fault.ts";

/** Returns whether a value can be an id; adds a fault when it is a text that cannot. */
export function checkId(id: unknown, pointer: string, faults: RuleFault[]): id is string {
  // Anything but a text is a fault of the shape, told elsewhere.
  if (typeof id !== "string") return false;
  if (idPattern.test(id) && !(id in {})) return true;
  faults.push(ruleFault("bad-name", pointer, id, { form: "id" }));
  return false;
}

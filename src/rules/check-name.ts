import { appFactPattern, idPattern } from "../model/name-patterns.ts";
import { fieldNamePattern } from "./name-patterns.ts";
import { type RuleFault, ruleFault } from "./rule-fault.ts";

const patterns = { id: idPattern, field: fieldNamePattern, fact: appFactPattern };

/** Returns whether a value can be a name of that form; adds a fault when it is a text that cannot. */
export function checkName(
  name: unknown,
  form: keyof typeof patterns,
  pointer: string,
  faults: RuleFault[],
): name is string {
  // Anything but a text is a fault of the shape, told elsewhere.
  if (typeof name !== "string") return false;
  if (!patterns[form].test(name)) {
    faults.push(ruleFault("bad-name", pointer, name, { form }));
  } else if (!(name in {})) return true;
  else faults.push(ruleFault("name-taken", pointer, name));
  return false;
}

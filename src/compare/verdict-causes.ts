import type { Plan } from "../assess/plan.ts";
import { isSameData } from "../assess/same-data.ts";
import type { Verdict } from "../assess/verdict.ts";
import type { Text } from "../model/text.ts";
import type { Renames } from "./renamed.ts";
import type { Cause, VerdictPair } from "./verdict-difference.ts";

/**
 * Returns the parts of the rules that answer a deal otherwise by the newer rules: stages whose own
 * door differs, checkpoints that come to something else or count otherwise, flags.
 */
export function causesOf(
  from: Plan,
  to: Plan,
  pair: VerdictPair,
  renames: Renames,
): readonly Cause[] {
  const before = statesOf(from, pair.from, renames);
  const after = statesOf(to, pair.to, { stages: new Map(), checkpoints: new Map() });
  const keys = new Set([...after.keys(), ...before.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const known = is ?? was;
    if (known === undefined || isSameAnswer(was?.state, is?.state)) return [];
    const { part, id, title } = known;
    if (isIdle(was) && isIdle(is)) return [];
    // Invariant: the key holds the part, so that both states are of that part.
    return [{ part, id, title, from: was?.state ?? null, to: is?.state ?? null } as Cause];
  });
}

interface State {
  readonly part: Cause["part"];
  readonly id: string;
  readonly title: Text;
  readonly state: NonNullable<Cause["from"]>;
}

/**
 * A stage is left through its checkpoints, which are told themselves: its way out counts only where
 * another pass mark has moved it.
 */
function isSameAnswer(was: Cause["from"] | undefined, is: Cause["from"] | undefined): boolean {
  if (was && is && "passMark" in was && "passMark" in is) {
    const isMoved = was.passMark !== is.passMark && was.exit !== is.exit;
    return was.applies === is.applies && was.entry === is.entry && !isMoved;
  }
  return isSameData(was, is);
}

/** Without a say: it does not apply, or is a flag that is not raised. */
function isIdle(one: State | undefined): boolean {
  if (one === undefined) return true;
  return "applies" in one.state ? one.state.applies === "failed" : one.state.truth === "failed";
}

function statesOf(plan: Plan, verdict: Verdict, renames: Renames): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  const add = (state: State) => states.set(`${state.part} ${state.id}`, state);
  verdict.stages.forEach(({ applies, entry, exit, checkpoints }, index) => {
    const planned = plan.stages[index];
    if (planned === undefined) return;
    const id = renames.stages.get(planned.id) ?? planned.id;
    const { title } = planned.resolved.stage;
    const state = { applies, entry, exit, passMark: planned.passMark };
    add({ part: "stage", id, title, state });
    checkpoints.forEach(({ id: own, metBy: _metBy, ...answer }, at) => {
      const title = planned.checkpoints[at]?.resolved.checkpoint.title;
      if (title === undefined) return;
      const newer = renames.checkpoints.get(own) ?? own;
      add({ part: "checkpoint", id: newer, title, state: { stage: id, ...answer } });
    });
  });
  verdict.flags.forEach(({ id, truth, severity }, index) => {
    const title = plan.flags[index]?.resolved.flag.title;
    if (title !== undefined) add({ part: "flag", id, title, state: { truth, severity } });
  });
  return states;
}

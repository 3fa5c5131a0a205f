import type { Proof } from "./proof.ts";
import { existence, onVerdict, type Setting } from "./setting.ts";

/** Proves of every flag that it can be down, and that it can be up. */
export async function proveFlags({ plan, prover, complete }: Setting): Promise<readonly Proof[]> {
  const proofs: Proof[] = [];
  const world = prover.complete;
  for (const [f, { id }] of plan.flags.entries()) {
    const raised = complete.flags[f]?.raised;
    if (raised === undefined) continue;
    const about = { pointer: `/flags/${f}`, subject: id };
    const down = await prover.find({
      world,
      of: [-raised.may],
      id: `${id}-down`,
      claim: onVerdict((verdict) => verdict.flags[f]?.truth === "failed"),
    });
    proofs.push(existence({ code: "flag-down", ...about }, down, plan));
    const up = await prover.find({
      world,
      of: [raised.sure],
      id: `${id}-up`,
      claim: onVerdict((verdict) => verdict.flags[f]?.truth === "satisfied"),
    });
    proofs.push(existence({ code: "flag-up", ...about }, up, plan));
  }
  return proofs;
}

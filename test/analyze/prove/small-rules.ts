import type { Proof, ProofCode } from "../../../src/analyze/prove/proof.ts";
import { proveWith } from "../../../src/analyze/prove/prove-rule-set.ts";
import type { Z3Session } from "../../../src/analyze/prove/z3-session.ts";
import type { AppFact } from "../../../src/facts/fact.ts";
import { parseRuleSet } from "../../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../../src/rules/rule-set.ts";

type Json = Readonly<Record<string, unknown>>;

/** The day that the small rule sets are proven for. */
export const asOf = "2026-06-30";

const words = { zh: "词", en: "word" };

/** Returns a comparison. */
export const test = (fact: string, operator: string, value: unknown, more: Json = {}): Json => ({
  fact,
  operator,
  value,
  ...more,
});

/** Returns a comparison of how many elements of a list are so. */
export const count = (list: string, where: Json | undefined, operator: string, value: number) =>
  test(`${list}.count`, operator, value, where === undefined ? {} : { params: { where } });

/** Returns a checkpoint that only its behaviours can meet. */
export const checkpoint = (id: string, when: Json, more: Json = {}): Json => ({
  id,
  title: words,
  judgement: false,
  when,
  ...more,
});

/** Returns an essential checkpoint that only its behaviours can meet. */
export const essential = (id: string, when: Json, more: Json = {}): Json =>
  checkpoint(id, when, { essential: true, ...more });

/** Returns a stage. */
export const stage = (id: string, checkpoints: readonly Json[], more: Json = {}): Json => ({
  id,
  title: words,
  checkpoints,
  ...more,
});

const signal = (more: Json): Json => ({
  title: words,
  ask: words,
  subject: "deal",
  type: "boolean",
  favours: "us",
  ...more,
});

/** The signals that the small rule sets read. */
export const signals = {
  agreed: signal({}),
  visited: signal({}),
  seats: signal({ type: "number", min: 0, integer: true }),
  keen: signal({ subject: "contact" }),
} as const;

/** Returns a rule set with these stages; throws when it has issues. */
export function rulesOf(stages: readonly Json[], more: Json = {}, facts: readonly AppFact[] = []) {
  const input = {
    id: "small",
    version: "1.0.0",
    kind: "stages",
    title: words,
    signals,
    stages,
    ...more,
  };
  const parsed = parseRuleSet(input, { facts });
  if (!parsed.ok) throw new TypeError(JSON.stringify(parsed.issues));
  return parsed.ruleSet as RuleSet;
}

/** Returns what asks single questions with one session of Z3. */
export function asker(session: () => Z3Session) {
  /** Returns the proofs of one question, by what they are about. */
  const proofsOf = async (
    code: ProofCode,
    rules: RuleSet,
    more: { readonly facts?: readonly AppFact[]; readonly effort?: number } = {},
  ): Promise<Readonly<Record<string, Proof>>> => {
    const { proofs } = await proveWith(session(), rules, { asOf, ...more });
    const own = proofs.filter((proof) => proof.code === code);
    return Object.fromEntries(own.map((proof) => [proof.subject, proof]));
  };
  /** Returns what the proofs of one question came to, by what they are about. */
  const statusesOf = async (
    code: ProofCode,
    rules: RuleSet,
  ): Promise<Readonly<Record<string, string>>> => {
    const proofs = await proofsOf(code, rules);
    return Object.fromEntries(Object.entries(proofs).map(([id, { status }]) => [id, status]));
  };
  return { proofsOf, statusesOf };
}

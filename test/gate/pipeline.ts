import { compileRuleSet } from "../../src/assess/compile-rule-set.ts";
import type { Plan } from "../../src/assess/plan.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import type { Reason, Refusal } from "../../src/gate/refusal.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseDeal } from "../../src/model/parse-deal.ts";
import type { Progress } from "../../src/model/progress.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

const words = { zh: "字", en: "word" };

/** Returns a yes-or-no signal about the deal. */
export const signal = (more: object = {}) => ({
  title: words,
  subject: "deal",
  type: "boolean",
  favours: "us",
  ask: words,
  ...more,
});

/** Returns the condition that a fact equals a value. */
export const is = (fact: string, value: unknown, more: object = {}) => ({
  fact,
  operator: "equal",
  value,
  ...more,
});

/** Returns a checkpoint that behaviours alone can satisfy. */
export const shown = (id: string, when: object, more: object = {}) => ({
  id,
  title: words,
  essential: true,
  judgement: false,
  when,
  ...more,
});

/** Returns a checkpoint that somebody attests. */
export const attested = (id: string, more: object = {}) => ({
  id,
  title: words,
  essential: true,
  ...more,
});

/** Returns a stage. */
export const stage = (id: string, checkpoints: readonly object[], more: object = {}) => ({
  id,
  title: words,
  checkpoints,
  ...more,
});

/** Returns the plan of a rule set named `sales`; throws when the rule set is not valid. */
export const planOf = (ruleSet: object, facts: readonly AppFact[] = []): Plan => {
  const parsed = parseRuleSet(
    {
      id: "sales",
      version: "1.0.0",
      kind: "stages",
      title: words,
      ...ruleSet,
    },
    { facts },
  );
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message.en).join("; "));
  return compileRuleSet(parsed.ruleSet, { facts });
};

/** Whether one of the deal's deciders is known to be for us. */
export const sponsor = {
  fact: "contacts.count",
  operator: "greaterThanInclusive",
  value: 1,
  params: {
    where: {
      all: [
        { fact: "roles", operator: "contains", value: "decider" },
        { fact: "stance", operator: "greaterThanInclusive", value: "supporter" },
      ],
    },
  },
};

/**
 * A way of five stages. `lead` is left once the buyer is met; `need` is entered by customers of
 * tier A or B alone, and left once the need is told and a decider is for us; `tender` applies to
 * tendered deals; `offer` is the last stage of selling, and `service` comes after it.
 */
export const pipeline = planOf({
  signals: { "buyer-met": signal(), invited: signal(), debarred: signal({ favours: "them" }) },
  stages: [
    stage("lead", [shown("buyer", is("buyer-met", true))]),
    stage("need", [attested("told"), shown("sponsor", sponsor, { waivable: true })], {
      entry: { fact: "account.tier", operator: "in", value: ["A", "B"] },
    }),
    stage("tender", [shown("invitation", is("invited", true))], {
      appliesWhen: is("opportunity.isTendered", true),
    }),
    stage("offer", [attested("accepted")]),
    stage("service", [attested("handed-over")]),
  ],
  wonAfter: "offer",
  flags: [
    {
      id: "blacklisted",
      severity: "block",
      presumed: "absent",
      title: words,
      when: is("debarred", true),
    },
  ],
});

/** Returns a deal, frozen throughout, so that whoever changes it throws. */
export const frozen = <T>(value: T): T => {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) frozen(inner);
    Object.freeze(value);
  }
  return value;
};

/** Returns a deal as parsed, frozen; throws when it is not valid. */
export const dealOf = (deal: object): Deal => {
  const parsed = parseDeal({ id: "d-1", ...deal });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message.en).join("; "));
  return frozen(parsed.deal);
};

/** Returns a day of June 2026. */
export const june = (day: number): string => `2026-06-${String(day).padStart(2, "0")}`;

/** Returns observations of the deal of 1 June 2026. */
export const observed = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([what, value]) => ({ what, value, at: "2026-06-01" }));

/** A deal that every door of the pipeline up to its end is open for. */
export const provenDeal = {
  account: { tier: "A" },
  opportunity: { isTendered: false },
  contacts: [{ id: "wang", roles: ["decider"], stance: "mentor" }],
  evidence: observed({
    "buyer-met": true,
    "sales/told": true,
    "sales/accepted": true,
    debarred: false,
  }),
};

/** Returns where a deal stands in the pipeline. */
export const progressOf = (deal: Deal): Progress => deal.progress?.sales ?? {};

type Result = { readonly ok: true; readonly deal: Deal } | Refusal;

/** Returns the frozen deal of a move that must have been made. */
export const moved = (result: Result): Deal => {
  if (!result.ok) throw new Error(result.reasons.map(({ message }) => message.en).join("; "));
  return frozen(result.deal);
};

/** Returns the reasons of a move that must have been refused. */
export const refused = (result: { readonly ok: true } | Refusal): readonly Reason[] => {
  if (result.ok) throw new Error("was not refused");
  return result.reasons;
};

/** Returns the codes of the reasons of a move that must have been refused. */
export const codes = (result: { readonly ok: true } | Refusal): readonly string[] =>
  refused(result).map(({ code }) => code);

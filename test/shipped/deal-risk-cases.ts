import type { Contact } from "../../src/model/contact.ts";
import {
  chainComplete,
  contactsComplete,
  deal,
  type FlagCase,
  organisationsComplete,
  saw,
} from "./overlay-case.ts";

const decider = (more: Partial<Contact> = {}): Contact => ({
  id: "a",
  roles: ["decider"],
  ...more,
});
const approver = (more: Partial<Contact> = {}): Contact => ({
  id: "b",
  roles: ["approver"],
  ...more,
});
const coach: Contact = { id: "c", coaching: "coach", stance: "supporter" };
const rival = { id: "r", kind: "competitor" } as const;
const judged = (...ids: readonly string[]) => ids.map((id) => saw(`ground/${id}`, true));
const at = (stage: string) => ({ ground: { stage } });

/** What raises, clears and leaves open each flag of the deal-risk overlay, worked out by hand. */
export const dealRiskCases: Readonly<Record<string, FlagCase>> = {
  "risk-single-threaded": {
    // One of the two is met often, and there is nobody else.
    raises: deal({
      contacts: [decider({ intensity: "frequent" }), approver({ intensity: "occasional" })],
      evidence: [chainComplete],
    }),
    clears: deal({
      contacts: [decider({ intensity: "deep" }), approver({ intensity: "frequent" })],
    }),
    open: deal({ contacts: [decider({ intensity: "frequent" })] }),
  },
  "risk-no-access-to-approver": {
    raises: deal({ contacts: [approver({ intensity: "none" })] }),
    clears: deal({
      contacts: [approver({ intensity: "occasional" }), decider({ intensity: "deep" })],
      evidence: [chainComplete],
    }),
    open: deal({ contacts: [approver({ intensity: "occasional" })] }),
  },
  "risk-decider-against-us": {
    raises: deal({ contacts: [decider({ stance: "opponent" }), approver({ stance: "mentor" })] }),
    clears: deal({
      contacts: [decider({ stance: "neutral" }), approver({ stance: "mentor" })],
      evidence: [chainComplete],
    }),
    open: deal({ contacts: [decider()], evidence: [chainComplete] }),
  },
  "risk-competitor-ahead": {
    raises: deal({ organisations: [{ ...rival, isFavourite: true }] }),
    // The champion of a competitor is bearable as long as it does not answer the concern better.
    clears: deal({
      organisations: [{ ...rival, isFavourite: false }],
      evidence: [
        organisationsComplete,
        saw("tried-first-and-longest", false, "r"),
        saw("decision-likely-to-drift", false),
        saw("rival-championed-in-chain", true),
        saw("rival-answers-concern-better", false),
      ],
    }),
    open: deal({ organisations: [rival] }),
  },
  "risk-budget-unsecured-near-deadline": {
    // 1 September is 63 days away.
    raises: deal({ opportunity: { needBy: "2026-09-01", budget: { funding: "requested" } } }),
    clears: deal({ opportunity: { needBy: "2026-09-01", budget: { funding: "approved" } } }),
    open: deal({ opportunity: { needBy: "2026-09-01" } }),
  },
  "risk-deadline-without-reason": {
    raises: deal({ opportunity: { needBy: "2026-12-31", needByReason: null } }),
    clears: deal({ opportunity: { needBy: "2026-12-31", needByReason: "机房年底退租" } }),
    open: deal({ opportunity: { needBy: "2026-12-31" } }),
  },
  "risk-claim-contradicted": {
    raises: deal({ progress: at("second"), evidence: [saw("ground/told", false)] }),
    clears: deal({ progress: at("second"), evidence: judged("told") }),
  },
  "risk-claim-unproven": {
    raises: deal({ progress: at("second") }),
    clears: deal({ progress: at("second"), evidence: judged("told") }),
  },
  "risk-mostly-attested": {
    // Four by word and three by a fact: 4 of 7.
    raises: deal({
      opportunity: { isApproved: true },
      evidence: judged("told", "a", "b", "c"),
    }),
    // Three by word and three by a fact: exactly half.
    clears: deal({ opportunity: { isApproved: true }, evidence: judged("told", "a", "b") }),
  },
  "risk-stale-evidence": {
    raises: deal({
      evidence: ["a", "b", "c"].map((id) => ({ ...saw(`ground/${id}`, true), at: "2026-01-05" })),
    }),
    clears: deal({
      evidence: ["a", "b"].map((id) => ({ ...saw(`ground/${id}`, true), at: "2026-01-05" })),
    }),
  },
  "risk-conflicting-evidence": {
    raises: deal({ evidence: [saw("ground/a", true), saw("ground/a", false)] }),
    clears: deal({ evidence: judged("a") }),
  },
  "risk-supporters-not-above-opponents": {
    // One for us, one against us; whoever is neutral takes no side.
    raises: deal({
      contacts: [
        decider({ stance: "supporter" }),
        approver({ stance: "enemy" }),
        { id: "n", roles: ["payer"], stance: "neutral" },
      ],
      evidence: [chainComplete],
    }),
    clears: deal({
      contacts: [
        decider({ stance: "supporter" }),
        approver({ stance: "mentor" }),
        { id: "n", roles: ["payer"], stance: "enemy" },
      ],
      evidence: [chainComplete],
    }),
    open: deal({ contacts: [decider({ stance: "supporter" }), approver({ stance: "enemy" })] }),
  },
  "risk-coach-by-label": {
    // Six of the eight behaviours are known not to be there: three are out of reach.
    raises: deal({
      contacts: [coach],
      evidence: [
        saw("answers-outside-office-hours", false, "c"),
        saw("meets-us-informally", false, "c"),
        saw("works-on-our-plan-with-us", false, "c"),
        saw("shares-what-they-may-share", false, "c"),
        saw("speaks-for-us-in-our-absence", false, "c"),
        saw("praises-us-in-public", false, "c"),
      ],
    }),
    clears: deal({
      contacts: [coach],
      evidence: [
        contactsComplete,
        saw("withholds-help", false, "c"),
        saw("works-on-our-plan-with-us", true, "c"),
        saw("speaks-for-us-in-our-absence", true, "c"),
        saw("praises-us-in-public", true, "c"),
      ],
    }),
    open: deal({ contacts: [coach], evidence: [contactsComplete] }),
  },
  "risk-key-person-gone-quiet": {
    // 30 April is 61 days ago, 1 May is 60.
    raises: deal({ contacts: [decider({ lastContactAt: "2026-04-30" })] }),
    clears: deal({
      contacts: [decider({ lastContactAt: "2026-05-01" })],
      evidence: [chainComplete],
    }),
    open: deal({ contacts: [decider()], evidence: [chainComplete] }),
  },
  "risk-gap-without-plan": {
    raises: deal({ opportunity: { tender: { hasPriceGap: true, gapPlan: null } } }),
    clears: deal({ opportunity: { tender: { hasPriceGap: true, gapPlan: "分两期交付" } } }),
    open: deal({ opportunity: { tender: { hasPriceGap: true } } }),
  },
  "risk-customer-dissatisfied": {
    raises: deal({ account: { satisfaction: "dissatisfied" } }),
    clears: deal({ account: { satisfaction: "mixed" } }),
    open: deal({}),
  },
};

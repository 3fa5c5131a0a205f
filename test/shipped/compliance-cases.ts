import type { Contact } from "../../src/model/contact.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Observation } from "../../src/model/observation.ts";
import {
  contactsComplete,
  deal,
  type FlagCase,
  organisationsComplete,
  saw,
} from "./overlay-case.ts";

type Opportunity = NonNullable<Deal["opportunity"]>;

const tendered = { isTendered: true } as const;
const awardAhead = {
  ...tendered,
  dates: [{ id: "t-award", kind: "award", day: "2026-07-15" }],
} as const satisfies Opportunity;
const activitiesComplete = saw("activities.complete", true);

/** A tendered deal with some evidence. */
const tender = (...evidence: readonly Observation[]) => deal({ opportunity: tendered, evidence });
/** A tendered deal whose award lies ahead, with some people. */
const before = (contacts: readonly Contact[], more: Partial<Opportunity> = {}) =>
  deal({ contacts, opportunity: { ...awardAhead, ...more } });

/** Cases of a flag that asks one signal of the deal, where it is tendered. */
const asked = (what: string, ...others: readonly string[]): FlagCase => ({
  raises: tender(saw(what, true)),
  clears: tender(...[what, ...others].map((id) => saw(id, false))),
  open: tender(),
});

/** Cases of a flag that asks one signal of people or organisations, with what they need besides. */
const askedOf = (
  list: "contacts" | "organisations",
  what: string,
  opportunity: Opportunity = {},
): FlagCase => {
  const complete = list === "contacts" ? contactsComplete : organisationsComplete;
  const of = (...evidence: readonly Observation[]) =>
    deal({ [list]: [{ id: "a" }, { id: "b" }], opportunity, evidence });
  return {
    raises: of(saw(what, false, "a"), saw(what, true, "b")),
    clears: of(complete, saw(what, false, "a"), saw(what, false, "b")),
    // Nothing is known of the second.
    open: of(complete, saw(what, false, "a")),
  };
};

const evaluator = (more: Partial<Contact> = {}): Contact => ({
  id: "e",
  roles: ["bid-evaluator"],
  ...more,
});
const user: Contact = { id: "u", roles: ["user"] };
const complete = (one: Deal, ...evidence: readonly Observation[]): Deal => ({
  ...one,
  evidence: [...(one.evidence ?? []), ...evidence],
});

/** What raises, clears and leaves open each flag of the compliance overlay, worked out by hand. */
export const complianceCases: Readonly<Record<string, FlagCase>> = {
  "cn-specification-tailored": asked("criteria-tailored-to-us", "tender-names-our-brand"),
  "cn-specification-author-bids": {
    raises: {
      ...tender(saw("specification-written-by-us", true)),
      account: { ownership: "public-sector" },
    },
    // Writing it for a private buyer who pays out of its own purse is another matter.
    clears: deal({
      account: { ownership: "private" },
      opportunity: { ...tendered, budget: { source: "own" } },
      evidence: [saw("specification-written-by-us", true)],
    }),
    open: tender(saw("specification-written-by-us", true)),
  },
  "cn-evaluation-written-by-us": asked("customer-evaluation-written-by-us"),
  "cn-competitors-excluded": asked("hurdles-set-against-others", "bidder-list-steered-by-us"),
  "cn-bids-agreed": asked("bid-agreed-with-other-bidders"),
  "cn-works-with-rival-bidder": {
    raises: deal({
      opportunity: tendered,
      organisations: [{ id: "r", kind: "competitor", isBidder: true, worksWithUs: true }],
    }),
    clears: deal({
      opportunity: tendered,
      organisations: [
        { id: "r", kind: "competitor", isBidder: true, worksWithUs: false },
        { id: "p", kind: "partner", isBidder: true, worksWithUs: true },
      ],
      evidence: [organisationsComplete],
    }),
    open: deal({
      opportunity: tendered,
      organisations: [{ id: "r", kind: "competitor", worksWithUs: true }],
    }),
  },
  "cn-bidder-quote-passed-on": askedOf("organisations", "its-quote-passed-to-another-bidder"),
  "cn-bid-secrets-received": asked("secret-bid-information-received"),
  "cn-evaluator-contact": askedOf("contacts", "privately-contacted-while-evaluating", tendered),
  "cn-evaluator-meeting-on-file": {
    raises: before([evaluator()], {
      activities: [{ id: "v", kind: "visit", status: "planned", contact: "e" }],
    }),
    // Called off; and the opening of bids is no meeting.
    clears: complete(
      before([evaluator()], {
        activities: [
          { id: "v", kind: "visit", status: "cancelled", contact: "e" },
          { id: "o", kind: "bid-opening", status: "done", contact: "e" },
        ],
      }),
      activitiesComplete,
    ),
    open: before([evaluator()]),
  },
  "cn-evaluators-on-file": {
    raises: before([evaluator()]),
    clears: complete(before([user]), contactsComplete),
    // When the award is, nobody has said.
    open: deal({ contacts: [evaluator()], opportunity: tendered }),
  },
  "cn-evaluator-partial": {
    raises: before([evaluator({ relationship: "friend" })]),
    clears: complete(
      before([evaluator({ relationship: "stranger", supportsInAction: false })]),
      contactsComplete,
    ),
    open: complete(before([evaluator({ relationship: "stranger" })]), contactsComplete),
  },
  "cn-talks-before-award": {
    // The talk is behind, the award is ahead.
    raises: before([], {
      activities: [{ id: "n", kind: "negotiation", status: "done", day: "2026-06-12" }],
    }),
    clears: complete(
      before([], { activities: [{ id: "x", kind: "technical-exchange", status: "done" }] }),
      activitiesComplete,
      saw("terms-negotiated-before-award", false),
    ),
    open: before([]),
  },
  "cn-untrue-bid": asked("bid-has-untrue-content"),
  "cn-personal-benefit": askedOf("contacts", "personal-benefit-promised-or-given"),
  "cn-benefit-through-third-party": askedOf("organisations", "benefit-passed-through-it"),
  "cn-entertainment": askedOf("contacts", "entertained-beyond-policy"),
  "cn-public-buyer": {
    raises: deal({ account: { ownership: "state" } }),
    clears: deal({ account: { ownership: "foreign" } }),
    open: deal({}),
  },
  "cn-spending-on-public-buyer": {
    raises: deal({
      account: { ownership: "public-sector" },
      opportunity: {
        activities: [{ id: "v", kind: "reference-visit", status: "planned", cost: 6000 }],
      },
    }),
    clears: deal({
      account: { ownership: "public-sector" },
      opportunity: {
        activities: [{ id: "v", kind: "reference-visit", status: "done", cost: 0 }],
      },
      evidence: [activitiesComplete],
    }),
    open: deal({
      account: { ownership: "public-sector" },
      opportunity: { activities: [{ id: "v", kind: "reference-visit", status: "done" }] },
      evidence: [activitiesComplete],
    }),
  },
  "cn-lead-from-authority": {
    raises: deal({ account: { leadSource: "government" } }),
    clears: deal({ account: { leadSource: "event" } }),
    open: deal({ account: {} }),
  },
  "cn-disparagement": {
    raises: deal({ evidence: [saw("unproven-claims-made-about-rival", true)] }),
    clears: deal({ evidence: [saw("unproven-claims-made-about-rival", false)] }),
    open: deal({}),
  },
  "cn-rival-secrets": {
    raises: deal({ evidence: [saw("rival-confidential-papers-held", true)] }),
    clears: deal({ evidence: [saw("rival-confidential-papers-held", false)] }),
    open: deal({}),
  },
  "cn-confidence-broken": askedOf("contacts", "told-us-what-was-confidential"),
  "cn-informant-in-tender": {
    // The agent that runs the tender employs an informant of ours.
    raises: deal({
      organisations: [{ id: "g", kind: "tender-agent" }],
      contacts: [{ id: "i", coaching: "informant", roles: ["user"], organisation: "g" }],
      opportunity: tendered,
    }),
    clears: deal({
      organisations: [{ id: "g", kind: "tender-agent" }],
      contacts: [
        { id: "i", coaching: "none", roles: ["user"], organisation: "g" },
        { id: "t", coaching: "none", roles: ["tender-drafter"] },
      ],
      opportunity: tendered,
      evidence: [contactsComplete],
    }),
    open: deal({
      contacts: [{ id: "t", roles: ["tender-drafter"] }],
      opportunity: tendered,
    }),
  },
  "cn-personal-data-without-consent": {
    raises: deal({ contacts: [{ id: "a", consents: false, personal: { sports: "羽毛球" } }] }),
    clears: deal({
      contacts: [{ id: "a", consents: true, personal: { sports: "羽毛球" } }],
      evidence: [contactsComplete],
    }),
    open: deal({ contacts: [{ id: "a", personal: { sports: "羽毛球" } }] }),
  },
  "cn-sensitive-data": {
    raises: deal({
      contacts: [{ id: "a", personal: { travel: "周三飞某地" } }],
      evidence: [saw("separate-consent-given", false, "a")],
    }),
    clears: deal({
      contacts: [{ id: "a", personal: { travel: "周三飞某地" } }],
      evidence: [contactsComplete, saw("separate-consent-given", true, "a")],
    }),
    open: deal({
      contacts: [{ id: "a" }],
      evidence: [contactsComplete, saw("sensitive-data-on-file", true, "a")],
    }),
  },
  "cn-profiling": {
    raises: deal({ contacts: [{ id: "a", consents: false, disc: "C" }] }),
    clears: deal({
      contacts: [{ id: "a", consents: true, disc: "C" }],
      evidence: [contactsComplete],
    }),
    open: deal({ contacts: [{ id: "a", disc: "C" }], evidence: [contactsComplete] }),
  },
  "cn-cross-border": {
    raises: deal({
      evidence: [
        saw("personal-data-leaves-china", true),
        saw("cross-border-basis-in-place", false),
      ],
    }),
    clears: deal({ evidence: [saw("personal-data-leaves-china", false)] }),
    open: deal({ evidence: [saw("personal-data-leaves-china", true)] }),
  },
};

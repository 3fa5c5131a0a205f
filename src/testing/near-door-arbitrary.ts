import fc from "fast-check";
import { assess } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import { type UnlockSet, unlock } from "../assess/unlock/unlock.ts";
import type { MissingItem } from "../assess/verdict.ts";
import type { Deal } from "../model/deal.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { answering, type GivenAnswer } from "./answering.ts";
import { refinementArbitrary } from "./refinement-arbitrary.ts";
import { testDay } from "./test-day.ts";

/** Near which door deals are made, and for what day. */
export interface NearDoorOptions {
  /** Absent: 2026-06-30. */
  readonly asOf?: string;
  /** The stage behind the door, by id; absent: any that is not always open. */
  readonly door?: string;
}

/** A door with the least sets of answers that open it once those before it are open. */
interface Opening {
  readonly stage: string;
  readonly sets: readonly UnlockSet[];
}

/** How long the search for what opens a door may take, in steps. */
const searchSteps = 2000;
/** The most answers that are tried to shut a door. */
const mostAdverse = 120;

const empty: Deal = { id: "deal" };

const ways = new WeakMap<Plan, Map<string, readonly Opening[]>>();

/** Returns what opens each door that is not open from the beginning, one after the other. */
function openingsOf(plan: Plan, asOf: string): readonly Opening[] {
  const known = ways.get(plan)?.get(asOf);
  if (known !== undefined) return known;
  const openings: Opening[] = [];
  let deal = empty;
  for (const { id } of plan.stages) {
    const { sets } = unlock(plan, deal, { asOf, stage: id, steps: searchSteps });
    const [first] = sets;
    if (first === undefined) continue;
    openings.push({ stage: id, sets });
    deal = answering(deal, first.answers, asOf);
  }
  ways.set(plan, (ways.get(plan) ?? new Map()).set(asOf, openings));
  return openings;
}

type Mode = "open" | "ajar" | "shut";

/**
 * Makes deals near the doors of a rule set: just open, one answer short of it, or just shut. What
 * opens a door is searched for, so that a deal gets through however many conditions there are, and
 * each door comes out each way often. A rule set without doors, or with none that can be opened,
 * gets an empty deal.
 */
export function nearDoorArbitrary(plan: Plan, options: NearDoorOptions = {}): fc.Arbitrary<Deal> {
  const { asOf = testDay, door } = options;
  const openings = openingsOf(plan, asOf);
  const last = openings.length - 1;
  if (last < 0) return fc.constant(empty);
  const fixed = openings.findIndex(({ stage }) => stage === door);
  const doorFor = (mode: Mode): fc.Arbitrary<number> => {
    if (fixed >= 0) return fc.constant(fixed);
    // What happens at a door decides all later ones: the last must be reached open, the first shut.
    return fc.oneof(
      { weight: 1, arbitrary: fc.constant(mode === "open" ? last : 0) },
      { weight: 1, arbitrary: fc.nat(last) },
    );
  };
  return fc
    .constantFrom<Mode>("open", "ajar", "shut")
    .chain((mode) =>
      fc.record({
        mode: fc.constant(mode),
        at: doorFor(mode),
        sets: fc.array(fc.nat(9), { minLength: last + 1, maxLength: last + 1 }),
        left: fc.nat(9),
      }),
    )
    .map((drawn) => dealNear(plan, asOf, openings, drawn))
    .chain((deal) =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(deal) },
        { weight: 1, arbitrary: refinementArbitrary(plan, deal, { asOf }) },
      ),
    );
}

interface Drawn {
  readonly mode: Mode;
  readonly at: number;
  /** Which of its sets opens each door. */
  readonly sets: readonly number[];
  /** Which answer to the last door is left out. */
  readonly left: number;
}

function dealNear(
  plan: Plan,
  asOf: string,
  openings: readonly Opening[],
  { mode, at, sets, left }: Drawn,
): Deal {
  const answersBy = (choose: (door: number) => number): readonly (readonly GivenAnswer[])[] =>
    openings
      .slice(0, at + 1)
      .map(({ sets: own }, door) => own[choose(door) % own.length]?.answers ?? []);
  const opened = (answers: readonly (readonly GivenAnswer[])[]): Deal =>
    answers.reduce((deal, own) => answering(deal, own, asOf), empty);
  const stage = openings[at]?.stage ?? "";
  const drawn = answersBy((door) => sets[door] ?? 0);
  // Later sets were searched for after the first ones: others may not go together.
  const whole = opened(drawn);
  const fits = parseDeal(whole).ok && reachOf(plan, whole, stage, asOf) === "satisfied";
  const answers = fits ? drawn : answersBy(() => 0);
  if (mode === "open") return opened(answers);
  const own = answers[at] ?? [];
  const rest = without(own, own[left % own.length]);
  const ajar = opened([...answers.slice(0, at), rest]);
  return mode === "ajar" ? ajar : shut(plan, ajar, stage, asOf);
}

/** Leaves out an answer, and those that refer to whom it puts on file. */
function without(
  answers: readonly GivenAnswer[],
  gone: GivenAnswer | undefined,
): readonly GivenAnswer[] {
  const rest = answers.filter((answer) => answer !== gone);
  if (gone?.item.endsWith(".new") !== true) return rest;
  const { id } = gone.value as { readonly id: string };
  return rest.filter(({ value }) => told(value).includes(id)).reduce(without, rest);
}

function told(value: unknown): readonly unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [value];
}

function reachOf(plan: Plan, deal: Deal, stage: string, asOf: string): string | undefined {
  return assess(plan, deal, { asOf }).stages.find(({ id }) => id === stage)?.reach;
}

/** Answers what can still open a door with what speaks against it, until the door is shut. */
function shut(plan: Plan, deal: Deal, stage: string, asOf: string): Deal {
  let now = deal;
  for (let turn = 0; turn < mostAdverse; turn++) {
    const verdict = assess(plan, now, { asOf });
    if (verdict.stages.find(({ id }) => id === stage)?.reach !== "unknown") return now;
    const answered = new Set(now.evidence?.map(({ what }) => what));
    const adverse = verdict.missing
      .filter(({ doors }) => doors.includes(stage))
      .map((item) => adverseTo(plan, item))
      .find(({ item }) => !answered.has(item) || !item.endsWith(".complete"));
    if (adverse === undefined) return now;
    now = answering(now, [adverse], asOf);
  }
  return now;
}

/** Returns the answer that speaks the most against a deal: no, none, nobody else. */
function adverseTo(plan: Plan, { id, kind, list, what, type }: MissingItem): GivenAnswer {
  if (kind === "person" || what.endsWith(".complete")) {
    const whole = list === "contacts" || what === "contacts.complete" ? "all" : true;
    return { item: kind === "person" ? `${list}.complete` : id, value: whole };
  }
  if (type.kind === "boolean") {
    const signals = [plan.ruleSet, ...plan.overlays].map((rules) => rules.signals?.[what]);
    return { item: id, value: signals.some((signal) => signal?.favours === "them") };
  }
  return { item: id, value: type.kind === "set" ? [] : null };
}

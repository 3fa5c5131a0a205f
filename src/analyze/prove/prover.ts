import { assess } from "../../assess/assess.ts";
import type { Plan } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import type { ListName } from "../../facts/reading.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import type { Deal } from "../../model/deal.ts";
import { parseDeal } from "../../model/parse-deal.ts";
import { FALSE, type Literal } from "./formula.ts";
import { shrunk } from "./shrink.ts";
import { Vocabulary } from "./vocabulary.ts";
import { type Draft, type Told, witnessOf } from "./witness.ts";
import { mostCopies, World } from "./world.ts";
import type { Satisfiable, Solver, Z3Session } from "./z3-session.ts";

/** Why a question stays undecided. */
export type UndecidedReason =
  /** The search came to its bound. */
  | "effort"
  /** A list would have to be told apart into more kinds than are looked at. */
  | "people"
  /** It turns on who reports, or belongs, to whom. */
  | "reporting-tree"
  /** It is read through a reference, whose element is told more about. */
  | "reference"
  /** It reads the verdict itself. */
  | "verdict"
  /** The deal that was found is not confirmed by its verdict. */
  | "unconfirmed";

/** What looking for a deal came to. */
export type Found =
  | {
      readonly kind: "found";
      readonly deals: readonly Deal[];
      /** Facts of the app that the deals state. */
      readonly assuming: readonly string[];
    }
  | { readonly kind: "none"; readonly core: readonly Literal[] }
  | { readonly kind: "undecided"; readonly reason: UndecidedReason };

/** What deals are looked for. */
export interface Wanted {
  readonly world: World;
  /** What must hold. */
  readonly of: readonly Literal[];
  readonly id: string;
  /** The deals to write down: one, or one for each way of telling it; absent: the deal as it is. */
  readonly told?: readonly ((draft: Draft) => Draft)[];
  readonly frames?: readonly Told[];
  /** Where each deal is told of; absent: all in the one world. */
  readonly worlds?: readonly World[];
  /** Whether verdicts, of each deal by each plan, are as they were to be. */
  readonly claim: (verdicts: readonly (readonly Verdict[])[]) => boolean;
  /** Whether people are to read the deals, so that nothing needless may be in them. */
  readonly small?: boolean;
}

/** How much may be spent on one question. */
const defaultEffort = 20_000_000;

/** Looks for deals that some plans judge in some way, or shows that there are none. */
export class Prover {
  readonly plans: readonly Plan[];
  readonly vocabulary: Vocabulary;
  readonly #session: Z3Session;
  readonly #effort: number;
  readonly #worlds = new Map<string, World>();
  readonly #solvers = new Map<World, Solver>();
  readonly #seen: { readonly deal: Deal; readonly verdicts: readonly Verdict[] }[] = [];
  readonly #appFacts: ReadonlySet<string>;
  readonly #treats: UndecidedReason;

  /** Takes a session of Z3 that others may use too; `parts`: the only conditions that are asked of. */
  constructor(
    session: Z3Session,
    plans: readonly Plan[],
    asOf: string,
    effort = defaultEffort,
    parts?: ReadonlySet<Expression<Test>>,
  ) {
    this.plans = plans;
    this.vocabulary = new Vocabulary(plans, asOf, parts);
    this.#session = session;
    this.#effort = effort;
    const places = [...this.vocabulary.variables.values()].map(({ place }) => place);
    this.#appFacts = new Set(places.filter(({ isApp }) => isApp).map(({ what }) => what));
    this.#treats = places.some(({ what }) => what === "reportsTo" || what === "partOf")
      ? "reporting-tree"
      : places.some(({ isVerdict }) => isVerdict)
        ? "verdict"
        : "unconfirmed";
  }

  /** Every deal of which everything is known. */
  get complete(): World {
    return this.#world("complete", () => new World(this.vocabulary, { isComplete: true }));
  }

  /** Every deal, whatever is known of it. */
  get open(): World {
    return this.#world("open", () => new World(this.vocabulary, { isComplete: false }));
  }

  /** Every deal and more, for what does not turn on lists. */
  get loose(): World {
    const options = { isComplete: false, isLoose: true };
    return this.#world("loose", () => new World(this.vocabulary, options));
  }

  /** Two deals of which everything is known, told of in the same formulas. */
  get pair(): readonly [World, World] {
    const options = { isComplete: true };
    const one = this.#world("one", () => new World(this.vocabulary, options));
    const other = () => new World(this.vocabulary, { ...options, twinOf: one });
    return [one, this.#world("other", other)];
  }

  /** Every deal with somebody, or something, on a list. */
  pinned(list: ListName): World {
    const make = () => new World(this.vocabulary, { isComplete: false, pinned: list });
    return this.#world(`pinned ${list}`, make);
  }

  #world(name: string, make: () => World): World {
    const known = this.#worlds.get(name) ?? make();
    this.#worlds.set(name, known);
    return known;
  }

  /** Looks for deals; what is found is confirmed by its verdicts. */
  async find(wanted: Wanted): Promise<Found> {
    const { world, of, claim, id } = wanted;
    if (of.includes(FALSE)) {
      return world.isExact
        ? { kind: "none", core: [FALSE] }
        : { kind: "undecided", reason: "people" };
    }
    const { told, frames, worlds } = wanted;
    const single = told === undefined && frames === undefined && worlds === undefined;
    if (single && world.isComplete) {
      const known = this.#seen.find(({ verdicts }) => claim([verdicts]));
      if (known !== undefined) {
        return { kind: "found", deals: [{ ...known.deal, id }], assuming: [] };
      }
    }
    const solver = this.#solver(world);
    let answer = await solver.check(of);
    if (answer === "sat" && world.few !== undefined) {
      const { amount } = solver.model();
      // A deal of thousands of people is none to be shown, if there is a smaller one.
      if (world.copies.some((copies) => amount(copies) > mostCopies)) {
        const fewer = await solver.check([...of, world.few]);
        if (fewer !== "sat") answer = await solver.check(of);
      }
    }
    if (answer === "unknown") return { kind: "undecided", reason: "effort" };
    if (answer === "unsat") {
      return world.isExact
        ? { kind: "none", core: solver.core() }
        : { kind: "undecided", reason: "people" };
    }
    const model = solver.model();
    const drafts: Draft[] = [];
    for (const on of worlds ?? [world]) {
      for (const frame of frames ?? [{}]) {
        const draft = witnessOf(on, model, id, frame);
        if (draft === undefined) return { kind: "undecided", reason: "people" };
        for (const tell of told ?? [(own: Draft) => own]) drafts.push(tell(draft));
      }
    }
    if (drafts.length === 2) {
      for (const [n, draft] of drafts.entries()) draft.id = `${id}-${n === 0 ? "before" : "after"}`;
    }
    const keeps = (own: readonly Draft[]): boolean => {
      const judged = this.judge(own);
      return judged !== undefined && claim(judged.map(({ verdicts }) => verdicts));
    };
    if (!keeps(drafts)) return { kind: "undecided", reason: this.#treats };
    const isSmall = wanted.small === true || this.#appFacts.size > 0;
    const options = { values: !world.isComplete, appFacts: this.#appFacts };
    const judged = this.judge(isSmall ? shrunk(drafts, keeps, options) : drafts) ?? [];
    const deals = judged.map(({ deal }) => deal);
    const assuming = new Set(
      deals.flatMap(({ evidence = [] }) => evidence.map(({ what }) => what)),
    );
    const named = [...assuming].filter((what) => this.#appFacts.has(what));
    if (single && world.isComplete && named.length === 0) this.#seen.push(...judged);
    return { kind: "found", deals, assuming: named };
  }

  /** Asks whether formulas can hold together, whatever deal that would be. */
  async canHold(world: World, of: readonly Literal[]): Promise<Satisfiable> {
    const answer = await this.#solver(world).check(of);
    return answer === "unsat" && !world.isExact ? "unknown" : answer;
  }

  /** Returns deals with their verdicts, by each plan; undefined when some is no valid deal. */
  judge(drafts: readonly Draft[]) {
    const judged: { readonly deal: Deal; readonly verdicts: readonly Verdict[] }[] = [];
    for (const draft of drafts) {
      const parsed = parseDeal(draft);
      if (!parsed.ok) return undefined;
      const { deal } = parsed;
      const { asOf } = this.vocabulary;
      judged.push({ deal, verdicts: this.plans.map((plan) => assess(plan, deal, { asOf })) });
    }
    return judged;
  }

  #solver(world: World): Solver {
    const known = this.#solvers.get(world);
    if (known !== undefined) return known;
    const made = this.#session.solver(world.formulas, world.axioms, this.#effort);
    this.#solvers.set(world, made);
    return made;
  }

  /** Lets go of all that was worked out; the session stays. */
  release(): void {
    for (const solver of this.#solvers.values()) solver.close();
    this.#solvers.clear();
  }
}

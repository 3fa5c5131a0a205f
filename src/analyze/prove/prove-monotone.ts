import { ordinal } from "../../assess/compile-test.ts";
import type { Plan } from "../../assess/plan.ts";
import type { Verdict } from "../../assess/verdict.ts";
import type { FactType } from "../../facts/fact-type.ts";
import { listNames } from "../../facts/lexicon.ts";
import type { ListName } from "../../facts/reading.ts";
import { pointerOf } from "../../model/pointer.ts";
import { enters, openDoors } from "./enters.ts";
import { FALSE, type Formulas, type Literal, TRUE } from "./formula.ts";
import type { Frame } from "./frame.ts";
import { neverHarms } from "./never-harms.ts";
import { railsOfPlan } from "./plan-rails.ts";
import type { Proof } from "./proof.ts";
import { answersIn, type Setting, universality } from "./setting.ts";
import type { State, Variable } from "./variable.ts";
import type { Told } from "./witness.ts";
import type { World } from "./world.ts";

const subjects = { deal: "deal", contact: "contacts", organisation: "organisations" } as const;

/** Proves that no door is shut by an observation that favours us, nor by points. */
export async function proveMonotone(setting: Setting): Promise<readonly Proof[]> {
  const { plan } = setting;
  if (plan.ruleSet.kind !== "stages") return [];
  const proofs: Proof[] = [];
  for (const [id, { subject, favours }] of Object.entries(plan.ruleSet.signals ?? {})) {
    if (favours === "neither") continue;
    const proof = await proveSignal(setting, id, subjects[subject], favours === "us");
    if (proof !== undefined) proofs.push(proof);
  }
  return [...proofs, ...(await provePoints(setting))];
}

/** Returns whether one known value favours us more than another. */
type Favours = (before: State, after: State) => boolean;

function favoursOf(type: FactType | undefined, us: boolean): Favours | undefined {
  if (type === undefined) return undefined;
  const isOrdered =
    type.kind === "boolean" || type.kind === "number" || (type.kind === "choice" && type.ordered);
  if (!isOrdered) return undefined;
  const rankOf = ({ value }: State): number =>
    value === undefined || value === null ? Number.NaN : (ordinal(value, type) as number);
  return (before, after) => {
    const [from, to] = [rankOf(before), rankOf(after)];
    // Newer evidence of a weaker kind may undo what stronger evidence has shown.
    if (Number.isNaN(to) || before.source > after.source || after.age > 0) return false;
    if (!Number.isNaN(from)) return us ? to > from : to < from;
    return type.kind === "boolean" ? to === (us ? 1 : 0) : true;
  };
}

async function proveSignal(
  { plan, prover }: Setting,
  id: string,
  subject: "deal" | ListName,
  us: boolean,
): Promise<Proof | undefined> {
  const { vocabulary } = prover;
  const variable = vocabulary.variables.get(`${subject}:${id}`);
  const pointer = pointerOf(["signals", id]);
  const about = { code: "signal-monotone", pointer, subject: id } as const;
  const favours = variable && favoursOf(variable.types[0], us);
  // What no condition reads, or has no better or worse, is not asked.
  if (variable === undefined || favours === undefined || variable.probes.size === 0)
    return undefined;
  if (neverHarms(plan, vocabulary, variable, favours)) return { ...about, status: "proven" };
  if (subject === "deal") {
    // Lists stay as they are: perhaps it can be seen without them.
    const { of } = turning(prover.loose, plan, subject, variable, favours);
    if ((await prover.canHold(prover.loose, of)) === "unsat") return { ...about, status: "proven" };
  }
  const isReferred = [...vocabulary.variables.values()].some(
    ({ place }) => place.what === id && place.through !== undefined,
  );
  if (isReferred) return { ...about, status: "undecided", reason: "reference" };
  const world = subject === "deal" ? prover.open : prover.pinned(subject);
  const { of, told } = turning(world, plan, subject, variable, favours);
  const found = await prover.find({
    world,
    of,
    id: `${id}-monotone`,
    frames: [{}, told],
    small: true,
    claim: ([own, other]) => shuts(own?.[0], other?.[0]),
  });
  const proof = universality(about, found, plan);
  if (found.kind !== "found") return proof;
  const verdicts = prover.judge(found.deals.map((deal) => ({ ...deal })));
  const [one, other] = [verdicts?.[0]?.verdicts[0], verdicts?.[1]?.verdicts[0]];
  return one === undefined || other === undefined
    ? proof
    : { ...proof, because: turnedBy(one, other) };
}

/** Returns what holds if a value turns in our favour and a door shuts by it. */
function turning(
  world: World,
  plan: Plan,
  subject: "deal" | ListName,
  variable: Variable,
  favours: Favours,
): { readonly of: readonly Literal[]; readonly told: Told } {
  const { formulas, vocabulary } = world;
  const varied = vary(world, subject, variable);
  const before = enters(formulas, plan, answersIn(world, plan));
  const reader = world.readerOf(varied.scene);
  const after = enters(formulas, plan, railsOfPlan(formulas, vocabulary, plan, reader));
  const shut = formulas.any(
    before.map((open, door) => formulas.and(open, -(after[door] ?? FALSE))),
  );
  const turned = turnsOf(formulas, varied.before, varied.after, variable, favours);
  return { of: [shut, turned], told: varied.told };
}

/** A world in which one value is told anew. */
function vary(world: World, subject: "deal" | ListName, variable: Variable) {
  if (subject === "deal") {
    const frame = world.deal.varied(variable, "deal later");
    const told: Told = { deal: frame };
    return { scene: world.scene({ deal: frame }), before: world.deal, after: frame, told };
  }
  const population = world.populations[subject];
  const [pinned] = population.members;
  if (pinned === undefined) throw new RangeError(`nobody is pinned among ${subject}`);
  const frame = pinned.frame.varied(variable, `${pinned.name} later`);
  const crowds = Object.fromEntries(
    listNames.map((list) => [
      list,
      list === subject ? population.varied(pinned, frame) : world.populations[list],
    ]),
  ) as World["populations"];
  const told: Told = { member: { name: pinned.name, frame } };
  return { scene: world.scene({ crowds }), before: pinned.frame, after: frame, told };
}

function turnsOf(
  formulas: Formulas,
  before: Frame,
  after: Frame,
  variable: Variable,
  favours: Favours,
): Literal {
  return formulas.any(
    before
      .cells(variable)
      .flatMap((from) =>
        after
          .cells(variable)
          .map((to) =>
            favours(from.state, to.state) ? formulas.and(from.literal, to.literal) : FALSE,
          ),
      ),
  );
}

function shuts(one: Verdict | undefined, other: Verdict | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const after = openDoors(other);
  return openDoors(one).some((open, door) => open && !after[door]);
}

/** Returns the places of the conditions whose answers turned against us. */
function turnedBy(one: Verdict, other: Verdict): readonly string[] {
  const places: string[] = [];
  one.stages.forEach((stage, s) => {
    const later = other.stages[s];
    if (later === undefined) return;
    if (stage.applies !== later.applies) places.push(`/stages/${s}/appliesWhen`);
    if (stage.entry === "satisfied" && later.entry !== "satisfied")
      places.push(`/stages/${s}/entry`);
    stage.checkpoints.forEach((own, c) => {
      const now = later.checkpoints[c];
      if (own.applies !== now?.applies) places.push(`/stages/${s}/checkpoints/${c}/appliesWhen`);
      if (own.truth === "satisfied" && now?.truth !== "satisfied") {
        places.push(`/stages/${s}/checkpoints/${c}/when`);
      }
    });
  });
  one.flags.forEach(({ severity, truth }, f) => {
    if (severity === "block" && truth !== other.flags[f]?.truth) places.push(`/flags/${f}/when`);
  });
  return places;
}

/** Proves that a checkpoint that comes to be met shuts no door, whatever else is known. */
async function provePoints({ plan, prover }: Setting): Promise<readonly Proof[]> {
  // More points shut no door whatever lists may come to.
  const world = prover.loose;
  const { formulas, vocabulary, reader } = world;
  const before = enters(formulas, plan, answersIn(world, plan));
  const later = railsOfPlan(formulas, vocabulary, plan, reader, {
    truth: (id, own) => {
      const gain = formulas.atom(`gain ${id}`);
      return { sure: formulas.or(own.sure, gain), may: formulas.or(own.may, gain) };
    },
  });
  const after = enters(formulas, plan, later);
  const shut = formulas.any(
    before.map((open, door) => formulas.and(open, -(after[door] ?? FALSE))),
  );
  const about = { code: "points-monotone", pointer: "/stages", subject: plan.ruleSet.id } as const;
  const answer = shut === FALSE ? "unsat" : await prover.canHold(world, [shut, TRUE]);
  if (answer === "unsat") return [{ ...about, status: "proven" }];
  return [{ ...about, status: "undecided", reason: answer === "sat" ? "unconfirmed" : "effort" }];
}

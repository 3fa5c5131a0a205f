import { mayAdvance } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Score, Verdict } from "../assess/verdict.ts";
import type { Truth } from "../logic/truth.ts";
import type { Move } from "../model/progress.ts";
import type { Turn } from "./play-history.ts";

/** One way in which a law is broken; a test expects that there are none. */
export interface Breach {
  readonly law: string;
  /** Where: a stage, checkpoint, flag or move. */
  readonly at: string;
  readonly detail: string;
}

function breach(law: string, at: string, was: unknown, is: unknown): Breach {
  return { law, at, detail: `was ${JSON.stringify(was)}, is ${JSON.stringify(is)}` };
}

/**
 * Returns where a verdict on a refined deal takes something back: an answer that was satisfied or
 * failed and is no longer, a floor or evidenced stage that fell, a ceiling or possible stage that
 * rose.
 */
export function refinementBreaches(before: Verdict, after: Verdict): readonly Breach[] {
  const order = before.stages.map(({ id }) => id);
  const place = (stage: string | null) => (stage === null ? -1 : order.indexOf(stage));
  const breaches: Breach[] = [];
  const kept = (at: string, was: Truth, is: Truth | undefined) => {
    if (was !== "unknown" && is !== was) breaches.push(breach("settled answers stay", at, was, is));
  };
  const narrowed = (at: string, was: Score, is: Score) => {
    if (fell(was.floor, is.floor)) breaches.push(breach("floors never fall", at, was, is));
    if (fell(is.ceiling, was.ceiling)) breaches.push(breach("ceilings never rise", at, was, is));
  };
  before.stages.forEach((stage, s) => {
    const now = after.stages[s];
    for (const key of ["applies", "entry", "exit", "reach"] as const)
      kept(`${stage.id} ${key}`, stage[key], now?.[key]);
    if (now !== undefined) narrowed(stage.id, stage.score, now.score);
    stage.checkpoints.forEach((checkpoint, c) => {
      kept(`${checkpoint.id} applies`, checkpoint.applies, now?.checkpoints[c]?.applies);
      kept(checkpoint.id, checkpoint.truth, now?.checkpoints[c]?.truth);
    });
  });
  narrowed("deal", before.score, after.score);
  if (place(after.evidenced) < place(before.evidenced))
    breaches.push(
      breach("the evidenced stage never falls", "deal", before.evidenced, after.evidenced),
    );
  if (place(after.possible) > place(before.possible))
    breaches.push(
      breach("the possible stage never rises", "deal", before.possible, after.possible),
    );
  return breaches;
}

function fell(was: number | null, is: number | null): boolean {
  return was !== null && is !== null && is < was;
}

/**
 * Returns where a verdict contradicts itself: a score outside 0 to 100 or with its bounds crossed,
 * a deal evidenced further than is possible.
 */
export function verdictBreaches(verdict: Verdict): readonly Breach[] {
  const scores = [
    { at: "deal", score: verdict.score },
    ...verdict.stages.map(({ id, score }) => ({ at: id, score })),
  ];
  const order = verdict.stages.map(({ id }) => id);
  const place = (stage: string | null) => (stage === null ? -1 : order.indexOf(stage));
  const crossed = place(verdict.evidenced) > place(verdict.possible);
  return [
    ...scores.flatMap(({ at, score: { floor, ceiling, value } }) => {
      const nothing = floor === null && ceiling === null && value === null;
      const inOrder =
        floor !== null &&
        ceiling !== null &&
        value === floor &&
        0 <= floor &&
        floor <= ceiling &&
        ceiling <= 100;
      const whole = Number.isInteger(floor) && Number.isInteger(ceiling);
      return nothing || (inOrder && whole)
        ? []
        : [
            {
              law: "scores lie within bounds",
              at,
              detail: JSON.stringify({ floor, ceiling, value }),
            },
          ];
    }),
    ...(crossed
      ? [
          breach(
            "nothing is evidenced that is not possible",
            "deal",
            verdict.possible,
            verdict.evidenced,
          ),
        ]
      : []),
  ];
}

/**
 * Returns where a verdict with overlays opens a door that the rule set alone keeps shut, or says
 * anything else of the stages.
 */
export function overlayBreaches(alone: Verdict, overlaid: Verdict): readonly Breach[] {
  const rank = { failed: 0, unknown: 1, satisfied: 2 } as const;
  const opened = rank[overlaid.mayAdvance.truth] > rank[alone.mayAdvance.truth];
  const same = JSON.stringify(alone.stages) === JSON.stringify(overlaid.stages);
  return [
    ...(opened
      ? [breach("overlays never open a door", "deal", alone.mayAdvance, overlaid.mayAdvance)]
      : []),
    ...(same
      ? []
      : [breach("overlays leave the stages alone", "deal", alone.stages, overlaid.stages)]),
  ];
}

/**
 * Returns where a history breaks the law of the stage machine: each advance, on its day and with
 * the evidence then on file, went to the next stage through an open door, over stages that do not
 * apply alone; nothing but a move of the gate changed the stage; what was refused changed nothing;
 * no record of the past was altered.
 */
export function historyBreaches(plan: Plan, turns: readonly Turn[]): readonly Breach[] {
  return turns.flatMap((turn, index) => turnBreaches(plan, turn, `turn ${index + 1}`));
}

function turnBreaches(
  plan: Plan,
  { step, at, before, after, result }: Turn,
  where: string,
): readonly Breach[] {
  const breaches: Breach[] = [];
  const progressOf = (deal: typeof before) => deal.progress?.[plan.ruleSet.id] ?? {};
  const [was, is] = [progressOf(before), progressOf(after)];
  const added = (is.history ?? []).slice(was.history?.length ?? 0);
  const [move] = added;
  if (result?.ok !== true && JSON.stringify(before) !== JSON.stringify(after))
    breaches.push(breach("what is refused changes nothing", where, before, after));
  const isMove = !["wait", "record", "withdraw", "answer", "waive"].includes(step.do);
  if ((was.stage ?? null) !== (is.stage ?? null) && (!isMove || added.length !== 1))
    breaches.push(breach("only the gate's moves change the stage", where, was.stage, is.stage));
  if (added.length > (isMove ? 1 : 0))
    breaches.push(breach("a call records one move at most", where, was.history, is.history));
  for (const [name, old, kept] of [
    ["history", was.history, is.history],
    ["waivers", was.waivers, is.waivers],
    ["evidence", before.evidence, after.evidence],
  ] as const) {
    const start = (kept ?? []).slice(0, old?.length ?? 0);
    if (JSON.stringify(start) !== JSON.stringify(old ?? []))
      breaches.push(breach(`${name} is only added to`, where, old, start));
  }
  if (move?.kind !== "advance" && step.do !== "advance") return breaches;
  if (result?.ok !== true) return breaches;
  return [...breaches, ...advanceBreaches(plan, { step, at, before, after, result }, move, where)];
}

function advanceBreaches(
  plan: Plan,
  { at, before, after }: Turn,
  move: Move | undefined,
  where: string,
): readonly Breach[] {
  const to = after.progress?.[plan.ruleSet.id]?.stage;
  const door = mayAdvance(plan, before, { asOf: at });
  const from = plan.stageIndex.get(before.progress?.[plan.ruleSet.id]?.stage ?? "") ?? -1;
  // A move names every earlier stage that does not apply; those behind were passed over before.
  const over =
    move?.kind === "advance"
      ? move.over.map(({ stage }) => stage).filter((id) => (plan.stageIndex.get(id) ?? -1) > from)
      : undefined;
  return [
    ...(move?.kind === "advance" && move.at === at && move.to === to
      ? []
      : [breach("an advance is recorded", where, at, move)]),
    ...(door.truth === "satisfied"
      ? []
      : [breach("an advance goes through an open door", where, door, to)]),
    ...(door.to === to ? [] : [breach("an advance goes to the next stage", where, door.to, to)]),
    ...(JSON.stringify(over) === JSON.stringify(door.over)
      ? []
      : [breach("an advance passes over what does not apply alone", where, door.over, over)]),
  ];
}

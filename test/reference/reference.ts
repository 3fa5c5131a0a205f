import { listPaths } from "../../src/facts/catalogue.ts";
import type { AppFact } from "../../src/facts/fact.ts";
import type { Deal } from "../../src/model/deal.ts";
import type { Move } from "../../src/model/progress.ts";
import type { Checkpoint, RuleSet, Stage } from "../../src/rules/rule-set.ts";
import { ruleSetLexicon } from "../../src/rules/rule-set-lexicon.ts";
import {
  agreed,
  all,
  always,
  answer,
  any,
  cases,
  least,
  most,
  never,
  not,
  nothing,
  type Options,
  observe,
  shares,
  type World,
} from "./answer.ts";

/** Returns what a verdict must say, truths as numbers, worked out from the rules as written. */
export function reference(rules: RuleSet, deal: Deal, asOf: string, apps: readonly AppFact[] = []) {
  const { stages = [], flags = [] } = rules;
  const { stage: recorded, history = [] } = deal.progress?.[rules.id] ?? {};
  const { lexicon } = ruleSetLexicon(rules, apps, []);
  const given = Object.fromEntries(apps.map(({ name, read }) => [name, read?.(deal, asOf)]));
  const doubts = { stale: new Set<string>(), conflicts: new Set<string>() };
  const world = { rules, lexicon, deal, asOf, given, ageless: false, doubts };
  const place = (id: string | null | undefined) =>
    stages.findIndex((stage) => id === stage.id || stage.formerly?.includes(id ?? ""));
  const at = place(recorded);
  const { passed, adopted, enteredAt, isClosed } = settle(history, stages.length, place);

  // What was shown to pass a door does not age.
  const doors = stages.map((stage, s) => {
    const [today, ever] = [judge(stage, world), judge(stage, { ...world, ageless: true })];
    const { applies, entry } = s === at && s === enteredAt ? ever : today;
    if (s < at && passed[s]) return { ...ever, behind: "passed" };
    return { ...today, applies, entry, behind: s < adopted ? "presumed" : null };
  });
  /** Whether a deal may stand at a stage, doors up to an adoption taken for granted or not. */
  const reach = (s: number, adoption = -1) => {
    const grant = (n: number, isGranted: boolean) => (isGranted && n === 0.5 ? 1 : n);
    const ways = doors
      .slice(0, s + 1)
      .flatMap(({ applies, entry, exit }, j) => [
        grant(any(not(applies), entry), j <= adoption),
        j === s ? applies : grant(any(not(applies), exit), j < adoption),
      ]);
    return s < 0 ? 0 : all(...ways);
  };
  const furthest = (least: number) => doors.findLastIndex((_, s) => reach(s) >= least);
  const [evidenced, possible] = [furthest(1), furthest(0.5)];
  const claims = ["overstated", "unproven", evidenced > at ? "understated" : "supported"];
  const standing = at < 0 ? "unclaimed" : claims[2 * reach(at)];

  const raise = (known: World["given"]) =>
    flags.map(({ id, severity, presumed, when }) => {
      const truth = answer(when, { ...world, given: known });
      return { id, severity, truth, presumed: truth === 0.5 && presumed === "absent" };
    });
  const bars = raise(given).filter(({ severity, presumed }) => severity === "block" && !presumed);
  const isStray = at < 0 && typeof recorded === "string";
  const isOpen = rules.kind === "stages" && !isClosed && !isStray;
  const next = doors.findIndex(({ applies }, s) => isOpen && s > at && applies > 0);
  const mayAdvance = all(reach(next, adopted), ...bars.map(({ truth }) => not(truth)));

  const checkpoints = doors.flatMap((door) =>
    door.checkpoints.map((one) => ({ ...one, applies: all(door.applies, one.applies) })),
  );
  const score = scoreOf(checkpoints);
  for (const list of Object.keys(listPaths)) observe(world, `${list}.complete`);
  const met = checkpoints.filter(({ metBy }) => metBy !== null).length;
  const attested = checkpoints.filter(({ metBy }) => metBy === "judgement").length;
  const about = {
    "verdict.standing": standing,
    "verdict.floor": score.floor,
    "verdict.ceiling": score.ceiling,
    "verdict.stale": doubts.stale.size,
    "verdict.conflicts": doubts.conflicts.size,
    "verdict.attested": attested,
    "verdict.attestedShare": met === 0 ? null : attested / met,
    "verdict.waived": checkpoints.filter(({ waived }) => waived).length,
    "verdict.presumed": Math.max(0, adopted),
  };
  const idOf = (s: number) => stages[s]?.id ?? null;
  return {
    claimed: idOf(at),
    evidenced: idOf(evidenced),
    possible: idOf(possible),
    standing,
    score,
    mayAdvance: { truth: mayAdvance, to: idOf(next) },
    stages: doors.map((door, s) => {
      return { ...door, reach: reach(s), score: scoreOf(door.checkpoints) };
    }),
    flags: raise({ ...given, ...about }),
  };
}

/** Returns what moves leave behind: doors passed and presumed, the stage last entered by its door. */
function settle(history: readonly Move[], stages: number, place: (id: string) => number) {
  const none: readonly boolean[] = new Array<boolean>(stages).fill(false);
  let [passed, adopted, stood, enteredAt] = [none, -1, -1, -1];
  for (const move of history) {
    if (move.kind === "close") continue;
    const to = place(move.to);
    const over = "over" in move ? move.over.map(({ stage }) => place(stage)) : undefined;
    if (move.kind === "adopt") passed = none;
    const isBack = to === stood && move.kind !== "adopt" ? to === enteredAt : passed[to];
    enteredAt = over !== undefined || isBack ? to : -1;
    adopted = move.kind === "adopt" ? to : Math.min(adopted, to);
    passed = passed.map((was, s) => s < to && s >= adopted && (over ? !over.includes(s) : was));
    stood = to;
  }
  const last = history.findLast(({ kind }) => !["start", "advance", "retreat"].includes(kind));
  return { passed, adopted, enteredAt, isClosed: last !== undefined && "outcome" in last };
}

/** Returns a stage's answers, all of them from what counts in one world. */
function judge(stage: Stage, world: World) {
  const { id, appliesWhen = always, entry = always, passMark = 0 } = stage;
  const checkpoints = stage.checkpoints.map((checkpoint) => judgeOne(checkpoint, world));
  const needed = checkpoints.filter(({ essential, waived }) => essential && !waived);
  const margin = (n: number | null, met: boolean) => n && n * ((met ? 100 : 0) - passMark);
  const margins = weighed(checkpoints).map((o) =>
    o.map(([n, met]) => [margin(n, met), met] as const),
  );
  const isPassed = agreed([least(margins) >= 0, most(margins) >= 0]);
  const exit = all(isPassed, ...needed.map(({ applies, truth }) => any(not(applies), truth)));
  const [applies, entered] = [answer(appliesWhen, world), answer(entry, world)];
  return { id, applies, entry: entered, exit, checkpoints };
}

function judgeOne(checkpoint: Checkpoint, world: World) {
  const { id, appliesWhen = always, when = never, judgement } = checkpoint;
  const { essential = false, weight = 1, waivable = false } = checkpoint;
  const { rules, deal, asOf } = world;
  const demand = typeof judgement === "object" ? judgement.source : undefined;
  const said = judgement === false ? false : observe(world, `${rules.id}/${id}`, demand).value;
  const [shown, judged] = [answer(when, world), said === true ? 1 : said === false ? 0 : 0.5];
  const metBy = shown < 1 ? (judged < 1 ? null : "judgement") : judged < 1 ? "behaviours" : "both";
  const waived = (deal.progress?.[rules.id]?.waivers ?? []).some(
    (w) => waivable && w.checkpoint === id && w.at <= asOf && asOf <= (w.until ?? asOf),
  );
  const [applies, truth] = [answer(appliesWhen, world), any(shown, judged)];
  return { id, applies, truth, metBy, essential, weight, waived };
}

type Checkpoints = readonly ReturnType<typeof judgeOne>[];

/** Returns the cases of each checkpoint that counts: its weight if it applies, and whether met. */
function weighed(checkpoints: Checkpoints): readonly Options[] {
  const counted = checkpoints.filter(({ waived }) => !waived);
  return counted.map(({ applies, truth, weight }) => {
    const options = cases(truth).map((met) => [weight, met] as const);
    return cases(applies).flatMap((yes): Options => (yes ? options : [nothing]));
  });
}

/** Returns the bounds of a score: of the weights that apply, the share that is met. */
function scoreOf(checkpoints: Checkpoints) {
  const percents = shares(weighed(checkpoints)).map(([met, of]) => (100 * met) / of);
  const known = percents.filter((percent) => !Number.isNaN(percent));
  if (known.length === 0) return { floor: null, ceiling: null };
  return { floor: Math.floor(Math.min(...known)), ceiling: Math.ceil(Math.max(...known)) };
}

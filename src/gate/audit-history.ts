import { assess } from "../assess/assess.ts";
import { type Evaluation, evaluate } from "../assess/evaluate.ts";
import { identityOf } from "../assess/identity.ts";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import { digestOf } from "../model/digest.ts";
import type { Move, Progress } from "../model/progress.ts";
import { isReopening, type OrderedMove, orderFaults, orderOf } from "./audit-order.ts";
import { checkWon } from "./close.ts";
import { reasonsAt, stagesBetween, stagesOver } from "./door.ts";
import { type AuditFinding, finding } from "./finding.ts";
import { dealOnFile } from "./on-file.ts";
import { isBlank } from "./refusal.ts";

type Proven = Extract<Move, { readonly kind: "start" | "advance" | "close" }>;

/**
 * Returns what is wrong with the history of a deal. Moves made by the gate are decided again, each
 * at its time with the evidence then on file and under the rules of its digest; where no given
 * plan has that digest the move is reported as unverifiable. Moves recorded elsewhere are held
 * against the order of the stages alone. The first plan names the rule set that is audited.
 */
export function auditHistory(
  plans: Plan | readonly [Plan, ...Plan[]],
  deal: Deal,
): readonly AuditFinding[] {
  const all: readonly Plan[] = Array.isArray(plans) ? plans : [plans as Plan];
  const [plan] = all;
  if (plan === undefined) return [];
  const progress = deal.progress?.[plan.ruleSet.id] ?? {};
  const audit = new Audit(plan, all, deal, progress);
  return audit.run();
}

type External = Extract<Move, { readonly kind: "external" }>;
type Returning = Extract<Move, { readonly kind: "retreat" | "reopen" | "adopt" }>;

function indexOf(plan: Plan, stage: string | null | undefined): number {
  return stage === null || stage === undefined ? -1 : (plan.stageIndex.get(stage) ?? -1);
}

function isSameStage(plan: Plan, one: string | null, other: string | null): boolean {
  const index = indexOf(plan, one);
  return one === other || (index >= 0 && index === indexOf(plan, other));
}

class Audit {
  readonly #findings: AuditFinding[] = [];
  readonly #plan: Plan;
  readonly #plans: readonly Plan[];
  readonly #deal: Deal;
  readonly #progress: Progress;
  /** Where the moves have led so far; undefined before the first. */
  #at: string | null | undefined;
  #closed = false;
  /** The moves recorded elsewhere so far. */
  readonly #seen = new Set<string>();
  #last = "";

  constructor(plan: Plan, plans: readonly Plan[], deal: Deal, progress: Progress) {
    this.#plan = plan;
    this.#plans = plans;
    this.#deal = deal;
    this.#progress = progress;
  }

  run(): readonly AuditFinding[] {
    const history = this.#progress.history ?? [];
    for (const [index, move] of history.entries()) this.#check(move, index);
    const recorded = this.#progress.stage ?? null;
    if (!isSameStage(this.#plan, recorded, this.#at ?? null)) {
      this.#add("stage-mismatch", history.length, recorded ?? "null");
    }
    return this.#findings;
  }

  #add(code: AuditFinding["code"], move: number, ...stages: readonly string[]): void {
    this.#findings.push(finding(code, move, stages));
  }

  #check(move: Move, index: number): void {
    if (move.kind === "external" && this.#isRepeated(move)) {
      this.#add("duplicate", index);
      return;
    }
    if (move.at < this.#last) this.#add("out-of-order", index);
    else this.#last = move.at;
    if (this.#closed && !this.#reopens(move)) this.#add("after-closing", index);
    const digest = move.ruleSet?.digest;
    const own = this.#plans.find((plan) => identityOf(plan).digest === digest);
    if (own === undefined && digest !== undefined) this.#add("unverifiable", index);
    // Stages may have been renamed since: a move is held against the rules it was made under.
    const plan = own ?? this.#plan;
    const from = "from" in move ? move.from : undefined;
    if (from !== undefined) {
      this.#checkKnown(plan, from, index);
      // Moves recorded elsewhere may begin anywhere; the gate's begin with a start or an adoption.
      const isFrom =
        this.#at === undefined ? move.kind === "external" : isSameStage(plan, from, this.#at);
      if (!isFrom) this.#add("not-from", index, from);
    }
    if (move.kind !== "close") this.#checkKnown(plan, move.to, index);
    switch (move.kind) {
      case "start":
      case "advance":
      case "close":
        if (own !== undefined) this.#decideAgain(own, move, index);
        break;
      case "external":
        this.#checkOrder(move, index);
        break;
      case "retreat":
      case "reopen":
      case "adopt":
        if (isBlank(move.reason)) this.#add("backward", index, move.to);
        if (own !== undefined || digest === undefined) this.#checkReturn(plan, move, index);
    }
    this.#closed =
      move.kind === "close" || (move.kind === "external" && move.outcome !== undefined);
    this.#at = move.kind === "close" ? (this.#at ?? move.from) : move.to;
  }

  #checkKnown(plan: Plan, stage: string, index: number): void {
    if (!plan.stageIndex.has(stage)) this.#add("unknown-stage", index, stage);
  }

  /** Holds a move that needs no evidence against where the deal was: it must not lead ahead. */
  #checkReturn(plan: Plan, move: Returning, index: number): void {
    if (move.kind === "adopt") {
      const before = this.#progress.history?.slice(0, index) ?? [];
      if (before.some(({ kind }) => kind !== "external")) this.#add("adopted-late", index);
      return;
    }
    if (move.kind === "reopen" && !this.#closed) this.#add("not-closed", index);
    const to = indexOf(plan, move.to);
    const here = indexOf(plan, this.#at ?? ("from" in move ? move.from : undefined));
    const furthest = move.kind === "reopen" ? here : here - 1;
    if (to >= 0 && here >= 0 && to > furthest) this.#add("not-behind", index, move.to);
  }

  /** There and back within one day is told by the same words, and is no duplicate. */
  #isRepeated(move: External): boolean {
    const key = JSON.stringify(move);
    const stays =
      this.#at !== undefined &&
      isSameStage(this.#plan, move.to, this.#at) &&
      this.#closed === (move.outcome !== undefined);
    if (this.#seen.has(key) && (move.at < this.#last || stays)) return true;
    this.#seen.add(key);
    return false;
  }

  #reopens(move: Move): boolean {
    if (move.kind === "external") return isReopening(this.#step(move));
    // Of a deal that was closed where the rules know no stage an adoption says where it stands.
    const isLost = move.kind === "adopt" && indexOf(this.#plan, this.#at) < 0;
    return isLost || move.kind === "reopen";
  }

  #step({ from, to, outcome, note }: External): OrderedMove {
    const here = indexOf(this.#plan, this.#at ?? from);
    return { here, to: indexOf(this.#plan, to), outcome, reason: note };
  }

  /** Holds a move recorded elsewhere against the order of the stages. */
  #checkOrder(move: External, index: number): void {
    const step = this.#step(move);
    if (step.to < 0) return;
    for (const { code, stages } of orderFaults(orderOf(this.#plan), step)) {
      this.#add(code, index, ...stages);
    }
  }

  /** Decides a move of the gate again, with what was on file and the rules of its digest. */
  #decideAgain(plan: Plan, move: Proven, index: number): void {
    const before: Progress = {
      ...this.#progress,
      stage: this.#at ?? ("from" in move ? move.from : null),
      history: this.#progress.history?.slice(0, index),
    };
    const deal = dealOnFile(this.#deal, plan.ruleSet.id, move.onFile, before);
    const evaluation = evaluate(plan, deal, move.at);
    if (move.kind === "close") {
      if (move.outcome === "won" && checkWon(plan, evaluation) !== undefined) {
        this.#add("won-early", index, move.from);
      }
    } else this.#checkDoor(plan, evaluation, move, index);
    if (move.verdict !== undefined) {
      const verdict = digestOf(assess(plan, deal, { asOf: move.at }));
      if (verdict !== move.verdict) this.#add("altered", index);
    }
  }

  #checkDoor(
    plan: Plan,
    evaluation: Evaluation,
    move: Extract<Move, { readonly kind: "start" | "advance" }>,
    index: number,
  ): void {
    const to = plan.stageIndex.get(move.to);
    if (to === undefined) return;
    if (to <= evaluation.behind.current) {
      this.#add("not-ahead", index, move.to);
      return;
    }
    const between = stagesBetween(plan, evaluation, to);
    if (between.length > 0) {
      this.#add("skip", index, ...between);
      return;
    }
    const claimed = move.over.map(({ stage }) => plan.stages[indexOf(plan, stage)]?.id ?? "?");
    const over = stagesOver(plan, evaluation, to).map(({ stage }) => stage);
    const wrong = claimed.filter((stage) => !over.includes(stage));
    if (wrong.length > 0) {
      this.#add("skip", index, ...wrong);
    } else if (claimed.length < over.length) {
      // What is not said to be passed over would count as passed.
      this.#add("altered", index);
    } else if (reasonsAt(plan, evaluation, { stage: to, exit: false }).length > 0) {
      this.#add("door-shut", index, move.to);
    }
  }
}

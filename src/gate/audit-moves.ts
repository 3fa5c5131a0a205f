import type { Outcome } from "../assess/verdict.ts";
import { isReopening, orderFaults, type StageOrder } from "./audit-order.ts";
import { type AuditCode, type AuditFinding, finding } from "./finding.ts";

/** A move as an export of recorded stages tells it. */
export interface RecordedMove {
  /** When, as a number that grows with time. */
  readonly time: number;
  readonly from?: string | undefined;
  /** The stage, or the name of an ending; absent: the deal ended where it stood. */
  readonly to?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly reason?: string | undefined;
  /** The version or digest of the rules it was made under; absent: those of today. */
  readonly version?: string | undefined;
  /** The record's own id: where there is one, it alone tells whether a record stands twice. */
  readonly id?: string | undefined;
}

/** The audit of the moves of one deal, under way. */
export interface MoveAudit {
  /** Returns what is wrong with the next move, in the order in which moves were recorded. */
  readonly next: (move: RecordedMove) => readonly AuditFinding[];
}

/** Where a deal is: a place in the order, -1 before the first, undefined where nobody can tell. */
type Place = number | undefined;

/**
 * Returns the audit of one deal's recorded moves against an order of stages, by the order alone: no
 * evidence is on record to decide them by. A move whose beginning is not known to the order is held
 * against nothing, and a record that stands twice counts once.
 */
export function openMoveAudit(order: StageOrder): MoveAudit {
  const seen = new Set<string>();
  let here: Place = -1;
  let ended: Outcome | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let index = -1;

  const placeOf = (name: string): Place => order.rankOf.get(name);

  const checkFrom = (from: string, add: (code: AuditCode, ...stages: string[]) => void): void => {
    const ending = order.ends.get(from);
    const rank = placeOf(from);
    if (ending === undefined && rank === undefined) add("unknown-stage", from);
    else if (here === -1) here = rank;
    else if (here !== undefined && (ending === undefined ? rank !== here : ending !== ended))
      add("not-from", from);
  };

  return {
    next: (move) => {
      index++;
      const findings: AuditFinding[] = [];
      const add = (code: AuditCode, ...stages: readonly string[]): void => {
        findings.push(finding(code, index, stages));
      };
      const { time, from, to, reason, version } = move;
      const named = to === undefined ? undefined : order.ends.get(to);
      const outcome = move.outcome ?? named;
      const isStage = to !== undefined && named === undefined;
      const target = isStage ? placeOf(to) : here;
      const key = move.id ?? JSON.stringify([time, from, to, move.outcome]);
      // There and back within one tick of the clock is told by the same words, and is no duplicate.
      const stays = target === here && outcome === ended;
      if (seen.has(key) && (move.id !== undefined || time < last || stays)) {
        add("duplicate");
        return findings;
      }
      seen.add(key);
      if (time < last) add("out-of-order");
      else last = time;
      if (version !== undefined && !order.versions.includes(version)) {
        // Its stages may have been others: all that counts on is where it led, if that is known.
        add("unverifiable");
        here = target;
        ended = outcome;
        return findings;
      }
      if (from !== undefined) checkFrom(from, add);
      const known = isStage ? target : here;
      const isUnchanged = known !== undefined && known === here && outcome === ended;
      if (isUnchanged) return findings;
      const step = { here: here ?? -1, to: known ?? -1, outcome, reason };
      if (ended !== undefined && !isReopening(step)) add("after-closing");
      if (isStage && target === undefined) add("unknown-stage", to);
      else if (here !== undefined && known !== undefined) {
        for (const { code, stages } of orderFaults(order, step)) add(code, ...stages);
      }
      here = known;
      ended = outcome;
      return findings;
    },
  };
}

import { aboutOf } from "../facts/lexicon.ts";
import type { Deal } from "../model/deal.ts";
import { parseDeal } from "../model/parse-deal.ts";
import { pointerOf } from "../model/pointer.ts";
import { type Draft, putAt } from "../model/put-at.ts";
import { movesOf, type Standing, standingOf } from "./history.ts";
import { importIssue } from "./import-issue.ts";
import type { Mapping } from "./mapping.ts";
import type { Placement, ReadRow, RowIssue } from "./read-row.ts";
import { listPathOf } from "./target.ts";

/** The rows that make up a deal: the one of its own first, then all that belong to it. */
export interface DealRows {
  readonly own: ReadRow;
  readonly others: readonly ReadRow[];
}

/** What is wrong with a deal, by the row that is at fault. */
export type Faults = ReadonlyMap<ReadRow, readonly RowIssue[]>;

/** A deal made of rows, or the faults that stand in its way. */
export type DraftedDeal =
  | { readonly ok: true; readonly deal: Deal; readonly notices: readonly RowIssue[] }
  | { readonly ok: false; readonly faults: Faults };

interface Origin {
  readonly row: ReadRow;
  readonly header?: string;
}

const observationOf = (
  { target, value, at, source }: Placement,
  about: string | undefined,
  by: string | undefined,
) => ({
  what: target.what,
  ...(about !== undefined && { about }),
  value,
  at,
  ...(by !== undefined && { by }),
  ...(source && { source }),
});

const closingHelp = {
  "no-stage-before": {
    zh: '可以在映射里写明阶段：`{ "stage": …, "outcome": … }`',
    en: 'the mapping may name the stage: `{ "stage": …, "outcome": … }`',
  },
  "no-closing-day": {
    zh: "把写着这一天的列映射到 `closedAt`，或者加上阶段历史",
    en: "map the column with that day to `closedAt`, or add the history of stages",
  },
};

/** Returns whether the recorded standing is another than the history ends at. */
const differs = ({ stage, outcome }: Standing, past: Standing): boolean =>
  (stage !== undefined && stage !== past.stage) ||
  (past.outcome !== undefined &&
    outcome !== past.outcome &&
    (stage !== undefined || outcome !== undefined));

const inWords = ({ stage, outcome }: Standing): string =>
  [stage ?? [], outcome ?? []].flat().join(", ");

/** Returns the deal that rows make, or the issues of each row that is at fault. */
export const draftDeal = (rows: DealRows, mapping: Mapping): DraftedDeal => {
  const draft: Draft = { id: rows.own.key };
  const evidence: unknown[] = [];
  const origins = new Map<string, Origin>([["/id", { row: rows.own }]]);
  let recorded: Standing = {};
  let stageColumn: string | undefined;
  let closedAt: string | undefined;

  const place = (row: ReadRow, into: Draft, base: readonly (string | number)[], about?: string) => {
    for (const placement of row.placements) {
      const { target, value, header } = placement;
      const origin = { row, ...(header !== undefined && { header }) };
      if (placement.at !== undefined) {
        origins.set(pointerOf(["evidence", evidence.length]), origin);
        evidence.push(observationOf(placement, about, mapping.by));
      } else if (target.kind === "stage") {
        recorded = standingOf(value);
        stageColumn = row === rows.own ? header : undefined;
      } else if (target.kind === "closing") {
        closedAt = typeof value === "string" ? value : undefined;
      } else {
        putAt(into, target.path, value);
        origins.set(pointerOf([...base, ...target.path]), origin);
      }
    }
  };

  const intoOf = (row: ReadRow) => mapping.files[row.file]?.into;
  place(rows.own, draft, []);
  for (const row of rows.others) if (intoOf(row) === undefined) place(row, draft, []);
  const lists = new Map<string, Draft[]>();
  for (const row of rows.others) {
    const into = intoOf(row);
    if (into === undefined || into === "history") continue;
    const path = listPathOf(into);
    const list = lists.get(into) ?? [];
    if (list.length === 0) putAt(draft, path, list);
    lists.set(into, list);
    const element: Draft = { id: row.key };
    const base = [...path, list.length];
    origins.set(pointerOf(base), { row });
    list.push(element);
    place(row, element, base, aboutOf(into, row.key));
  }
  if (evidence.length > 0) draft.evidence = evidence;

  const faults = new Map<ReadRow, RowIssue[]>();
  const blame = (row: ReadRow, issue: RowIssue): void => {
    const issues = faults.get(row) ?? [];
    issues.push(issue);
    faults.set(row, issues);
  };
  const past = movesOf(rows.others.filter((row) => intoOf(row) === "history"));
  const { stage = past.stage, outcome } = recorded;
  const isClosing = outcome !== undefined && outcome !== past.outcome;
  // Held against the row of the deal itself: without its closing it would come out open.
  const refuse = (code: keyof typeof closingHelp): void => {
    const header = stageColumn === undefined ? {} : { header: stageColumn };
    blame(rows.own, importIssue(code, [], { ...header, help: closingHelp[code] }));
  };
  if (stage === undefined && (isClosing || past.faults.length > 0)) refuse("no-stage-before");
  else for (const { row, issue } of past.faults) blame(row, issue);
  if (stage !== undefined && isClosing && closedAt === undefined) refuse("no-closing-day");
  const notices: RowIssue[] = [];
  if (mapping.ruleSet !== undefined && stage !== undefined) {
    const from = past.stage === undefined ? {} : { from: past.stage };
    const history =
      isClosing && closedAt !== undefined
        ? [...past.moves, { kind: "external", ...from, to: stage, outcome, at: closedAt }]
        : past.moves;
    draft.progress = { [mapping.ruleSet]: { stage, ...(history.length > 0 && { history }) } };
    if (past.stage !== undefined && differs(recorded, past))
      notices.push(importIssue("stage-differs", [inWords(recorded), inWords(past)]));
  }

  const parsed = parseDeal(draft);
  if (!parsed.ok) {
    for (const issue of parsed.issues) {
      const { row, header } = originOf(issue.pointer, origins) ?? { row: rows.own };
      blame(row, { ...issue, ...(header !== undefined && { header }) });
    }
  }
  return parsed.ok && faults.size === 0
    ? { ok: true, deal: parsed.deal, notices }
    : { ok: false, faults };
};

const originOf = (pointer: string, origins: ReadonlyMap<string, Origin>): Origin | undefined => {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const origin = origins.get(pointer.slice(0, end));
    if (origin) return origin;
  }
  return undefined;
};

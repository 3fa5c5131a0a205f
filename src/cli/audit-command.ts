import { openMoveAudit } from "../gate/audit-moves.ts";
import type { StageOrder } from "../gate/audit-order.ts";
import { type HistoryRow, historyReader } from "../import/read-move.ts";
import type { RowIssue } from "../import/read-row.ts";
import { byCodeUnits } from "../model/by-code-units.ts";
import type { Language } from "../model/text.ts";
import { type AuditInput, findHistoryMap, findStageOrder } from "./audit-input.ts";
import {
  type AuditedDeal,
  type AuditTotals,
  auditKinds,
  type PlacedAuditFinding,
  renderAuditedDeal,
  renderAuditTotals,
} from "./audit-report.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { moreRejected, mostRowsTold, renderReject } from "./import-report.ts";
import { type Io, lookOf, print } from "./io.ts";
import { openHistory } from "./open-history.ts";
import { sortRows } from "./sort-rows.ts";

/** What `audit` may be told. */
export interface AuditOptions extends AuditInput {
  readonly lang: Language;
  readonly json: boolean;
}

/** The most deals that a report shows. */
const mostShown = 50;

const asRecorded = (one: HistoryRow, other: HistoryRow): number =>
  byCodeUnits(one.deal, other.deal) || one.line - other.line;

const inTime = (one: HistoryRow, other: HistoryRow): number =>
  byCodeUnits(one.deal, other.deal) || one.move.time - other.move.time || one.line - other.line;

/** Yields what is found in the moves of each deal, of rows that stand together by deal. */
async function* auditDeals(
  rows: AsyncIterable<HistoryRow>,
  order: StageOrder,
): AsyncGenerator<AuditedDeal> {
  let deal: string | undefined;
  let count = 0;
  let findings: PlacedAuditFinding[] = [];
  let audit = openMoveAudit(order);
  for await (const { deal: own, line, at, by, move } of rows) {
    if (own !== deal) {
      if (deal !== undefined) yield { deal, rows: count, findings };
      deal = own;
      count = 0;
      findings = [];
      audit = openMoveAudit(order);
    }
    count++;
    for (const { code, stages, message } of audit.next(move)) {
      findings.push({ code, line, at, ...(by !== undefined && { by }), stages, message });
    }
  }
  if (deal !== undefined) yield { deal, rows: count, findings };
}

/** Audits the recorded moves of many deals against an order of stages. */
export const auditCommand = async (
  file: string,
  options: AuditOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, json } = options;
  const errorLook = lookOf(io.stderr, io.env, lang);
  const look = lookOf(io.stdout, io.env, lang);
  const order = await findStageOrder(options, io, errorLook);
  if (!order.ok) return order.code;
  const map = await findHistoryMap(options, io, errorLook);
  if (!map.ok) return map.code;
  const rows = { in: 0, audited: 0, skipped: 0, rejected: 0 };
  const deals = { audited: 0, withFindings: 0 };
  const kinds: Record<string, { findings: number; deals: number }> = {};
  const say = (words: string): Promise<void> => print(io.stdout, words);

  const reject = async (line: number, issues: readonly RowIssue[]): Promise<void> => {
    rows.rejected++;
    if (json) {
      const told = issues.map(({ code, message, header }) => ({ code, header, message }));
      await say(`${rows.rejected > 1 ? "," : ""}\n${JSON.stringify({ line, issues: told })}`);
    }
    if (rows.rejected <= mostRowsTold)
      await print(io.stderr, renderReject(`${file}:${line}`, issues, errorLook));
  };

  const take = async (audited: AuditedDeal): Promise<void> => {
    deals.audited++;
    rows.audited += audited.rows;
    if (audited.findings.length === 0) return;
    deals.withFindings++;
    const codes = audited.findings.map(({ code }) => code);
    for (const code of codes) {
      kinds[code] ??= { findings: 0, deals: 0 };
      kinds[code].findings++;
    }
    for (const code of new Set(codes)) if (kinds[code]) kinds[code].deals++;
    if (json) await say(`${deals.withFindings > 1 ? "," : ""}\n${JSON.stringify(audited)}`);
    else if (deals.withFindings <= mostShown) await say(renderAuditedDeal(audited, look));
  };

  try {
    const history = await openHistory(file, map.found, io);
    if ("issues" in history) {
      await print(io.stderr, renderReject(file, history.issues, errorLook));
      return exitCodes.badInput;
    }
    const read = historyReader(map.found);
    const sound = async function* (): AsyncGenerator<HistoryRow> {
      for await (const item of history.rows) {
        rows.in++;
        if ("issues" in item) await reject(item.line, item.issues);
        else {
          const reading = read(item.row, item.line);
          if ("row" in reading) yield reading.row;
          else if ("issues" in reading) await reject(item.line, reading.issues);
          else rows.skipped++;
        }
      }
    };
    if (json) await say(`{"rejected":[`);
    const sorted = sortRows(sound(), map.found.order === "time" ? inTime : asRecorded);
    // The first row comes when all have been read, and with them all that are rejected.
    let isBegun = false;
    const begin = async (): Promise<void> => {
      if (json && !isBegun) await say(`\n],"deals":[`);
      isBegun = true;
    };
    for await (const audited of auditDeals(sorted, order.found)) {
      await begin();
      await take(audited);
    }
    await begin();
    const inOrder = Object.fromEntries(
      auditKinds.flatMap((kind) => (kinds[kind] ? [[kind, kinds[kind]]] : [])),
    );
    const totals: AuditTotals = { rows, deals, kinds: inOrder };
    if (json) await say(`\n],"totals":${JSON.stringify(totals)}}\n`);
    else await say(renderAuditTotals(totals, deals.withFindings - mostShown, look));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    await complain(io, errorLook, { message: fileProblem(file, error) });
    return exitCodes.badInput;
  }
  const hidden = rows.rejected - mostRowsTold;
  if (hidden > 0) await complain(io, errorLook, { message: moreRejected(hidden) }, "note");
  if (rows.rejected > 0) return exitCodes.badInput;
  return deals.withFindings > 0 ? exitCodes.mayNot : exitCodes.ok;
};

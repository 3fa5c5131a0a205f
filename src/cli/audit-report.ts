import type { AuditCode, AuditFinding } from "../gate/finding.ts";
import { type Text, text } from "../model/text.ts";
import { openPage } from "../report/page.ts";
import { span } from "../report/span.ts";
import { counted, countWords } from "../words/count-words.ts";
import { fill } from "../words/fill.ts";
import { formatNumber } from "../words/number.ts";
import type { Look } from "./io.ts";

/** The kinds of finding that an order of stages can tell, in the order they are listed. */
export const auditKinds = [
  "skip",
  "backward",
  "after-closing",
  "won-early",
  "not-from",
  "unknown-stage",
  "out-of-order",
  "duplicate",
  "unverifiable",
] as const satisfies readonly AuditCode[];

const titles: Readonly<Record<(typeof auditKinds)[number], Text>> = {
  skip: text("跳过阶段", "skips stages"),
  backward: text("无故退回", "goes back without a reason"),
  "after-closing": text("关闭后又变动", "moves after closing"),
  "won-early": text("未到可赢单的阶段就赢单", "won from where it may not be"),
  "not-from": text("起点不符", "moves from where it was not"),
  "unknown-stage": text("未知阶段", "unknown stage"),
  "out-of-order": text("时间倒序", "times out of order"),
  duplicate: text("重复记录", "duplicates"),
  unverifiable: text("无法核对", "unverifiable"),
};

const words = {
  line: text("第 {} 行", "line {}"),
  by: text("，{}", ", {}"),
  kind: text("问题", "finding"),
  findings: text("次数", "times"),
  deals: text("商机数", "deals"),
  none: text("没有发现问题", "no findings"),
  nothing: text("没有可核查的行", "no row to audit"),
} as const satisfies Record<string, Text>;

const counts = {
  records: counted("（{} 条记录）", " ({} record)", " ({} records)"),
  hidden: counted(
    "另有 {} 个商机有问题，没有列出；`--json` 全部列出",
    "{} more deal with findings is not shown; `--json` lists them all",
    "{} more deals with findings are not shown; `--json` lists them all",
  ),
  rows: counted(
    "读入 {} 行：核查 {} 行，略过 {} 行，被拒 {} 行",
    "{} row in: {} audited, {} left out, {} rejected",
    "{} rows in: {} audited, {} left out, {} rejected",
  ),
  deals: counted(
    "{} 个商机，{} 个有问题",
    "{} deal, {} with findings",
    "{} deals, {} with findings",
  ),
};

/** One finding of an audit, at its place in the file. */
export interface PlacedAuditFinding extends Pick<AuditFinding, "code" | "stages" | "message"> {
  readonly line: number;
  /** When, as the file has it. */
  readonly at: string;
  readonly by?: string;
}

/** What was found in the moves of one deal. */
export interface AuditedDeal {
  readonly deal: string;
  /** How many rows it has. */
  readonly rows: number;
  readonly findings: readonly PlacedAuditFinding[];
}

/** How many there were of what, over a whole file. */
export interface AuditTotals {
  readonly rows: {
    readonly in: number;
    readonly audited: number;
    readonly skipped: number;
    readonly rejected: number;
  };
  readonly deals: { readonly audited: number; readonly withFindings: number };
  /** By kind: how often, and in how many deals. */
  readonly kinds: Readonly<Record<string, { readonly findings: number; readonly deals: number }>>;
}

/** Returns what was found in the moves of one deal, a line each. */
export const renderAuditedDeal = ({ deal, rows, findings }: AuditedDeal, look: Look): string => {
  const { lang } = look;
  const page = openPage(look);
  page.line([span(deal, "strong"), span(countWords(rows, counts.records, lang), "faint")]);
  for (const { line, at, by, message } of findings) {
    const who = by === undefined ? "" : fill(words.by, lang, by);
    const place = `${fill(words.line, lang, String(line))}  ${at}${who}  `;
    page.line([span("✗ ", "bad"), span(place, "faint"), span(message[lang])], 2, 6);
  }
  return page.text();
};

/** Returns the totals of an audit: a table by kind, and how many rows and deals there were. */
export const renderAuditTotals = (totals: AuditTotals, hidden: number, look: Look): string => {
  const { lang } = look;
  const page = openPage(look);
  const { rows, deals, kinds } = totals;
  if (hidden > 0) page.line([span(countWords(hidden, counts.hidden, lang), "faint")]);
  const found = auditKinds.flatMap((kind) => {
    const tally = kinds[kind];
    return tally === undefined ? [] : [{ title: titles[kind][lang], ...tally }];
  });
  if (deals.withFindings > 0) page.raw([]);
  if (rows.audited === 0) page.line([span(words.nothing[lang], "faint")]);
  else if (found.length === 0) page.line([span(words.none[lang], "good")]);
  else {
    page.table(
      [
        { head: span(words.kind[lang], "faint"), least: 8 },
        { head: span(words.findings[lang], "faint"), align: "right" },
        { head: span(words.deals[lang], "faint"), align: "right" },
      ],
      found.map(({ title, findings, deals: affected }) => [
        span(title),
        span(formatNumber(findings), "bad"),
        span(formatNumber(affected)),
      ]),
    );
    page.gap();
  }
  const { in: read, audited, skipped, rejected } = rows;
  const others = [audited, skipped, rejected].map(formatNumber);
  page.line([countWords(read, counts.rows, lang, ...others)]);
  page.line([countWords(deals.audited, counts.deals, lang, formatNumber(deals.withFindings))]);
  return page.text();
};

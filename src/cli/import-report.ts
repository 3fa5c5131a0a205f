import type { Tally } from "../import/ledger.ts";
import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import { openPage } from "../report/page.ts";
import { span } from "../report/span.ts";
import { counted, countText } from "../words/count-words.ts";
import type { RejectIssue } from "./batch-item.ts";
import type { Look } from "./io.ts";

const words = {
  file: text("文件", "file"),
  rows: text("行数", "rows"),
  deals: text("商机", "deals"),
  joined: text("并入", "joined"),
  unused: text("未用", "unused"),
  skipped: text("略过", "skipped"),
  rejected: text("被拒", "rejected"),
} as const satisfies Record<string, Text>;

const counts = ["rows", "deals", "joined", "unused", "skipped", "rejected"] as const;

/** Returns what became of the rows of each file, as a table. */
export const renderTally = (
  tally: Readonly<Record<string, Tally>>,
  nameOf: (file: string) => string,
  look: Look,
): string => {
  const { lang } = look;
  const page = openPage(look);
  page.table(
    [
      { head: span(words.file[lang]), least: 8 },
      ...counts.map((count) => ({ head: span(words[count][lang]), align: "right" as const })),
    ],
    Object.entries(tally).map(([file, tally]) =>
      [nameOf(file), ...counts.map((count) => String(tally[count]))].map((cell) => span(cell)),
    ),
  );
  return page.text();
};

/** The most rejected rows that are told one by one. */
export const mostRowsTold = 20;

/** Returns how many rejected rows are not told one by one. */
export const moreRejected = (count: number): Text => countText(count, more);

const more = counted(
  "另有 {} 行被拒，没有逐行列出",
  "{} more row rejected and not shown",
  "{} more rows rejected and not shown",
);

/** Returns what is wrong at a place of a file, one paragraph an issue. */
export const renderReject = (
  place: string,
  issues: readonly Pick<RejectIssue, "message" | "help" | "header">[],
  look: Look,
): string => {
  const { lang } = look;
  const page = openPage(look);
  for (const { message, help, header } of issues) {
    const column =
      header === undefined ? "" : lang === "zh" ? `${quoted(header)} 列：` : `${quoted(header)}: `;
    const words = span(column + message[lang]);
    page.line([span("✗ ", "bad"), span(`${place}  `, "faint"), words], 0, 2);
    if (help) page.line([span(help[lang])], 2, 4);
  }
  return page.text();
};

import { text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import type { RejectLine } from "./batch-item.ts";
import { complain } from "./complain.ts";
import type { DealRecord } from "./deal-records.ts";
import { renderReject } from "./import-report.ts";
import { type Io, type Look, print } from "./io.ts";
import { textOf } from "./parse-record.ts";

/** Tells people of rejects, as many of each input as they can read. */
export interface RejectReport {
  readonly tell: (reject: RejectLine, record?: DealRecord) => Promise<void>;
  /** Tells how many have not been told one by one. */
  readonly end: () => Promise<void>;
}

/** The most rejects of one input that are told one by one. */
const mostShown = 50;

/** Returns a report on the error output; what is kept in a file is only counted there. */
export const rejectReport = (io: Io, look: Look): RejectReport => {
  const told = new Map<string, number>();
  let all = 0;
  return {
    tell: async ({ file, line, issues }, record) => {
      const count = (told.get(file) ?? 0) + 1;
      told.set(file, count);
      all++;
      if (count > mostShown) return;
      if (record !== undefined) {
        const gap = all > 1 ? "\n" : "";
        const whole = issues.map((issue) => ({ ...issue, pointer: issue.pointer ?? "" }));
        const inside = { file, text: textOf(record), start: record };
        await print(io.stderr, gap + renderIssues(whole, { ...look, ...inside }));
      } else if (line !== undefined) {
        await print(io.stderr, renderReject(`${file}:${line}`, issues, look));
      } else {
        for (const { message, help } of issues) await complain(io, look, { message, help });
      }
    },
    end: async () => {
      for (const [name, count] of told) {
        const hidden = count - mostShown;
        if (hidden <= 0) continue;
        const message = text(
          `${name} 里还有 ${hidden} 项有问题，没有逐项列出`,
          `${hidden} more rejected in ${name}`,
        );
        await complain(io, look, { message }, "note");
      }
    },
  };
};

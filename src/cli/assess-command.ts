import { quoted } from "../model/issue.ts";
import { type Text, text } from "../model/text.ts";
import type { AssessInput } from "./assess-input.ts";
import { assessToStreams, isStreamed } from "./assess-to-streams.ts";
import { assessToTable } from "./assess-to-table.ts";
import { dealItems } from "./batch-item.ts";
import { choosePlan } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf } from "./io.ts";
import { openMapped } from "./mapped-items.ts";
import type { RulesOptions } from "./rules-options.ts";

/** What `assess` may be told. */
export interface AssessOptions extends RulesOptions {
  readonly json: boolean;
  readonly since?: string | undefined;
  readonly outcomes: boolean;
  /** The mapping of the tables; absent: the files are deals. */
  readonly map?: string | undefined;
  /** Where verdicts go, one a line; absent: nowhere, or with `json` to the standard output. */
  readonly out?: string | undefined;
  readonly rejects?: string | undefined;
  /** Whether to say what all deals come to instead of a table of each. */
  readonly summary: boolean;
  readonly resume: boolean;
  /** How many threads to work with; absent: as many as can. */
  readonly jobs?: number | undefined;
}

const words = {
  resumeWhere: text(
    "`--resume` 要和 `--out 文件` 一起用，才知道从哪里接着做",
    "`--resume` goes on with a file: it needs `--out FILE`",
  ),
  sinceOne: text(
    "`--since` 比较的是逐个商机的表，不能和 `--out`、`--json`、`--summary` 一起用",
    "`--since` compares a table of deals: not with `--out`, `--json` or `--summary`",
  ),
  summaryText: text(
    "`--summary` 写的是文字，不能和 `--json` 混在一起，改用 `--out 文件`",
    "`--summary` is a text and would stand among the verdicts of `--json`: use `--out FILE`",
  ),
} as const satisfies Record<string, Text>;

const sinceLater = (since: string, asOf: string): Text =>
  text(
    `\`--since\` 的 ${quoted(since)} 晚于评估日 ${quoted(asOf)}`,
    `\`--since\` is ${quoted(since)}, after ${quoted(asOf)}, the day to decide for`,
  );

const misuseOf = (options: AssessOptions): Text | undefined => {
  const { asOf, out, resume, since, json, summary } = options;
  if (json && summary) return words.summaryText;
  if (resume && (out === undefined || out === "-")) return words.resumeWhere;
  if (since === undefined) return undefined;
  if (isStreamed(options)) return words.sinceOne;
  return since > asOf ? sinceLater(since, asOf) : undefined;
};

/** Reports where deals stand: one deal at length, many as a table, any number as a stream. */
export const assessCommand = async (
  files: readonly string[],
  options: AssessOptions,
  io: Io,
): Promise<ExitCode> => {
  const { asOf, lang, map } = options;
  const errorLook = lookOf(io.stderr, io.env, lang);
  const misuse = misuseOf(options);
  if (misuse !== undefined) {
    await complain(io, errorLook, { message: misuse });
    return exitCodes.usage;
  }
  const chosen = await choosePlan(options.rules, options.overlay, io, errorLook);
  if (!chosen.ok) return chosen.code;
  let read = 0;
  const onPiece = (piece: Uint8Array | string): void => {
    read += piece.length;
  };
  let input: AssessInput = {
    files,
    paths: files,
    items: dealItems(files, io, onPiece),
    read: () => read,
  };
  if (map !== undefined) {
    const mapped = await openMapped(files, map, asOf, io, errorLook, onPiece);
    if (!mapped.ok) return mapped.code;
    input = { ...input, ...mapped.found };
  }
  return isStreamed(options)
    ? assessToStreams(chosen.found, input, options, io)
    : assessToTable(chosen.found, input, options, io);
};

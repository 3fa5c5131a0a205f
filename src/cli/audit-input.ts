import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { compileRuleSet } from "../assess/compile-rule-set.ts";
import { orderOf, type StageOrder } from "../gate/audit-order.ts";
import { type HistoryMap, parseHistoryMap, plainHistoryMap } from "../import/history-map.ts";
import type { ParsedStrictly } from "../import/parse-strictly.ts";
import { parseStageOrder } from "../import/stage-order-file.ts";
import { type IssueBase, quoted } from "../model/issue.ts";
import { text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import { type Found, findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { exitCodes } from "./exit-code.ts";
import { type Io, type Look, print } from "./io.ts";

/** What an audit holds moves against, and how it reads them. */
export interface AuditInput {
  readonly rules?: string | undefined;
  readonly stages?: string | undefined;
  readonly map?: string | undefined;
}

const readWith = async <T, I extends IssueBase>(
  name: string,
  parse: (text: string) => ParsedStrictly<T, I>,
  io: Io,
  look: Look,
): Promise<Found<T>> => {
  let content: string;
  try {
    content = await readFile(resolve(io.cwd, name), "utf8");
  } catch (error) {
    await complain(io, look, { message: fileProblem(name, error) });
    return { ok: false, code: exitCodes.badInput };
  }
  const parsed = parse(content);
  if (parsed.ok) return { ok: true, found: parsed.value };
  await print(io.stderr, renderIssues(parsed.issues, { ...look, file: name, text: content }));
  return { ok: false, code: exitCodes.badInput };
};

/** Returns the order of stages that was asked for: a rule set's, or one that a file says. */
export const findStageOrder = async (
  { rules, stages }: AuditInput,
  io: Io,
  look: Look,
): Promise<Found<StageOrder>> => {
  if (stages !== undefined) return readWith(stages, parseStageOrder, io, look);
  if (rules === undefined) {
    await complain(io, look, {
      message: text(
        "要用 `--rules` 或 `--stages` 说明按什么阶段顺序核查",
        "`--rules` or `--stages` must say which order of stages to audit against",
      ),
    });
    return { ok: false, code: exitCodes.usage };
  }
  const chosen = await findRuleSet(rules, io, look);
  if (!chosen.ok) return chosen;
  if (chosen.found.kind !== "stages") {
    await complain(io, look, {
      message: text(
        `${quoted(rules)} 没有分阶段，无从核查`,
        `${quoted(rules)} has no stages to audit against`,
      ),
    });
    return { ok: false, code: exitCodes.usage };
  }
  return { ok: true, found: orderOf(compileRuleSet(chosen.found)) };
};

/** Returns the map of the history that was asked for, or the plain one. */
export const findHistoryMap = async (
  { map }: AuditInput,
  io: Io,
  look: Look,
): Promise<Found<HistoryMap>> =>
  map === undefined
    ? { ok: true, found: plainHistoryMap }
    : readWith(map, parseHistoryMap, io, look);

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { compileRuleSet, RuleSetError } from "../assess/compile-rule-set.ts";
import type { Plan } from "../assess/plan.ts";
import { isSameData } from "../assess/same-data.ts";
import { quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import { ruleIssuesOf } from "../rules/rule-issue.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { complain } from "./complain.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, type Look, print } from "./io.ts";
import { readRuleSet } from "./read-rule-set.ts";

/** Something that was found, or the code to end with; what is wrong has been told. */
export type Found<T> =
  | { readonly ok: true; readonly found: T }
  | { readonly ok: false; readonly code: ExitCode };

const shipped: Readonly<Record<string, RuleSet>> = shippedRuleSets;

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ENOENT" || error.code === "ENOTDIR");

const failed = (code: ExitCode) => ({ ok: false, code }) as const;

/** Returns the rule set of a shipped id or of a file. */
export const findRuleSet = async (name: string, io: Io, look: Look): Promise<Found<RuleSet>> => {
  const known = Object.hasOwn(shipped, name) ? shipped[name] : undefined;
  if (known) return { ok: true, found: known };
  let input: string;
  try {
    input = await readFile(resolve(io.cwd, name), "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const near = nearest(name, Object.keys(shipped));
    await complain(
      io,
      look,
      isMissing(error)
        ? {
            message: text(
              `没有规则集或文件 ${quoted(name)}`,
              `no rule set and no file ${quoted(name)}`,
            ),
            help:
              near === undefined
                ? text(
                    "`dealgate rules` 列出自带的规则集",
                    "`dealgate rules` lists the rule sets there are",
                  )
                : text(`是不是想写 ${quoted(near)}？`, `did you mean ${quoted(near)}?`),
          }
        : {
            message: text(
              `无法读取 ${quoted(name)}：${reason}`,
              `cannot read ${quoted(name)}: ${reason}`,
            ),
          },
    );
    return failed(isMissing(error) ? exitCodes.usage : exitCodes.badInput);
  }
  const path = resolve(io.cwd, name);
  const read = await readRuleSet(path, input);
  if (read.ok) return { ok: true, found: read.ruleSet };
  const file = read.path === path ? name : read.path;
  await print(io.stderr, renderIssues(read.issues, { ...look, file, text: read.text }));
  return failed(exitCodes.badInput);
};

/** Returns the overlays of shipped ids or of files; one that is given twice is refused. */
export const findOverlays = async (
  names: readonly string[],
  io: Io,
  look: Look,
): Promise<Found<readonly RuleSet[]>> => {
  const all: RuleSet[] = [];
  for (const name of names) {
    const overlay = await findRuleSet(name, io, look);
    if (!overlay.ok) return overlay;
    const { found } = overlay;
    const isTwice = all.some((other) => isSameData(other, found));
    if (isTwice || found.kind !== "overlay") {
      const message = isTwice
        ? text(`${quoted(name)} 叠加了两次`, `${quoted(name)} is laid over twice`)
        : text(`${quoted(name)} 不是叠加规则集`, `${quoted(name)} is no overlay`);
      await complain(io, look, { message });
      return failed(exitCodes.usage);
    }
    all.push(found);
  }
  return { ok: true, found: all };
};

const overlayOption = (name: string): Text =>
  text(`用 \`--overlay ${name}\``, `use it with \`--overlay ${name}\``);

/**
 * Returns the plan of a rule set and its overlays, each by its id or file; `overlayHelp` says where an
 * overlay belongs that is given for the rule set.
 */
export const choosePlan = async (
  rules: string,
  overlays: readonly string[],
  io: Io,
  look: Look,
  overlayHelp: (name: string) => Text = overlayOption,
): Promise<Found<Plan>> => {
  const ruleSet = await findRuleSet(rules, io, look);
  if (!ruleSet.ok) return ruleSet;
  if (ruleSet.found.kind === "overlay") {
    await complain(io, look, {
      message: text(
        `${quoted(rules)} 是叠加规则集，不能单独使用`,
        `${quoted(rules)} is an overlay and decides nothing alone`,
      ),
      help: overlayHelp(rules),
    });
    return failed(exitCodes.usage);
  }
  const laid = await findOverlays(overlays, io, look);
  if (!laid.ok) return laid;
  try {
    return { ok: true, found: compileRuleSet(ruleSet.found, { overlays: laid.found }) };
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    const { message, faults } = error;
    if (faults.length === 0) {
      await complain(io, look, { message: text(`规则合不到一起：${message}`, message) });
    } else {
      const file = [rules, ...overlays].join(" + ");
      await print(io.stderr, renderIssues(ruleIssuesOf(faults), { ...look, file }));
    }
    return failed(exitCodes.badInput);
  }
};

import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { compareDoors, type DoorReport } from "../analyze/prove/compare-doors.ts";
import { type ProofReport, proveRuleSet } from "../analyze/prove/prove-rule-set.ts";
import { ProverMissingError } from "../analyze/prove/z3-session.ts";
import { compileRuleSet, RuleSetError } from "../assess/compile-rule-set.ts";
import type { Deal } from "../model/deal.ts";
import type { Language } from "../model/text.ts";
import { text } from "../model/text.ts";
import { renderDoors, renderProofs } from "../report/render-proofs.ts";
import { findOverlays, findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { writeWhole } from "./write-whole.ts";

/** What `prove` may be told. */
export interface ProveCommandOptions {
  readonly against?: string;
  readonly overlay: readonly string[];
  readonly asOf: string;
  readonly effort?: number;
  readonly out?: string;
  readonly json: boolean;
  readonly lang: Language;
}

/** Proves what holds of a rule set over all deals, or how its doors stand to those of another. */
export const proveCommand = async (
  rules: string,
  options: ProveCommandOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, against, asOf, effort, json } = options;
  const look = lookOf(io.stdout, io.env, lang);
  const errorLook = lookOf(io.stderr, io.env, lang);
  const found = await findRuleSet(rules, io, errorLook);
  if (!found.ok) return found.code;
  const laid = await findOverlays(options.overlay, io, errorLook);
  if (!laid.ok) return laid.code;
  const overlays = laid.found;
  const settings = { asOf, overlays, ...(effort === undefined ? {} : { effort }) };
  try {
    compileRuleSet(found.found, { overlays });
    if (against === undefined) {
      const report = await proveRuleSet(found.found, settings);
      const written = await writeDeals(
        report.proofs.flatMap(({ deals = [] }) => deals),
        options,
        io,
      );
      const told = json
        ? `${JSON.stringify(report, null, 2)}\n`
        : renderProofs(report, found.found, written, look);
      await print(io.stdout, told);
      return codeOfProofs(report);
    }
    const older = await findRuleSet(against, io, errorLook);
    if (!older.ok) return older.code;
    const report = await compareDoors(older.found, found.found, settings);
    const deals = report.doors.flatMap(({ onlyNew, onlyOld }) =>
      [onlyNew ?? [], onlyOld ?? []].flat(),
    );
    const written = await writeDeals(deals, options, io);
    const told = json
      ? `${JSON.stringify(report, null, 2)}\n`
      : renderDoors(report, found.found, written, look);
    await print(io.stdout, told);
    return codeOfDoors(report);
  } catch (error) {
    if (error instanceof ProverMissingError) {
      await complain(io, errorLook, error.told);
      return exitCodes.usage;
    }
    if (error instanceof RuleSetError) {
      const { message } = error;
      await complain(io, errorLook, { message: text(`规则合不到一起：${message}`, message) });
      return exitCodes.badInput;
    }
    if (options.out !== undefined && error instanceof Error && "code" in error) {
      await complain(io, errorLook, { message: fileProblem(options.out, error) });
      return exitCodes.badInput;
    }
    throw error;
  }
};

/** Writes deals to files of a folder, if one is named; returns the files by the deals' ids. */
const writeDeals = async (
  deals: readonly Deal[],
  { out }: ProveCommandOptions,
  { cwd }: Io,
): Promise<ReadonlyMap<string, string>> => {
  const written = new Map<string, string>();
  if (out === undefined) return written;
  await mkdir(resolve(cwd, out), { recursive: true });
  for (const deal of deals) {
    const name = join(out, `${deal.id}.json`);
    await writeWhole(resolve(cwd, name), `${JSON.stringify(deal, null, 2)}\n`);
    written.set(deal.id, name);
  }
  return written;
};

/** Whatever is not so and not meant to be counts first; then what nobody could tell. */
const codeOfProofs = ({ proofs }: ProofReport): ExitCode => {
  if (proofs.some(({ status, intended }) => status === "refuted" && intended !== true)) {
    return exitCodes.mayNot;
  }
  const isOpen = proofs.some(({ status }) => status === "conditional" || status === "undecided");
  return isOpen ? exitCodes.evidenceMissing : exitCodes.ok;
};

const codeOfDoors = ({ doors, added, removed }: DoorReport): ExitCode => {
  const isOther = doors.some(
    ({ relation }) => relation !== "equivalent" && relation !== "undecided",
  );
  if (isOther || added.length + removed.length > 0) return exitCodes.mayNot;
  const isOpen = doors.some(({ relation }) => relation === "undecided");
  return isOpen ? exitCodes.evidenceMissing : exitCodes.ok;
};

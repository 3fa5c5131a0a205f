import type { Command } from "commander";
import type { Language } from "../model/text.ts";
import { addAsk } from "./add-ask.ts";
import { addAssess } from "./add-assess.ts";
import { addAudit } from "./add-audit.ts";
import { addCheck } from "./add-check.ts";
import { addDiff } from "./add-diff.ts";
import { addFlatten } from "./add-flatten.ts";
import { addForm } from "./add-form.ts";
import { addFunnel } from "./add-funnel.ts";
import { addGenerate } from "./add-generate.ts";
import { addHandbook } from "./add-handbook.ts";
import { addImport } from "./add-import.ts";
import { addInit } from "./add-init.ts";
import { addMap } from "./add-map.ts";
import { addMutate } from "./add-mutate.ts";
import { addProve } from "./add-prove.ts";
import { addRules } from "./add-rules.ts";
import { addSchema } from "./add-schema.ts";
import { addSheet } from "./add-sheet.ts";
import { addTest } from "./add-test.ts";
import { addUnlock } from "./add-unlock.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { openProgram } from "./open-program.ts";
import { nameInErrors } from "./option-values.ts";

/** What adds each command, in the order of the help. */
const commands = [
  addAssess,
  addUnlock,
  addAsk,
  addMap,
  addFunnel,
  addAudit,
  addImport,
  addForm,
  addCheck,
  addTest,
  addMutate,
  addDiff,
  addProve,
  addInit,
  addFlatten,
  addGenerate,
  addHandbook,
  addSchema,
  addSheet,
  addRules,
];

/**
 * Returns the program: its commands, options and help in one language. What a command ends with is
 * given to `end`.
 */
export const buildProgram = (io: Io, lang: Language, end: (code: ExitCode) => void): Command => {
  const builder = openProgram(io, lang, end);
  for (const add of commands) add(builder);
  for (const command of builder.program.commands) nameInErrors(command);
  return builder.program;
};

import { CommanderError } from "commander";
import { complain } from "./complain.ts";
import { errorOutput } from "./error-output.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, PipeClosed, print } from "./io.ts";
import { languageFor } from "./language.ts";
import { OptionValueError } from "./option-values.ts";
import { buildProgram } from "./program.ts";
import { systemProblem } from "./system-problem.ts";
import { usageProblem } from "./usage-problem.ts";

/**
 * Runs the program with its arguments, the name of the program left out, and returns the code to end
 * with. Touches nothing but what `io` gives it and the files that the arguments name.
 */
export const run = async (argv: readonly string[], world: Io): Promise<ExitCode> => {
  const stderr = errorOutput(world.stderr);
  const code = await ended(argv, { ...world, stderr });
  // Whoever reads the codes alone would take it that there was nothing to tell.
  return code === exitCodes.ok && stderr.hasFailed() ? exitCodes.badInput : code;
};

const ended = async (argv: readonly string[], io: Io): Promise<ExitCode> => {
  const lang = languageFor(argv, io.env);
  const look = lookOf(io.stderr, io.env, lang);
  let code: ExitCode = exitCodes.ok;
  const waiting: Promise<void>[] = [];
  const program = buildProgram(io, lang, (own) => {
    code = own;
  });
  for (const command of [program, ...program.commands])
    command.configureOutput({
      writeOut: (text) => waiting.push(print(io.stdout, text)),
      writeErr: (text) => waiting.push(print(io.stderr, text)),
      // What is wrong with the call is told below, in the words of the program.
      outputError: () => undefined,
      getOutHelpWidth: () => lookOf(io.stdout, io.env, lang).width,
      getErrHelpWidth: () => look.width,
    });
  try {
    await program.parseAsync(argv, { from: "user" });
    await Promise.all(waiting);
    return code;
  } catch (error) {
    try {
      await Promise.all(waiting);
      if (error instanceof OptionValueError) {
        await complain(io, look, { message: error.told });
        return exitCodes.usage;
      }
      if (error instanceof CommanderError) {
        if (error.exitCode === 0) return exitCodes.ok;
        if (error.code === "commander.help") return exitCodes.usage;
        await complain(io, look, usageProblem(error));
        return exitCodes.usage;
      }
      throw error;
    } catch (last) {
      // Nobody reads any more: there is nobody to tell, and nothing went wrong.
      if (last instanceof PipeClosed) return code;
      const message = systemProblem(last, io.cwd);
      if (message === undefined) throw last;
      await complain(io, look, { message });
      return exitCodes.badInput;
    }
  }
};

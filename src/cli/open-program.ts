import { Command, type Help, Option } from "commander";
import stringWidth from "string-width";
import { version } from "../../package.json";
import type { Language, Text } from "../model/text.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { day, language, listed } from "./option-values.ts";
import { sharedWords, titles } from "./shared-words.ts";

/** The program while its commands are added. */
export interface ProgramBuilder {
  readonly program: Command;
  readonly io: Io;
  readonly say: (text: Text) => string;
  /** Adds a command that can be told a language. */
  readonly add: (name: string, description: string, usage: string) => Command;
  /** Adds the options of commands that work verdicts out. */
  readonly rulesOptions: (command: Command) => Command;
  /** Takes what a command ends with. */
  readonly end: (code: ExitCode) => void;
}

const translated = (lang: Language): Partial<Help> => ({
  displayWidth: (text) => stringWidth(text),
  styleTitle: (title) => titles[title]?.[lang] ?? title,
  commandUsage: (command) => {
    const { parent } = command;
    const name = parent ? `${parent.name()} ${command.name()}` : command.name();
    return `${name} ${command.usage()}`;
  },
  subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
  // What is taken when an option is left away stands in its description.
  optionDescription: (option) => option.description,
  argumentDescription: (argument) => argument.description,
});

/** Returns a program without commands; what one ends with is given to `end`. */
export const openProgram = (
  io: Io,
  lang: Language,
  end: (code: ExitCode) => void,
): ProgramBuilder => {
  const say = (text: Text): string => text[lang];
  const dress = (command: Command): Command =>
    command
      .helpOption("-h, --help", say(sharedWords.help))
      .configureHelp(translated(lang))
      .allowExcessArguments(false)
      .exitOverride();
  const program = dress(new Command("dealgate"))
    .description(say(sharedWords.program))
    .usage(say(sharedWords.commandUsage))
    .version(version, "-V, --version", say(sharedWords.version))
    .helpCommand(false)
    .addHelpText("after", `\n${say(sharedWords.programExamples)}`);
  return {
    program,
    io,
    say,
    end,
    add: (name, description, usage) =>
      dress(program.command(name))
        .description(description)
        .usage(usage)
        .addOption(
          new Option("--lang <zh|en>", say(sharedWords.lang)).argParser(language).default(lang),
        ),
    rulesOptions: (command) =>
      command
        .addOption(
          new Option("--rules <ID|FILE>", say(sharedWords.rules)).default("sangfor-seven-steps"),
        )
        .addOption(
          new Option("--overlay <ID|FILE>", say(sharedWords.overlay)).argParser(listed).default([]),
        )
        .addOption(
          new Option("--as-of <DATE>", say(sharedWords.asOf)).argParser(day).default(io.today),
        ),
  };
};

import { Command, type Help, Option } from "commander";
import stringWidth from "string-width";
import { version } from "../../package.json";
import { parseDay } from "../model/civil-date.ts";
import type { Language, Text } from "../model/text.ts";
import type { Threshold } from "../rule-tests/rule-test-run.ts";
import { type AskOptions, askCommand } from "./ask-command.ts";
import { type AssessOptions, assessCommand } from "./assess-command.ts";
import { type AuditOptions, auditCommand } from "./audit-command.ts";
import { type CheckOptions, checkCommand, checkFormats } from "./check-command.ts";
import { type DiffOptions, diffCommand, diffFormats } from "./diff-command.ts";
import type { ExitCode } from "./exit-code.ts";
import { type FlattenOptions, flattenCommand } from "./flatten-command.ts";
import { type FormOptions, formCommand } from "./form-command.ts";
import { type FunnelOptions, funnelCommand } from "./funnel-command.ts";
import { type GenerateCommandOptions, generateCommand } from "./generate-command.ts";
import { type HandbookCommandOptions, handbookCommand } from "./handbook-command.ts";
import { examples, phrases, titles } from "./help-text.ts";
import { type ImportOptions, importCommand } from "./import-command.ts";
import { type InitOptions, initCommand } from "./init-command.ts";
import type { Io } from "./io.ts";
import { languageOf } from "./language.ts";
import { type MapOptions, mapCommand } from "./map-command.ts";
import { type MutateOptions, mutateCommand, mutateFormats } from "./mutate-command.ts";
import { type ProveCommandOptions, proveCommand } from "./prove-command.ts";
import { rulesCommand } from "./rules-command.ts";
import { type SchemaOptions, schemaCommand } from "./schema-command.ts";
import { type SheetOptions, sheetCommand } from "./sheet-command.ts";
import { type TestOptions, testCommand, testFormats } from "./test-command.ts";
import { type UnlockOptions, unlockCommand } from "./unlock-command.ts";

/** Thrown by the parsing of arguments: the value of an option is not what it takes. */
export class OptionValueError extends Error {
  override readonly name = "OptionValueError";
  readonly code = "option-value";
  readonly told: Text;

  constructor(told: Text) {
    super(told.en);
    this.told = told;
  }
}

const day = (value: string): string => {
  if (parseDay(value) === undefined) throw new OptionValueError(phrases.notADay(value));
  return value;
};

const language = (value: string): Language => {
  const lang = languageOf(value);
  if (lang === undefined) throw new OptionValueError(phrases.notALanguage(value));
  return lang;
};

const count = (value: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new OptionValueError(phrases.notACount(value));
  return Number(value);
};

const threshold = (value: string): Threshold => {
  const match = /^(\d{1,3})(?:,(\d{1,3}))?$/.exec(value);
  const checkpoints = Number(match?.[1] ?? Number.NaN);
  const branches = Number(match?.[2] ?? checkpoints);
  if (!(checkpoints <= 100 && branches <= 100)) {
    throw new OptionValueError(phrases.notAThreshold(value));
  }
  return { checkpoints, branches };
};

const percent = (value: string): number => {
  if (!/^\d{1,3}$/.test(value) || Number(value) > 100) {
    throw new OptionValueError(phrases.notAPercentage(value));
  }
  return Number(value);
};

const format = <F extends string>(value: string, known: readonly F[]): F => {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new OptionValueError(phrases.notAFormat(value, known));
  return found;
};

const listed = (value: string, before: readonly string[]): readonly string[] => [...before, value];

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

/**
 * Returns the program: its commands, options and help in one language. What a command ends with is
 * given to `end`.
 */
export const buildProgram = (io: Io, lang: Language, end: (code: ExitCode) => void): Command => {
  const say = (phrase: Exclude<keyof typeof phrases, `notA${string}`>) => phrases[phrase][lang];
  const dress = (command: Command): Command =>
    command
      .helpOption("-h, --help", say("help"))
      .configureHelp(translated(lang))
      .allowExcessArguments(false)
      .exitOverride();
  const program = dress(new Command("dealgate"))
    .description(say("program"))
    .usage(say("commandUsage"))
    .version(version, "-V, --version", say("version"))
    .helpCommand(false)
    .addHelpText("after", `\n${examples.program[lang]}`);

  const add = (name: string, description: string, usage: string): Command => {
    const command = dress(program.command(name))
      .description(description)
      .usage(usage)
      .addOption(new Option("--lang <zh|en>", say("lang")).argParser(language).default(lang));
    return command;
  };
  const rulesOptions = (command: Command): Command =>
    command
      .addOption(new Option("--rules <ID|FILE>", say("rules")).default("sangfor-seven-steps"))
      .addOption(new Option("--overlay <ID|FILE>", say("overlay")).argParser(listed).default([]))
      .addOption(new Option("--as-of <DATE>", say("asOf")).argParser(day).default(io.today));

  rulesOptions(
    add("assess", say("assess"), say("assessUsage")).argument(
      `<${say("fileName")}...>`,
      say("dealFiles"),
    ),
  )
    .addOption(new Option("--since <DATE>", say("since")).argParser(day).conflicts("json"))
    .addOption(new Option("--outcomes", say("outcomes")).default(false))
    .addOption(new Option("--json", say("json")).default(false))
    .addHelpText("after", `\n${examples.assess[lang]}`)
    .action(async (files: readonly string[], options: AssessOptions) => {
      end(await assessCommand(files, options, io));
    });

  rulesOptions(
    add("unlock", say("unlock"), say("unlockUsage")).argument(
      `<${say("fileName")}>`,
      say("dealFile"),
    ),
  )
    .option("--stage <ID>", say("stage"))
    .addOption(new Option("--steps <N>", say("steps")).argParser(count))
    .addOption(new Option("--json", say("json")).default(false))
    .addHelpText("after", `\n${examples.unlock[lang]}`)
    .action(async (file: string, options: UnlockOptions) => {
      end(await unlockCommand(file, options, io));
    });

  rulesOptions(
    add("ask", say("ask"), say("unlockUsage")).argument(`<${say("fileName")}>`, say("dealToAsk")),
  )
    .option("--by <NAME>", say("by"))
    .option("--script <FILE>", say("script"))
    .addHelpText("after", `\n${examples.ask[lang]}`)
    .action(async (file: string, options: AskOptions) => {
      end(await askCommand(file, options, io));
    });

  rulesOptions(
    add("map", say("mapPeople"), say("unlockUsage")).argument(
      `<${say("fileName")}>`,
      say("dealFile"),
    ),
  )
    .addOption(new Option("--json", say("jsonMap")).default(false))
    .addHelpText("after", `\n${examples.map[lang]}`)
    .action(async (file: string, options: MapOptions) => {
      end(await mapCommand(file, options, io));
    });

  add("funnel", say("funnel"), say("assessUsage"))
    .argument(`<${say("fileName")}...>`, say("dealFiles"))
    .addOption(new Option("--rules <ID|FILE>", say("rules")).default("sangfor-seven-steps"))
    .addOption(new Option("--from <DATE>", say("from")).argParser(day))
    .addOption(new Option("--to <DATE>", say("to")).argParser(day).default(io.today))
    .addOption(new Option("--json", say("jsonFunnel")).default(false))
    .addHelpText("after", `\n${examples.funnel[lang]}`)
    .action(async (files: readonly string[], options: FunnelOptions) => {
      end(await funnelCommand(files, options, io));
    });

  add("audit", say("audit"), say("unlockUsage"))
    .argument(`<${say("fileName")}>`, say("historyFile"))
    .addOption(new Option("--rules <ID|FILE>", say("auditRules")).conflicts("stages"))
    .option("--stages <FILE>", say("auditStages"))
    .option("--map <FILE>", say("auditMap"))
    .addOption(new Option("--json", say("jsonAudit")).default(false))
    .addHelpText("after", `\n${examples.audit[lang]}`)
    .action(async (file: string, options: AuditOptions) => {
      end(await auditCommand(file, options, io));
    });

  add("import", say("import"), say("importUsage"))
    .argument(`<${say("fileName")}...>`, say("tables"))
    .requiredOption("--map <ID|FILE>", say("map"))
    .option("--out <FILE>", say("out"))
    .option("--rejects <FILE>", say("rejects"))
    .addOption(new Option("--at <DATE>", say("at")).argParser(day))
    .addHelpText("after", `\n${examples.import[lang]}`)
    .action(async (files: readonly string[], options: ImportOptions) => {
      end(await importCommand(files, options, io));
    });

  add("form", say("form"), say("formUsage"))
    .argument("<ID>", say("formId"))
    .argument(`<${say("fileName")}...>`, say("dealFiles"))
    .addOption(new Option("--as-of <DATE>", say("formAsOf")).argParser(day).default(io.today))
    .option("--out <FILE>", say("formOut"))
    .addOption(new Option("--personal", say("personal")).default(false))
    .addHelpText("after", `\n${examples.form[lang]}`)
    .action(async (id: string, files: readonly string[], options: FormOptions) => {
      end(await formCommand(id, files, options, io));
    });

  add("check", say("check"), say("assessUsage"))
    .argument(`<${say("fileName")}...>`, say("ruleFiles"))
    .addOption(
      new Option("--format <text|json|sarif|github>", say("checkFormat"))
        .argParser((value) => format(value, checkFormats))
        .default("text"),
    )
    .addOption(new Option("--fix", say("fix")).default(false))
    .addOption(new Option("--watch", say("watch")).default(false))
    .addHelpText("after", `\n${examples.check[lang]}`)
    .action(async (files: readonly string[], options: CheckOptions) => {
      end(await checkCommand(files, options, io));
    });

  add("test", say("test"), say("assessUsage"))
    .argument(`<${say("fileName")}...>`, say("testFiles"))
    .addOption(new Option("--coverage", say("coverage")).default(false))
    .addOption(new Option("--threshold <N>", say("threshold")).argParser(threshold))
    .addOption(
      new Option("--format <text|json|junit>", say("testFormat"))
        .argParser((value) => format(value, testFormats))
        .default("text"),
    )
    .addOption(new Option("--watch", say("watchTests")).default(false))
    .addHelpText("after", `\n${examples.test[lang]}`)
    .action(async (files: readonly string[], options: TestOptions) => {
      end(await testCommand(files, options, io));
    });

  add("mutate", say("mutate"), say("mutateUsage"))
    .argument("<RULES>", say("ruleSetId"))
    .addOption(new Option("--tests <DIR...>", say("mutateTests")).makeOptionMandatory())
    .addOption(new Option("--threshold <N>", say("mutateThreshold")).argParser(percent))
    .addOption(new Option("--limit <N>", say("mutateLimit")).argParser(count))
    .addOption(new Option("--seed <N>", say("mutateSeed")).argParser(count).default(1))
    .addOption(
      new Option("--format <text|json>", say("mutateFormat"))
        .argParser((value) => format(value, mutateFormats))
        .default("text"),
    )
    .addHelpText("after", `\n${examples.mutate[lang]}`)
    .action(async (rules: string, options: MutateOptions) => {
      end(await mutateCommand(rules, options, io));
    });

  add("diff", say("diff"), say("diffUsage"))
    .argument("<OLD>", say("olderRules"))
    .argument("<NEW>", say("newerRules"))
    .addOption(new Option("--deals <FILE...>", say("dealFiles")).default([]))
    .addOption(new Option("--overlay <ID|FILE>", say("overlay")).argParser(listed).default([]))
    .addOption(new Option("--as-of <DATE>", say("asOf")).argParser(day).default(io.today))
    .addOption(
      new Option("--format <text|json|markdown>", say("diffFormat"))
        .argParser((value) => format(value, diffFormats))
        .default("text"),
    )
    .addHelpText("after", `\n${examples.diff[lang]}`)
    .action(async (older: string, newer: string, options: DiffOptions) => {
      end(await diffCommand(older, newer, options, io));
    });

  add("prove", say("prove"), say("proveUsage"))
    .argument("<RULES>", say("ruleSetId"))
    .option("--against <ID|FILE>", say("against"))
    .addOption(new Option("--overlay <ID|FILE>", say("overlay")).argParser(listed).default([]))
    .addOption(new Option("--as-of <DATE>", say("proveAsOf")).argParser(day).default(io.today))
    .addOption(new Option("--effort <N>", say("effort")).argParser(count))
    .option("--out <DIR>", say("proveOut"))
    .addOption(new Option("--json", say("jsonProofs")).default(false))
    .addHelpText("after", `\n${examples.prove[lang]}`)
    .action(async (rules: string, options: ProveCommandOptions) => {
      end(await proveCommand(rules, options, io));
    });

  add("init", say("init"), say("initUsage"))
    .argument("<DIR>", say("initFolder"))
    .addOption(new Option("--rules <ID>", say("rules")).default("sangfor-seven-steps"))
    .addHelpText("after", `\n${examples.init[lang]}`)
    .action(async (folder: string, options: InitOptions) => {
      end(await initCommand(folder, options, io));
    });

  add("flatten", say("flatten"), say("flattenUsage"))
    .argument(`<${say("fileName")}>`, say("extensionFile"))
    .option("--out <FILE>", say("out"))
    .addOption(new Option("--record", say("record")).default(false))
    .addOption(new Option("--accept <POINTER>", say("accept")).argParser(listed).default([]))
    .addHelpText("after", `\n${examples.flatten[lang]}`)
    .action(async (file: string, options: FlattenOptions) => {
      end(await flattenCommand(file, options, io));
    });

  add("generate", say("generate"), say("generateUsage"))
    .addOption(
      new Option("--deals <N>", say("generateDeals")).argParser(count).makeOptionMandatory(),
    )
    .addOption(new Option("--seed <N>", say("seed")).argParser(count).default(1))
    .addOption(new Option("--rules <ID|FILE>", say("rules")).default("sangfor-seven-steps"))
    .addOption(
      new Option("--as-of <DATE>", say("generateAsOf")).argParser(day).default("2026-06-30"),
    )
    .option("--out <FILE>", say("out"))
    .addHelpText("after", `\n${examples.generate[lang]}`)
    .action(async (options: GenerateCommandOptions) => {
      end(await generateCommand(options, io));
    });

  add("handbook", say("handbook"), say("handbookUsage"))
    .argument("<RULES>", say("ruleSetId"))
    .option("--out <FILE>", say("handbookOut"))
    .addHelpText("after", `\n${examples.handbook[lang]}`)
    .action(async (rules: string, options: HandbookCommandOptions) => {
      end(await handbookCommand(rules, options, io));
    });

  add("schema", say("schema"), say("schemaUsage"))
    .argument("[KIND]", say("schemaKind"))
    .option("--facts <FILE>", say("factsFile"))
    .option("--extends <ID|FILE>", say("extended"))
    .option("--rules <ID|FILE>", say("testedRules"))
    .option("--out <FILE>", say("out"))
    .addHelpText("after", `\n${examples.schema[lang]}`)
    .action(async (kind: string | undefined, options: SchemaOptions) => {
      end(await schemaCommand(kind, options, io));
    });

  add("sheet", say("sheet"), say("sheetUsage"))
    .argument("<export|import>", say("sheetDirection"))
    .argument("<FROM>", say("sheetFrom"))
    .argument("[TO]", say("sheetTo"))
    .option("--out <FILE>", say("sheetOut"))
    .addOption(new Option("--deals", say("sheetDeals")).default(false))
    .addHelpText("after", `\n${examples.sheet[lang]}`)
    .action(
      async (direction: string, from: string, to: string | undefined, options: SheetOptions) => {
        end(await sheetCommand(direction, from, to, options, io));
      },
    );

  add("rules", say("listRules"), say("rulesUsage"))
    .argument("[ID]", say("ruleSetId"))
    .addHelpText("after", `\n${examples.rules[lang]}`)
    .action(async (id: string | undefined, options: { readonly lang: Language }) => {
      end(await rulesCommand(id, options, io));
    });
  return program;
};

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Lexicon } from "../facts/lexicon.ts";
import { dealJsonSchema } from "../model/deal-json-schema.ts";
import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import { ruleTestJsonSchema } from "../rule-tests/rule-test-json-schema.ts";
import { extensionJsonSchema } from "../rules/extension-json-schema.ts";
import { parseFacts } from "../rules/parse-facts.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { ruleSetJsonSchema } from "../rules/rule-set-json-schema.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";
import { enumerate, listOut } from "../words/enumeration.ts";
import { findRuleSet } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import { writeWhole } from "./write-whole.ts";

/** What `schema` may be told. */
export interface SchemaOptions {
  readonly lang: Language;
  readonly facts?: string | undefined;
  readonly extends?: string | undefined;
  /** For rule tests: the rule set whose ids are offered. */
  readonly rules?: string | undefined;
  readonly out?: string | undefined;
}

const kinds = ["rule-set", "extension", "deal", "rule-test"] as const;
type Kind = (typeof kinds)[number];

const schemaOf = (kind: Kind, facts: string, base: RuleSet | undefined) => {
  const parsed = parseFacts(facts);
  if (!parsed.ok) return parsed;
  const lexicon = parsed.lexiconWith(base);
  return { ok: true, schema: schemas[kind](lexicon, base) } as const;
};

const schemas: Readonly<Record<Kind, (lexicon: Lexicon, base: RuleSet | undefined) => object>> = {
  "rule-set": (lexicon) => ruleSetJsonSchema(lexicon),
  extension: (lexicon, base) =>
    extensionJsonSchema({ lexicon, ...(base === undefined ? {} : { base }) }),
  deal: () => dealJsonSchema(),
  "rule-test": (_, ruleSet) =>
    ruleTestJsonSchema({
      ruleSets: Object.values(shippedRuleSets),
      ...(ruleSet === undefined ? {} : { ruleSet }),
    }),
};

/** Returns the kind of schema that is asked for by name, or else by the options. */
const kindOf = (name: string | undefined, options: SchemaOptions): Kind | undefined => {
  if (name !== undefined) return kinds.find((one) => one === name);
  if (options.rules !== undefined) return "rule-test";
  return options.extends === undefined ? "rule-set" : "extension";
};

/** The kinds of schema that each option makes a difference to. */
const kindsWith = {
  facts: ["rule-set", "extension"],
  extends: ["extension"],
  rules: ["rule-test"],
} as const satisfies Partial<Record<keyof SchemaOptions, readonly Kind[]>>;

/** Returns what is said of an option that makes no difference to a kind of schema. */
const strayOption = (kind: Kind, options: SchemaOptions): Text | undefined => {
  for (const [option, known] of Object.entries(kindsWith)) {
    const kinds: readonly Kind[] = known;
    if (options[option as keyof typeof kindsWith] === undefined || kinds.includes(kind)) continue;
    const [name, own] = [quoted(`--${option}`), kinds.map(quoted)];
    return text(
      `${name} 只用于 ${listOut(own, "zh")}，不能用于 ${quoted(kind)}`,
      `${name} goes with ${enumerate(own, "and", "en")}, not with ${quoted(kind)}`,
    );
  }
  return undefined;
};

/** Writes a JSON Schema for editors, with an app's own facts and the ids of a base where asked. */
export const schemaCommand = async (
  name: string | undefined,
  options: SchemaOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, facts, out } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const kind = kindOf(name, options);
  if (kind === undefined) {
    const near = nearest(name ?? "", kinds);
    await complain(io, look, {
      message: text(`没有 ${quoted(name ?? "")} 的模式`, `no schema of ${quoted(name ?? "")}`),
      help:
        near === undefined
          ? text(`可选：${kinds.join("、")}`, `choose one of ${kinds.join(", ")}`)
          : didYouMean(near),
    });
    return exitCodes.usage;
  }
  const stray = strayOption(kind, options);
  if (stray !== undefined) {
    await complain(io, look, { message: stray });
    return exitCodes.usage;
  }
  let base: RuleSet | undefined;
  const extended = kind === "rule-test" ? options.rules : options.extends;
  const inputs = [extended, facts].filter((one) => one !== undefined);
  const clash = await clashingOutput(inputs, [out], io, "spared");
  if (clash !== undefined) {
    await complain(io, look, { message: outputClash(clash) });
    return exitCodes.usage;
  }
  if (extended !== undefined) {
    const found = await findRuleSet(extended, io, look);
    if (!found.ok) return found.code;
    base = found.found;
  }
  let file = facts ?? "";
  try {
    const declared = facts === undefined ? "{}" : await readFile(resolve(io.cwd, facts), "utf8");
    const made = schemaOf(kind, declared, base);
    if (!made.ok) {
      await print(io.stderr, renderIssues(made.issues, { ...look, file, text: declared }));
      return exitCodes.badInput;
    }
    const content = `${JSON.stringify(made.schema, null, 2)}\n`;
    if (out === undefined) await print(io.stdout, content);
    else {
      file = out;
      await writeWhole(resolve(io.cwd, out), content);
    }
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    await complain(io, look, { message: fileProblem(file, error) });
    return exitCodes.badInput;
  }
};

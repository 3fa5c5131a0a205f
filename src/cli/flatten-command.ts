import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { quoted } from "../model/issue.ts";
import { parseJsonText } from "../model/json-text.ts";
import { replaceMember } from "../model/replace-member.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import type { Extension } from "../rules/extension.ts";
import { locatedIssues } from "../rules/located-issues.ts";
import { isExtension } from "../rules/parse-rule-set-on.ts";
import { recordBase } from "../rules/record-base.ts";
import { type Complaint, complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { clashingOutput, outputClash } from "./own-files.ts";
import { basesOf, readRuleSet } from "./read-rule-set.ts";
import { strayPointer } from "./stray-pointer.ts";
import { writeWhole } from "./write-whole.ts";

/** What `flatten` may be told. */
export interface FlattenOptions {
  readonly lang: Language;
  readonly out?: string | undefined;
  readonly record: boolean;
  /** Pointers of conflicts in which the extension is to stand, or `all`. */
  readonly accept: readonly string[];
}

/** Writes a rule set that builds on another as one file, or records what it was made against. */
export const flattenCommand = async (
  file: string,
  options: FlattenOptions,
  io: Io,
): Promise<ExitCode> => {
  const { lang, out, record, accept } = options;
  const look = lookOf(io.stderr, io.env, lang);
  const path = resolve(io.cwd, file);
  const refuse = async (message: Text, code: ExitCode): Promise<ExitCode> => {
    await complain(io, look, { message });
    return code;
  };
  let input: string;
  try {
    input = await readFile(path, "utf8");
  } catch (error) {
    return refuse(fileProblem(file, error), exitCodes.badInput);
  }
  const bases = await basesOf(path, parseJsonText(input).value);
  const inputs = [path, ...(bases.ok ? bases.paths : [])];
  const clash = await clashingOutput(inputs, [out], io, "spared");
  if (clash !== undefined) return refuse(outputClash(clash), exitCodes.usage);
  const isRecording = record || accept.length > 0;
  try {
    if (isRecording) {
      const done = await keepRecord(file, path, input, accept, io, lang);
      if (done.code !== exitCodes.ok) return done.code;
      input = done.input;
    }
    const read = await readRuleSet(path, input);
    if (!read.ok) {
      const name = read.path === path ? file : read.path;
      await print(io.stderr, renderIssues(read.issues, { ...look, file: name, text: read.text }));
      return exitCodes.badInput;
    }
    if (out === undefined && isRecording) return exitCodes.ok;
    const { $schema: _schema, ...flat } = read.ruleSet;
    const content = `${JSON.stringify(flat, null, 2)}\n`;
    if (out === undefined) await print(io.stdout, content);
    else await writeWhole(resolve(io.cwd, out), content);
    if (!isRecording) await tellUnrecorded(path, input, io, lang);
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "syscall" in error)) throw error;
    return refuse(fileProblem(out ?? file, error), exitCodes.badInput);
  }
};

/** Writes into an extension what its base says now; tells what still stands between the two. */
const keepRecord = async (
  file: string,
  path: string,
  input: string,
  accept: readonly string[],
  io: Io,
  lang: Language,
): Promise<{ readonly code: ExitCode; readonly input: string }> => {
  const look = lookOf(io.stderr, io.env, lang);
  const json = parseJsonText(input);
  const bases = await basesOf(path, json.value);
  const bad = { code: exitCodes.badInput, input };
  // What is wrong with the text, or with a base, is told by reading it.
  if (json.issues.length > 0) return { code: exitCodes.ok, input };
  const misused = isExtension(json.value)
    ? bases.ok
      ? strayPointer(file, recordBase(bases.bases, json.value), accept)
      : undefined
    : noBase(file, accept.length > 0 ? "--accept" : "--record");
  if (misused !== undefined) {
    await complain(io, look, misused);
    return { code: exitCodes.usage, input };
  }
  if (!bases.ok) return { code: exitCodes.ok, input };
  const recorded = recordBase(bases.bases, json.value, accept);
  const issues = recorded.ok ? recorded.open : recorded.issues;
  if (recorded.ok) {
    const { length } = Object.keys(recorded.was);
    const withVersion = replaceMember(input, "extends", recorded.extends);
    const kept = length === 0 ? withVersion : replaceMember(withVersion, "was", recorded.was);
    if (JSON.stringify(JSON.parse(kept)) !== JSON.stringify(json.value)) {
      await writeWhole(path, kept);
      const { id, version } = recorded.extends;
      const told = text(
        `${quoted(file)} 已按 ${quoted(id)} ${version} 记下 ${length} 处`,
        `${quoted(file)} now records ${length} places of ${quoted(id)} ${version}`,
      );
      await print(io.stderr, `${told[lang]}\n`);
    }
    if (issues.length === 0) return { code: exitCodes.ok, input: kept };
    const after = parseJsonText(kept);
    const located = locatedIssues(issues, after);
    await print(io.stderr, renderIssues(located, { ...look, file, text: kept }));
    return { ...bad, input: kept };
  }
  await print(io.stderr, renderIssues(locatedIssues(issues, json), { ...look, file, text: input }));
  return bad;
};

const noBase = (file: string, option: string): Complaint => ({
  message: text(
    `${quoted(file)} 没有 \`extends\`，${quoted(option)} 无从比对`,
    `${quoted(file)} has no \`extends\`: there is nothing that ${quoted(option)} could compare it with`,
  ),
});

/** Tells of changes that nothing is kept about: after an upgrade nobody could compare them. */
const tellUnrecorded = async (
  path: string,
  input: string,
  io: Io,
  lang: Language,
): Promise<void> => {
  const { value } = parseJsonText(input);
  const bases = await basesOf(path, value);
  if (!isExtension(value) || !bases.ok) return;
  const recorded = recordBase(bases.bases, value);
  if (!recorded.ok) return;
  // Invariant: it was read as an extension.
  const { was = {} } = value as Extension;
  const missing = Object.keys(recorded.was).filter((pointer) => !Object.hasOwn(was, pointer));
  if (missing.length === 0) return;
  await complain(
    io,
    lookOf(io.stderr, io.env, lang),
    {
      message: text(
        `${missing.length} 处改动没记下原来是什么，升级后没法比对`,
        `${missing.length} changes do not record what was there: after an upgrade nobody can compare`,
      ),
      help: text("用 `--record` 记下来", "keep it with `--record`"),
    },
    "note",
  );
};

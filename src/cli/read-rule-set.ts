import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseJsonText } from "../model/json-text.ts";
import type { ExtendIssue } from "../rules/extend-rule-set.ts";
import { extensionIssue } from "../rules/extension-issue.ts";
import { locatedIssues } from "../rules/located-issues.ts";
import { isExtension } from "../rules/parse-rule-set-on.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { parseRuleFile } from "../shipped/parse-rule-file.ts";
import { shippedRuleSets } from "../shipped/rule-sets.ts";

/** A rule set that was read, or what is wrong and in which file: its own, or one it builds on. */
export type ReadRuleSet =
  | {
      readonly ok: true;
      readonly ruleSet: RuleSet;
      /** The paths of the files that it was read from: its own, and those it builds on. */
      readonly paths: readonly string[];
    }
  | {
      readonly ok: false;
      readonly issues: readonly ExtendIssue[];
      /** The path of the file that the issues are in. */
      readonly path: string;
      readonly text: string;
    };

/** The largest file beside a rule file that is looked into, in bytes. */
const largestBase = 16_000_000;

type Unreadable = Extract<ReadRuleSet, { readonly ok: false }>;

/** A file that builds on others, and the id it gives itself. */
interface Link {
  readonly path: string;
  readonly id: unknown;
}

/**
 * Returns the rule set of a text that stands in a file; one that builds on another finds it among the
 * files beside it and the rule sets of the package.
 */
export const readRuleSet = async (
  path: string,
  text: string,
  within: readonly Link[] = [],
): Promise<ReadRuleSet> => {
  const found = await basesOf(path, parseJsonText(text).value, within);
  if (!found.ok) return found;
  const parsed = parseRuleFile(text, { bases: found.beside });
  return parsed.ok
    ? { ok: true, ruleSet: parsed.ruleSet, paths: [path, ...found.paths] }
    : { ok: false, issues: parsed.issues, path, text };
};

/** Returns the rule sets that the data of a file may build on, those in files beside it apart, with their paths. */
export const basesOf = async (
  path: string,
  data: unknown,
  within: readonly Link[] = [],
): Promise<
  | {
      readonly ok: true;
      readonly bases: readonly RuleSet[];
      readonly beside: readonly RuleSet[];
      readonly paths: readonly string[];
    }
  | Unreadable
> => {
  const beside: RuleSet[] = [];
  const paths: string[] = [];
  const wanted = isExtension(data) ? baseOf(data) : undefined;
  if (wanted !== undefined) {
    const chain = [...within, { path, id: Object(data).id }];
    let circle: Unreadable | undefined;
    for (const file of await filesBeside(path, wanted)) {
      const at = chain.findIndex((link) => link.path === file.path);
      if (at >= 0) {
        circle = inCircle(file, [...chain.slice(at).map(({ id }) => String(id)), wanted]);
        continue;
      }
      const read = await readRuleSet(file.path, file.text, chain);
      if (!read.ok) return read;
      beside.push(read.ruleSet);
      paths.push(...read.paths);
    }
    // Another rule set of that id is what is meant.
    if (circle && beside.length === 0 && !Object.hasOwn(shippedRuleSets, wanted)) return circle;
  }
  return {
    ok: true,
    beside,
    paths,
    bases: [...beside, ...Object.values<RuleSet>(shippedRuleSets)],
  };
};

const baseOf = (data: unknown): string | undefined => {
  const { id } = Object((data as { readonly extends: unknown }).extends) as {
    readonly id?: unknown;
  };
  return typeof id === "string" ? id : undefined;
};

/** Returns what is wrong with a file that builds on itself, by others. */
const inCircle = ({ path, text }: RuleFile, ids: readonly string[]): Unreadable => {
  const issue = extensionIssue("circular-base", "/extends/id", [ids]);
  return { ok: false, issues: locatedIssues([issue], parseJsonText(text)), path, text };
};

/** A file that may hold a rule set. */
interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files in the same folder that say that they are a rule set of an id. */
const filesBeside = async (path: string, id: string): Promise<readonly RuleFile[]> => {
  const folder = dirname(path);
  const found: RuleFile[] = [];
  // A path that is no file, such as the standard input, has nothing beside it.
  const names = await readdir(folder).catch(() => []);
  for (const name of names.sort()) {
    const beside = join(folder, name);
    if (!name.endsWith(".json") || name === basename(path)) continue;
    const info = await stat(beside).catch(() => undefined);
    if (info === undefined || !info.isFile() || info.size > largestBase) continue;
    const text = await readFile(beside, "utf8").catch(() => "");
    if (saysItIs(text, id)) found.push({ path: beside, text });
  }
  return found;
};

const saysItIs = (text: string, id: string): boolean => {
  try {
    const data = JSON.parse(text) as unknown;
    const { id: own, kind, extends: base } = Object(data) as Readonly<Record<string, unknown>>;
    return own === id && (kind !== undefined || base !== undefined);
  } catch {
    return false;
  }
};

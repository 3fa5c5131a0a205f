import { type ExtendIssue, readExtension } from "./extend-rule-set.ts";
import type { BaseRecord, Extension } from "./extension.ts";
import { conflictCodes } from "./extension-issue.ts";
import type { RuleSet } from "./rule-set.ts";

/** What an extension is to keep of its base, or why that cannot be told. */
export type RecordedBase =
  | {
      readonly ok: true;
      readonly extends: Extension["extends"];
      readonly was: Readonly<Record<string, BaseRecord>>;
      /** What still stands between the extension and its base. */
      readonly open: readonly ExtendIssue[];
    }
  | { readonly ok: false; readonly issues: readonly ExtendIssue[] };

const conflicts: ReadonlySet<string> = new Set(conflictCodes);

/**
 * Returns what an extension is to keep of its base: the version, and what the base says in each place
 * that the extension changes. Where the base has changed since, the old record stays until the place
 * is accepted, by its pointer or one around it, or by `all`; the version stays with it.
 */
export const recordBase = (
  bases: readonly RuleSet[],
  input: unknown,
  accepted: readonly string[] = [],
): RecordedBase => {
  const read = readExtension(bases, input);
  if (!read.ok) return read;
  const { extension, base, compared } = read;
  const isAccepted = (pointer: string): boolean =>
    accepted.some((one) => one === "all" || one === pointer || pointer.startsWith(`${one}/`));
  const open = compared.issues.filter(
    ({ code, pointer }) => !(conflicts.has(code) && isAccepted(pointer)),
  );
  const isOpen = (pointer: string): boolean =>
    open.some((issue) => pointer === issue.pointer || pointer.startsWith(`${issue.pointer}/`));
  const { was = {} } = extension;
  const kept = Object.entries(was).filter(([pointer]) => isOpen(pointer));
  const current = [...compared.records].filter(([pointer]) => !isOpen(pointer));
  const records = [...kept, ...current].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ok: true,
    extends: open.length === 0 ? { id: base.id, version: base.version } : extension.extends,
    was: Object.fromEntries(records),
    open,
  };
};

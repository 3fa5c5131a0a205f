import { listPaths } from "../../facts/catalogue.ts";
import { listNames } from "../../facts/lexicon.ts";
import type { Draft } from "./witness.ts";

/** What may be left out of deals. */
export interface ShrinkOptions {
  /** Whether single values may go, not only elements of lists: not where all must be known. */
  readonly values: boolean;
  /** Names of facts of the app, which go first. */
  readonly appFacts: ReadonlySet<string>;
}

/** A part of a deal that can be left out, by what it is. */
type Part =
  | { readonly kind: "element"; readonly path: readonly string[]; readonly id: unknown }
  | { readonly kind: "observation"; readonly what: unknown; readonly about: unknown }
  | { readonly kind: "value"; readonly path: readonly string[] }
  | {
      readonly kind: "attribute";
      readonly list: readonly string[];
      readonly id: unknown;
      readonly path: readonly string[];
    };

/**
 * Returns deals with everything left out that is not needed for them to be as `keeps` demands; what
 * goes, goes from all of them.
 */
export function shrunk(
  drafts: readonly Draft[],
  keeps: (drafts: readonly Draft[]) => boolean,
  options: ShrinkOptions,
): readonly Draft[] {
  let best = drafts;
  // Many parts at once, then fewer of those that hold something needed.
  const leaveOut = (parts: readonly Part[]): void => {
    if (parts.length === 0) return;
    const smaller = best.map((draft) => parts.reduce(without, draft));
    if (keeps(smaller)) {
      best = smaller;
      return;
    }
    if (parts.length === 1) return;
    const half = Math.ceil(parts.length / 2);
    leaveOut(parts.slice(0, half));
    leaveOut(parts.slice(half));
  };
  leaveOut(partsOf(drafts, options));
  return best;
}

function partsOf(drafts: readonly Draft[], options: ShrinkOptions): readonly Part[] {
  const parts = new Map<string, Part>();
  const add = (part: Part) => parts.set(JSON.stringify(part), part);
  for (const draft of drafts) {
    const evidence = (draft.evidence ?? []) as readonly Draft[];
    for (const { what, about } of evidence) {
      if (options.appFacts.has(String(what))) add({ kind: "observation", what, about });
    }
    for (const list of listNames) {
      const elements = elementsAt(draft, listPaths[list]);
      for (const { id } of [...elements].reverse()) {
        add({ kind: "element", path: listPaths[list], id });
      }
    }
    if (!options.values) continue;
    for (const { what, about } of evidence) add({ kind: "observation", what, about });
    for (const list of listNames) {
      for (const { id, ...rest } of elementsAt(draft, listPaths[list])) {
        for (const path of leaves(rest, [])) {
          add({ kind: "attribute", list: listPaths[list], id, path });
        }
      }
    }
    for (const key of ["account", "opportunity", "custom"]) {
      const own = draft[key];
      if (isRecord(own)) for (const path of leaves(own, [key])) add({ kind: "value", path });
    }
  }
  return [...parts.values()];
}

function isRecord(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function leaves(record: Draft, above: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(record).flatMap(([key, value]) => {
    const path = [...above, key];
    const isList = Array.isArray(value) && value.some(isRecord);
    return isRecord(value) ? leaves(value, path) : isList ? [] : [path];
  });
}

function elementsAt(draft: Draft, path: readonly string[]): readonly Draft[] {
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), draft);
  return Array.isArray(found) ? (found as readonly Draft[]) : [];
}

function without(draft: Draft, part: Part): Draft {
  switch (part.kind) {
    case "observation":
      return withEvidence(draft, ({ what, about }) => what !== part.what || about !== part.about);
    case "value":
      return removed(draft, part.path);
    case "element": {
      const rest = changed(draft, part.path, (list) =>
        (list as readonly Draft[]).filter(({ id }) => id !== part.id),
      );
      const [last] = part.path.slice(-1);
      const names = [part.id, `${last}/${part.id}`];
      return withEvidence(rest, ({ about }) => about === undefined || !names.includes(about));
    }
    case "attribute":
      return changed(draft, part.list, (list) =>
        (list as readonly Draft[]).map((element) =>
          element.id === part.id ? removed(element, part.path) : element,
        ),
      );
  }
}

function withEvidence(draft: Draft, stays: (observation: Draft) => boolean): Draft {
  if (!Array.isArray(draft.evidence)) return draft;
  const { evidence, ...rest } = draft;
  const left = (evidence as readonly Draft[]).filter(stays);
  return left.length === 0 ? rest : { ...rest, evidence: left };
}

function changed(draft: Draft, path: readonly string[], change: (at: unknown) => unknown): Draft {
  const [key = "", ...rest] = path;
  if (!(key in draft)) return draft;
  const inner = draft[key];
  return {
    ...draft,
    [key]:
      rest.length === 0 ? change(inner) : isRecord(inner) ? changed(inner, rest, change) : inner,
  };
}

function removed(draft: Draft, path: readonly string[]): Draft {
  const [key = "", ...rest] = path;
  if (!(key in draft)) return draft;
  const { [key]: inner, ...others } = draft;
  if (rest.length === 0 || !isRecord(inner)) return others;
  const left = removed(inner, rest);
  return Object.keys(left).length === 0 ? others : { ...draft, [key]: left };
}

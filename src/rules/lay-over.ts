import { isRecord } from "../model/is-record.ts";
import type { Plain } from "../model/plain-copy.ts";
import { pointerOf, stepsOf } from "../model/pointer.ts";
import { arrange, type Placed, unclearOrder } from "./arrange.ts";
import { type EditShape, whole } from "./edit-shape.ts";

/** Where a value came from: a place of the extension, and what came from elsewhere within it. */
export interface Origin {
  /** The place in the extension that the value, or something in it, was written in. */
  readonly pointer: string;
  /** Whether all of it was written there. */
  readonly isWhole: boolean;
  readonly inner: ReadonlyMap<string, Origin>;
}

/** A change that an extension makes. */
export interface Edit {
  /** Where it is written in the extension. */
  readonly path: readonly string[];
  /** What the extension says; null takes away. */
  readonly ours: Plain;
  /** What the base says; undefined: nothing. */
  readonly base: Plain | undefined;
  /** Whether it adds, changes or removes a part with an id of its own. */
  readonly isItem: boolean;
}

/** What comes of laying an extension over its base. */
export interface LaidOver {
  readonly value: { readonly [key: string]: Plain };
  readonly origin: Origin;
  /** The changes, in the order of the extension. */
  readonly edits: readonly Edit[];
  /** The items of the base that are changed in part, by the pointer of their edit. */
  readonly touched: ReadonlyMap<string, Plain>;
  /** The items whose neighbour is not there, with the ids that are. */
  readonly lost: readonly {
    readonly path: readonly string[];
    readonly placed: Placed;
    readonly ids: readonly string[];
  }[];
  /** New items whose order nobody can tell: see `unclearOrder`. */
  readonly unclear: readonly (readonly string[])[];
}

type PlainObject = { readonly [key: string]: Plain };
type Path = readonly string[];

const nowhere: ReadonlyMap<string, Origin> = new Map();

/**
 * Returns a rule set with an extension laid over it. Whether a part with an id is to be left out,
 * because what it changes is not there, is asked of `isLeftOut`.
 */
export const layOver = (
  shape: EditShape,
  base: PlainObject,
  extension: PlainObject,
  isLeftOut: (path: Path, edit: Plain, there: Plain | undefined) => boolean,
): LaidOver => {
  const edits: Edit[] = [];
  const touched = new Map<string, Plain>();
  const lost: { path: Path; placed: Placed; ids: readonly string[] }[] = [];
  const unclear: Path[] = [];

  const replace = (there: Plain | undefined, edit: Plain, path: Path, isItem: boolean): Laid => {
    edits.push({ path, ours: edit, base: there, isItem });
    return { value: edit, origin: written(path) };
  };

  const lay = (at: EditShape, there: Plain | undefined, edit: Plain, path: Path): Laid => {
    const isItem = at.kind === "keys" && at.isItem === true;
    if (edit === null) return replace(there, edit, path, isItem);
    // An edit of a wrong shape is told elsewhere.
    if (at.kind === "whole" || !isRecord(edit)) return replace(there, edit, path, isItem);
    if (at.kind === "keys") {
      if (!isRecord(there)) return added(at, edit, path);
      if (isItem) touched.set(pointerOf(path), there);
      return layKeys(at.keys, there, edit, path);
    }
    return at.kind === "by-id"
      ? layById(at.item, isRecord(there) ? there : {}, edit, path)
      : layInOrder(at.item, Array.isArray(there) ? there : [], edit, path, false);
  };

  /** A part that the base does not have: one edit, its lists as the base has them. */
  const added = (at: EditShape & { kind: "keys" }, edit: PlainObject, path: Path): Laid => {
    edits.push({ path, ours: edit, base: undefined, isItem: at.isItem === true });
    return inListForm(at, edit, path);
  };

  const inListForm = (at: EditShape & { kind: "keys" }, edit: PlainObject, path: Path): Laid => {
    const value: { [key: string]: Plain } = {};
    const inner = new Map<string, Origin>();
    for (const [key, own] of Object.entries(edit)) {
      const shapeOf = at.keys[key];
      const laid =
        shapeOf?.kind === "in-order" && isRecord(own)
          ? layInOrder(shapeOf.item, [], own, [...path, key], true)
          : { value: own, origin: written([...path, key]) };
      value[key] = laid.value;
      inner.set(key, laid.origin);
    }
    return { value, origin: { pointer: pointerOf(path), isWhole: true, inner } };
  };

  const layKeys = (
    keys: Readonly<Record<string, EditShape>>,
    there: PlainObject,
    edit: PlainObject,
    path: Path,
    isById = false,
  ): Laid => {
    const value: { [key: string]: Plain } = { ...there };
    const inner = new Map<string, Origin>();
    for (const [key, own] of Object.entries(edit)) {
      const at = Object.hasOwn(keys, key) ? (keys[key] ?? whole) : whole;
      const base = Object.hasOwn(there, key) ? there[key] : undefined;
      if (isById && isLeftOut([...path, key], own, base)) continue;
      const laid = lay(at, base, own, [...path, key]);
      inner.set(key, laid.origin);
      if (laid.value === null) delete value[key];
      else value[key] = laid.value;
    }
    return { value, origin: { pointer: pointerOf(path), isWhole: false, inner } };
  };

  const layById = (item: EditShape, there: PlainObject, edit: PlainObject, path: Path): Laid =>
    layKeys(Object.fromEntries(Object.keys(edit).map((id) => [id, item])), there, edit, path, true);

  const layInOrder = (
    item: EditShape,
    there: readonly Plain[],
    edit: PlainObject,
    path: Path,
    isNew: boolean,
  ): Laid => {
    const idOf = (one: Plain): string =>
      isRecord(one) && typeof one.id === "string" ? one.id : "";
    const laid = new Map<string, { readonly value: Plain; readonly origin?: Origin }>(
      there.map((one) => [idOf(one), { value: one }]),
    );
    const wanted: Placed[] = [];
    for (const [id, own] of Object.entries(edit)) {
      const here = [...path, id];
      if (isLeftOut(here, own, laid.get(id)?.value)) continue;
      const { after, before, ...rest } = isRecord(own) ? own : ({} as PlainObject);
      const plain = isRecord(own) ? rest : own;
      const result =
        isNew && isRecord(plain) && item.kind === "keys"
          ? inListForm(item, plain, here)
          : lay(item, laid.get(id)?.value, plain, here);
      if (result.value === null) {
        laid.delete(id);
        continue;
      }
      laid.set(id, {
        ...result,
        value: isRecord(result.value) ? { id, ...result.value } : result.value,
      });
      wanted.push({
        id,
        ...(typeof after === "string" ? { after } : {}),
        ...(typeof before === "string" ? { before } : {}),
      });
    }
    const still = there.map(idOf).filter((id) => laid.has(id));
    const arranged = arrange(still, wanted);
    for (const id of unclearOrder(still, wanted)) unclear.push([...path, id]);
    for (const placed of arranged.lost) {
      const ids = arranged.ids.filter((id) => id !== placed.id);
      lost.push({ path: [...path, placed.id], placed, ids });
    }
    const inner = new Map<string, Origin>();
    const value = arranged.ids.map((id, index) => {
      const one = laid.get(id);
      if (one?.origin !== undefined) inner.set(String(index), one.origin);
      return one?.value ?? null;
    });
    return { value, origin: { pointer: pointerOf(path), isWhole: isNew, inner } };
  };

  const { value, origin } = lay(shape, { ...base }, { ...extension }, []);
  // Invariant: a rule set laid over is one again.
  return {
    value: value as { [key: string]: Plain },
    origin,
    edits,
    touched,
    lost,
    unclear,
  };
};

interface Laid {
  readonly value: Plain;
  readonly origin: Origin;
}

const written = (path: Path): Origin => ({
  pointer: pointerOf(path),
  isWhole: true,
  inner: nowhere,
});

/** Where a place of what was laid over stands in the extension. */
export interface Found {
  readonly pointer: string;
  /** Whether it was written there; else it is the nearest place around it. */
  readonly isOurs: boolean;
}

/** Returns where a place was written in the extension, or the nearest place around it. */
export const originOf = (origin: Origin, pointer: string): Found => {
  const steps = stepsOf(pointer);
  let at = origin;
  for (const [index, step] of steps.entries()) {
    const next = at.inner.get(step);
    if (next === undefined) {
      if (!at.isWhole) return { pointer: at.pointer, isOurs: false };
      return { pointer: at.pointer + pointerOf(steps.slice(index)), isOurs: true };
    }
    at = next;
  }
  return { pointer: at.pointer, isOurs: true };
};

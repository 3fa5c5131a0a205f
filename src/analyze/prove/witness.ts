import { sourceKinds } from "../../assess/source-kinds.ts";
import { listPaths } from "../../facts/catalogue.ts";
import { aboutOf, listNames } from "../../facts/lexicon.ts";
import type { ListName } from "../../facts/reading.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { firstDay, formatDay, lastDay } from "../../model/civil-date.ts";
import type { Member } from "./crowd.ts";
import type { Frame } from "./frame.ts";
import { numberOf } from "./probe.ts";
import type { Variable } from "./variable.ts";
import type { World } from "./world.ts";
import type { Model } from "./z3-session.ts";

/** A deal as it is being written down; nobody has parsed it. */
export type Draft = Record<string, unknown>;

/** The most elements of one kind that are written down. */
const mostCopies = 400;

/** What takes the place of a part of a world: the deal, or one element, told something more. */
export interface Told {
  readonly deal?: Frame;
  readonly member?: { readonly name: string; readonly frame: Frame };
}

/** Returns the deal that a solution describes; undefined when it is too large to write down. */
export function witnessOf(world: World, model: Model, id: string, told: Told): Draft | undefined {
  const { vocabulary, populations, isComplete } = world;
  const { today } = vocabulary;
  const draft: Draft = { id };
  const evidence: Draft[] = [];
  const ids = new Map<Member, string>();

  const present = new Map(
    listNames.map((list) => [
      list,
      populations[list].members.filter(({ present: is }) => model.holds(is)),
    ]),
  );
  const chosen = references(world, model, present);
  for (const [list, members] of present) {
    members.forEach((member, index) => {
      ids.set(member, chosen.names.get(member) ?? `${letters[list]}${index + 1}`);
    });
  }
  const variables = [...vocabulary.variables.values()].filter(({ probes }) => probes.size > 0);
  const ofDeal = variables.filter(({ place }) => place.subject === "deal");
  const frame = told.deal ?? world.deal;
  for (const variable of ofDeal) {
    if (variable.place.what.endsWith(".complete") && isList(variable.place.what)) continue;
    write(variable, frame, draft, undefined);
  }
  for (const list of listNames) {
    const elements: Draft[] = [];
    const own = variables.filter(
      ({ place }) => place.subject === list && place.through === undefined,
    );
    for (const member of present.get(list) ?? []) {
      const name = ids.get(member) ?? "";
      const copies = member.copies === undefined ? 1 : model.amount(member.copies);
      if (copies > mostCopies) return undefined;
      for (let copy = 1; copy <= copies; copy++) {
        const element: Draft = { id: copy === 1 ? name : `${name}-${copy}` };
        const about = aboutOf(list, String(element.id));
        const on = told.member?.name === member.name ? told.member.frame : member.frame;
        for (const variable of own) write(variable, on, element, about, member, copies);
        elements.push(element);
      }
    }
    writeList(list, elements);
  }
  if (evidence.length > 0) draft.evidence = evidence;
  return draft;

  function writeList(list: ListName, elements: readonly Draft[]): void {
    const isAsked = populations[list].members.length > 0;
    const variable = vocabulary.variables.get(`deal:${list}.complete`);
    if (!isAsked || variable === undefined) return;
    if (elements.length > 0) put(draft, listPaths[list], elements);
    else if (isComplete || model.holds(world.empty[list])) put(draft, listPaths[list], []);
    const what = `${list}.complete`;
    if (isComplete) {
      if (elements.length === 0) return;
      evidence.push({ what, value: list === "contacts" ? "all" : true, at: vocabulary.asOf });
      return;
    }
    const state = frame.cells(variable).find(({ literal }) => model.holds(literal))?.state;
    if (state?.value === undefined || state.value === null) return;
    evidence.push({ what, value: state.value, at: formatDay(today - state.age) });
  }

  function write(
    variable: Variable,
    on: Frame,
    holder: Draft,
    about: string | undefined,
    member?: Member,
    copies = 1,
  ): void {
    const { what, plain, path = [], isVerdict, leadsTo } = variable.place;
    if (isVerdict) return;
    const state = on.cells(variable).find(({ literal }) => model.holds(literal))?.state;
    if (state?.value === undefined) return;
    let value: Operand = state.value;
    if (Array.isArray(value)) {
      const bits = on.bits(variable);
      value = variable.members.filter((_, index) => model.holds(bits[index] ?? -1));
    } else if (leadsTo !== undefined && value !== null) {
      const target = chosen.targets.get(`${on.name} ${variable.key}`);
      const name = target && ids.get(target);
      if (name === undefined) return;
      value = name;
    } else if (member !== undefined && typeof value === "number") {
      const amount = populations[variable.place.subject as ListName].amountOf(member, variable.key);
      if (amount !== undefined) value = model.amount(amount) / copies;
    } else if (member !== undefined && variable.measure?.days !== undefined) {
      const amount = populations[variable.place.subject as ListName].amountOf(member, variable.key);
      const { direction } = variable.measure.days;
      const days = amount === undefined ? numberOf(value, variable.measure) : model.amount(amount);
      const each = Math.round((days ?? 0) / copies);
      const day = direction === "until" ? today + each : today - each;
      if (value !== null) value = formatDay(Math.min(lastDay, Math.max(firstDay, day)));
    }
    if (plain !== undefined && state.source === 0 && state.age === 0) {
      put(holder, [...plain, ...path], value);
      return;
    }
    const source = state.source > 0 ? { source: sourceKinds[state.source - 1] } : {};
    const at = formatDay(today - state.age);
    evidence.push({ what, ...(about === undefined ? {} : { about }), value, at, ...source });
  }
}

const letters: Readonly<Record<ListName, string>> = {
  contacts: "c",
  organisations: "o",
  needs: "n",
  documents: "doc",
  activities: "a",
  dates: "d",
};

function isList(what: string): boolean {
  return listNames.some((list) => what === `${list}.complete`);
}

/** Chooses where each reference leads, and the names that rules ask references for. */
function references(
  world: World,
  model: Model,
  present: ReadonlyMap<ListName, readonly Member[]>,
): { readonly targets: Map<string, Member>; readonly names: Map<Member, string> } {
  const there = new Set([...present.values()].flat());
  const frames = new Set([world.deal, ...[...there].map(({ frame }) => frame)]);
  const targets = new Map<string, Member>();
  const names = new Map<Member, string>();
  const next = new Map<string, string>();
  for (const { frame, variable, list, options } of world.links) {
    if (!frames.has(frame)) continue;
    const state = frame.cells(variable).find(({ literal }) => model.holds(literal))?.state;
    if (typeof state?.value !== "string") continue;
    const { members } = world.populations[list];
    // Who reports to whom, or belongs to whom, makes no circle.
    const isTree = variable.place.what === "reportsTo" || variable.place.what === "partOf";
    const leadsBack = (from: string): boolean => {
      for (
        let at: string | undefined = from;
        at !== undefined;
        at = next.get(`${variable.key} ${at}`)
      ) {
        if (at === frame.name) return true;
      }
      return false;
    };
    const target = members.find(
      (member, index) =>
        there.has(member) &&
        model.holds(options[index] ?? -1) &&
        !(isTree && leadsBack(member.name)),
    );
    if (target === undefined) continue;
    targets.set(`${frame.name} ${variable.key}`, target);
    next.set(`${variable.key} ${frame.name}`, target.name);
    if (!/^…+$/.test(state.value) && !names.has(target)) names.set(target, state.value);
  }
  return { targets, names };
}

/** Puts a value at a path of a record that is being built. */
function put(record: Draft, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    // What stands within a record is not lost to the record as a whole.
    const isHeld = typeof record[key] === "object" && record[key] !== null;
    if (!isHeld || Array.isArray(value) || typeof value !== "object") record[key] = value;
    return;
  }
  const inner = record[key];
  const holder: Draft = typeof inner === "object" && inner !== null ? (inner as Draft) : {};
  record[key] = holder;
  put(holder, rest, value);
}

import type { Member } from "../../../src/analyze/prove/crowd.ts";
import { FALSE, Formulas, TRUE } from "../../../src/analyze/prove/formula.ts";
import { Frame, type Settled } from "../../../src/analyze/prove/frame.ts";
import { numberOf, seen } from "../../../src/analyze/prove/probe.ts";
import { onSet } from "../../../src/analyze/prove/set-probe.ts";
import type { Variable } from "../../../src/analyze/prove/variable.ts";
import type { Vocabulary } from "../../../src/analyze/prove/vocabulary.ts";
import { Reader, type Scene } from "../../../src/analyze/prove/world.ts";
import { listPaths } from "../../../src/facts/catalogue.ts";
import { listNames } from "../../../src/facts/lexicon.ts";
import type { ListName } from "../../../src/facts/reading.ts";
import type { Operand } from "../../../src/logic/operators/operator.ts";
import { parseDay } from "../../../src/model/civil-date.ts";
import type { Deal } from "../../../src/model/deal.ts";
import { givenCrowd } from "./given-crowd.ts";

const sources = ["own-judgement", "informant", "customer-statement", "document"];
type Json = Readonly<Record<string, unknown>>;

/** A value as a deal has it. */
interface Raw {
  readonly value: Operand | undefined;
  readonly source: number;
  readonly age: number;
}

const unknown: Raw = { value: undefined, source: 0, age: 0 };

const step = (at: unknown, key: string): unknown =>
  at === null ? null : (at as Json | undefined)?.[key];

const listOf = (deal: Deal, list: ListName) =>
  (listPaths[list] as readonly string[]).reduce(step, deal) as readonly Json[] | undefined;

/** Returns the newest observation that is on file: its day, whether it is undisputed, its source. */
function observed(deal: Deal, asOf: string, what: string, about: string | undefined) {
  const onFile = (deal.evidence ?? []).filter((o) => o.at <= asOf && (o.recordedAt ?? "") <= asOf);
  const gone = onFile.flatMap(({ withdraws }) => withdraws ?? []);
  const told = onFile.filter(
    (o) =>
      o.what === what && o.about === about && o.value !== undefined && !gone.includes(o.id ?? ""),
  );
  const at = told
    .map((o) => o.at)
    .sort()
    .at(-1);
  const newest = told.filter((o) => o.at === at);
  const alike = new Set(
    newest.map(({ value }) =>
      JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value),
    ),
  );
  const source = Math.max(0, ...newest.map((o) => sources.indexOf(o.source ?? "") + 1));
  return { at, isUndisputed: alike.size === 1, value: newest[0]?.value as Operand, source };
}

function rawOf(
  vocabulary: Vocabulary,
  deal: Deal,
  variable: Variable,
  element?: Json,
  list?: ListName,
): Raw {
  const { asOf } = vocabulary;
  const { what, plain, path = [], through } = variable.place;
  if (through !== undefined) {
    const reference = vocabulary.variables.get(`${list}:${through.what}`);
    const leads = [...(reference?.probes ?? [])].find(([key]) => key.startsWith("leads "))?.[1];
    if (reference === undefined || leads === undefined) throw new RangeError("no reference");
    const told = rawOf(vocabulary, deal, reference, element, list);
    const id = seen(leads.sight, told.value, told.source, told.age);
    if (id === undefined) return unknown;
    if (id === null) return { value: null, source: 4, age: 0 };
    const target = listOf(deal, through.list)?.find((one) => one.id === id);
    if (target === undefined) return unknown;
    const own = { place: { ...variable.place, through: undefined } } as unknown as Variable;
    return rawOf(vocabulary, deal, own, target, through.list);
  }
  const isNamed = list === undefined || list === "contacts" || list === "organisations";
  const about = isNamed ? (element?.id as string | undefined) : `${list}/${element?.id}`;
  const { at, isUndisputed, value, source } = observed(deal, asOf, what, about);
  if (at !== undefined) {
    if (!isUndisputed) return unknown;
    // "All" and "yes" say the same of a list of organisations.
    const told = what === "organisations.complete" && value === "all" ? true : value;
    const inner = path.reduce(step, told) as Operand | undefined;
    return { value: inner, source, age: (parseDay(asOf) ?? 0) - (parseDay(at) ?? 0) };
  }
  const held = plain === undefined ? undefined : [...plain, ...path].reduce(step, element ?? deal);
  return { value: held as Operand | undefined, source: 0, age: 0 };
}

/** Returns what every question about members of a set answers on one of them. */
function answersTo({ probes }: Variable, member: string): string {
  const formulas = new Formulas();
  const answers: number[] = [];
  for (const probe of probes.values()) {
    onSet(formulas, probe, { members: [member], has: () => TRUE }, (_, answer) => {
      answers.push(answer);
    });
  }
  return answers.join();
}

/** Returns which of the members that are told apart stands for one; undefined when none does. */
function standInFor(variable: Variable, member: string): string | undefined {
  const own = answersTo(variable, member);
  return variable.members.find((other) => answersTo(variable, other) === own);
}

/** Returns the state that stands for a value; throws when none does. */
function settle(variable: Variable, { value, source, age }: Raw): Settled {
  const answers = [...variable.probes].map(([key, probe]) => {
    const own = seen(probe.sight, value, source, age);
    return [key, Array.isArray(own) ? undefined : probe.rank(own)] as const;
  });
  const state = variable.states.find(
    ({ ranks, value: its }) =>
      Array.isArray(its) === answers.some(([, rank]) => rank === undefined) &&
      answers.every(([key, rank]) => ranks.get(key) === rank),
  );
  if (state === undefined) {
    throw new RangeError(`nothing stands for ${JSON.stringify(value)} in ${variable.key}`);
  }
  const members = Array.isArray(value)
    ? value.flatMap((one: Operand) => standInFor(variable, one as string) ?? [])
    : [];
  return { state, members };
}

/** Returns the reader of one deal: every proposition about it settled. */
export function readerOf(formulas: Formulas, vocabulary: Vocabulary, deal: Deal): Reader {
  const { asOf } = vocabulary;
  const ground = { formulas, isComplete: false, assert: () => undefined };
  const frame = new Frame(ground, "deal", (variable) =>
    settle(variable, rawOf(vocabulary, deal, variable)),
  );
  const rows = new Map<string, { readonly element: Json; readonly list: ListName }>();
  const members = Object.fromEntries(
    listNames.map((list) => [
      list,
      (listOf(deal, list) ?? []).map((element, index): Member => {
        const name = `${list} ${index}`;
        rows.set(name, { element, list });
        return {
          name,
          present: TRUE,
          frame: new Frame(ground, name, (variable) =>
            settle(variable, rawOf(vocabulary, deal, variable, element, list)),
          ),
        };
      }),
    ]),
  ) as unknown as Record<ListName, Member[]>;
  const crowds = Object.fromEntries(
    listNames.map((list) => [
      list,
      givenCrowd(formulas, members[list], ({ name }, { variable, measure, sight }) => {
        const row = rows.get(name);
        const raw = rawOf(vocabulary, deal, variable, row?.element, row?.list);
        return numberOf(seen(sight, raw.value, raw.source, raw.age), measure) ?? 0;
      }),
    ]),
  ) as unknown as Scene["crowds"];
  return new Reader(formulas, vocabulary, {
    deal: frame,
    crowds,
    isComplete: false,
    closed: ({ closed, reading }) => {
      const elements = listOf(deal, reading.list);
      const { at } = observed(deal, asOf, `${reading.list}.complete`, undefined);
      if (elements?.length === 0 && at === undefined) return TRUE;
      const isLapsed = elements?.some(({ addedAt }) => String(addedAt ?? "") > (at ?? "")) === true;
      return isLapsed ? FALSE : frame.rails(closed).sure;
    },
  });
}

import { listNames } from "../../facts/lexicon.ts";
import type { ListName, Subject } from "../../facts/reading.ts";
import type { Test } from "../../facts/test.ts";
import type { Expression } from "../../logic/expression.ts";
import { expressionKey, testKey } from "../test-key.ts";
import type { Counted, Crowd, Extent, Member } from "./crowd.ts";
import { extentOf } from "./extents.ts";
import { Formulas, type Literal, TRUE } from "./formula.ts";
import { Frame, type Ground } from "./frame.ts";
import { intervalRails } from "./interval-rails.ts";
import { type Link, linkReferences } from "./link-references.ts";
import { listener, Population } from "./population.ts";
import { allOf, always, type Rails, railsOf } from "./rails.ts";
import type { Variable } from "./variable.ts";
import type { AggregateUse, Vocabulary } from "./vocabulary.ts";

/** Where the deals of a world come from: the deal's own values, and the elements of its lists. */
export interface Scene {
  readonly deal: Frame;
  readonly crowds: Readonly<Record<ListName, Crowd>>;
  /** Returns whether a list is known to be complete, for those an aggregate counts. */
  readonly closed: (use: AggregateUse) => Literal;
  /** Whether everything that rules read is known. */
  readonly isComplete: boolean;
}

/** Answers conditions on the deals of a scene. */
export class Reader {
  readonly formulas: Formulas;
  readonly scene: Scene;
  readonly #vocabulary: Vocabulary;
  readonly #extents = new Map<string, Extent>();

  constructor(formulas: Formulas, vocabulary: Vocabulary, scene: Scene) {
    this.formulas = formulas;
    this.scene = scene;
    this.#vocabulary = vocabulary;
  }

  /** Returns the answer to a condition on the deal; parts of it that are `given` are not asked. */
  read(expression: Expression<Test>, given?: ReadonlyMap<string, Rails>): Rails {
    const told = given?.get(expressionKey(expression));
    if (told !== undefined) return told;
    if (given === undefined || expression.kind === "leaf") {
      return railsOf(this.formulas, expression, (test) => this.leaf(test));
    }
    const of = expression.of.map((member) => ({
      kind: "leaf" as const,
      leaf: this.read(member, given),
      negated: false,
    }));
    return railsOf(this.formulas, { ...expression, of }, (rails: Rails) => rails);
  }

  /** Returns the answer to one comparison on the deal. */
  leaf(test: Test): Rails {
    if (test.reading.read !== "aggregate") {
      return this.scene.deal.rails(this.#vocabulary.ask(test));
    }
    return intervalRails(this.formulas, test, this.#extent(this.#vocabulary.use(test)));
  }

  #extent(use: AggregateUse): Extent {
    const known = this.#extents.get(use.key);
    if (known !== undefined) return known;
    const { reading, member, both } = use;
    const { meets } = reading;
    const counted: Counted = {
      member: (one) => this.#member(use, one),
      memberKey: member,
      meets: (one) => (meets === undefined ? always : this.#about(meets, one)),
      bothKey: both,
      attribute: use.attribute,
      weights: use.weights,
      closed: this.scene.closed(use),
      crowd: this.scene.crowds[reading.list],
      isComplete: this.scene.isComplete,
    };
    const extent = extentOf(this.formulas, reading.function, counted);
    this.#extents.set(use.key, extent);
    return extent;
  }

  #member({ reading, chain }: AggregateUse, one: Member): Rails {
    const { where } = reading;
    const meant = where === undefined ? always : this.#about(where, one);
    return chain === undefined ? meant : allOf(this.formulas, [meant, one.frame.rails(chain)]);
  }

  #about(expression: Expression<Test>, { frame }: Member): Rails {
    return railsOf(this.formulas, expression, (test) => frame.rails(this.#vocabulary.ask(test)));
  }
}

/** Answers conditions as if aggregates could come to anything: whatever is shown so is so. */
class LooseReader extends Reader {
  readonly #free: Map<string, Rails>;

  /** `free`: what was said of aggregates before; on the same lists they come to the same. */
  constructor(
    formulas: Formulas,
    vocabulary: Vocabulary,
    scene: Scene,
    free: Map<string, Rails> = new Map(),
  ) {
    super(formulas, vocabulary, scene);
    this.#free = free;
  }

  override leaf(test: Test): Rails {
    if (test.reading.read !== "aggregate") return super.leaf(test);
    const key = testKey(test);
    const known = this.#free.get(key);
    if (known !== undefined) return known;
    const may = this.formulas.atom(`may ${key}`);
    const rails = { sure: this.formulas.and(may, this.formulas.atom(`sure ${key}`)), may };
    this.#free.set(key, rails);
    return rails;
  }
}

/** The most elements of one kind that a deal for people to read has. */
export const mostCopies = 20;

/** What a world may be told. */
export interface WorldOptions {
  /** Whether everything that rules read is known, and every list complete. */
  readonly isComplete: boolean;
  /** The list of one element that is there for certain, to be told more about. */
  readonly pinned?: ListName;
  /** Whether lists are left out, and aggregates may come to anything. */
  readonly isLoose?: boolean;
  /** The world of which this one is to be a second deal, told of in the same formulas. */
  readonly twinOf?: World;
}

/** Every deal there can be, as one system of propositions about what some plans read of it. */
export class World {
  readonly formulas: Formulas;
  /** What holds in every deal. */
  readonly axioms: Literal[];
  readonly vocabulary: Vocabulary;
  readonly isComplete: boolean;
  readonly deal: Frame;
  readonly populations: Readonly<Record<ListName, Population>>;
  /** For each list, whether it is known to be empty. */
  readonly empty: Readonly<Record<ListName, Literal>>;
  readonly reader: Reader;
  readonly links: readonly Link[];
  readonly #isLoose: boolean;
  readonly #free = new Map<string, Rails>();

  constructor(vocabulary: Vocabulary, options: WorldOptions) {
    const { isComplete, pinned, isLoose = false, twinOf } = options;
    this.formulas = twinOf?.formulas ?? new Formulas();
    this.axioms = twinOf?.axioms ?? [];
    this.vocabulary = vocabulary;
    this.isComplete = isComplete;
    const { formulas } = this;
    const assert = (axiom: Literal) => {
      if (axiom !== TRUE) this.axioms.push(axiom);
    };
    const ground: Ground = { formulas, isComplete, assert };
    this.deal = new Frame(ground, "deal");
    const anyone = (list: string): Member => ({
      name: "anyone",
      present: TRUE,
      frame: new Frame(ground, `anyone ${list}`),
    });
    const anyones = Object.fromEntries(listNames.map((list) => [list, anyone(list)])) as Record<
      ListName,
      Member
    >;
    const demands = this.#demands(anyones, isLoose);
    const spare = spareElements(vocabulary, demands);
    this.populations = Object.fromEntries(
      listNames.map((list) => [
        list,
        new Population(ground, list, demands[list], {
          spare: spare[list],
          pinned: list === pinned ? 1 : 0,
          anyone: anyones[list],
        }),
      ]),
    ) as Record<ListName, Population>;
    this.empty = Object.fromEntries(
      listNames.map((list) => {
        if (isComplete) return [list, TRUE];
        const empty = formulas.atom(`${list} empty`);
        for (const { present } of this.populations[list].members) {
          assert(formulas.implies(empty, -present));
        }
        return [list, empty];
      }),
    ) as Record<ListName, Literal>;
    this.#isLoose = isLoose;
    this.reader = this.readerOf(this.scene());
    this.links = isLoose ? [] : linkReferences(this, assert);
  }

  /** Returns what answers conditions on the deals of a scene. */
  readerOf(scene: Scene): Reader {
    const { formulas, vocabulary } = this;
    return this.#isLoose
      ? new LooseReader(formulas, vocabulary, scene, this.#free)
      : new Reader(formulas, vocabulary, scene);
  }

  /** Returns what conditions are answered on; with another deal's frame or crowd in its place. */
  scene(other: Partial<Pick<Scene, "deal" | "crowds">> = {}): Scene {
    const { deal = this.deal, crowds = this.populations } = other;
    return {
      deal,
      crowds,
      isComplete: this.isComplete,
      closed: ({ closed, reading }) =>
        this.isComplete
          ? TRUE
          : this.formulas.or(this.empty[reading.list], deal.rails(closed).sure),
    };
  }

  /** The quantities that say how many there are of a kind. */
  get copies(): readonly number[] {
    return Object.values(this.populations).flatMap(({ members }) =>
      members.flatMap(({ copies }) => copies ?? []),
    );
  }

  /** Whether there are few of every kind; undefined when there are no kinds. */
  get few(): Literal | undefined {
    if (this.copies.length === 0) return undefined;
    return this.formulas.all(
      this.copies.map((quantity) =>
        this.formulas.sum([{ coefficient: -1, gate: TRUE, quantity }], -mostCopies, false),
      ),
    );
  }

  /** Whether a list of any length is stood for. */
  get isExact(): boolean {
    return Object.values(this.populations).every(({ isExact }) => isExact);
  }

  /** Asks everything once, of a crowd that takes it down. */
  #demands(anyones: Readonly<Record<ListName, Member>>, isLoose: boolean) {
    const heard = Object.fromEntries(
      listNames.map((list) => [list, listener(anyones[list])]),
    ) as Record<ListName, ReturnType<typeof listener>>;
    if (isLoose) return heard;
    const { deal, isComplete } = this;
    const nothing: Scene = { deal, crowds: heard, closed: () => TRUE, isComplete };
    const reader = new Reader(this.formulas, this.vocabulary, nothing);
    for (const { tests } of this.vocabulary.aggregates.values())
      for (const test of tests) reader.leaf(test);
    return heard;
  }
}

/** Returns how many elements more each list must have room for: those that references lead to. */
function spareElements(
  { variables }: Vocabulary,
  demands: Readonly<Record<ListName, ReturnType<typeof listener>>>,
): Readonly<Record<ListName, number>> {
  const spare = Object.fromEntries(listNames.map((list) => [list, 0])) as Record<ListName, number>;
  const hops = [...variables.values()].filter(({ place }) => place.through !== undefined);
  for (const { place } of variables.values()) {
    const { subject, leadsTo, what, path, through } = place;
    if (leadsTo === undefined || path !== undefined || through !== undefined) continue;
    const own = hops.filter(
      (hop) => hop.place.subject === subject && hop.place.through?.what === what,
    );
    spare[leadsTo] += Math.min(roomOf(demands, subject), combinationsOf(own));
  }
  return spare;
}

function roomOf(
  demands: Readonly<Record<ListName, ReturnType<typeof listener>>>,
  subject: Subject,
): number {
  if (subject === "deal") return 1;
  const { counts, sums } = demands[subject];
  return [...counts.values()].reduce((sum, { most }) => sum + most, 24 * Math.min(1, sums.size));
}

/** Returns how many kinds of elements can be told apart through a reference. */
function combinationsOf(hops: readonly Variable[]): number {
  return hops.reduce(
    (count, { states, isSet, members }) =>
      Math.min(64, count * (states.length + (isSet ? 2 ** Math.min(6, members.length) : 0))),
    1,
  );
}

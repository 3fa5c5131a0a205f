import { checkDay } from "../assess/assess.ts";
import type { Plan } from "../assess/plan.ts";
import type { Deal } from "../model/deal.ts";
import { checkLoaded } from "./check-loaded.ts";
import { type Loadable, loadableOf } from "./loadable.ts";
import {
  type LiveOptions,
  LiveOptionsError,
  type Load,
  type Loader,
  type LoadFailure,
} from "./loader.ts";
import { type LoadOutcome, runLoader } from "./run-loader.ts";

/** What one loader is for, and what it gave once it has run. */
export interface Source {
  readonly name: string;
  readonly loadable: Loadable;
  readonly load: Load;
  readonly priority: number;
  /** Absent until the loader has run. */
  readonly outcome?: LoadOutcome;
}

/** The loaders of one assessment, each of them run once at most. */
export class Loads {
  readonly #plan: Pick<Plan, "lexicon" | "slots">;
  readonly #deal: Deal;
  readonly #options: LiveOptions;
  readonly #timeoutMs: number;
  readonly #sources = new Map<string, Source>();

  /** Throws a `LiveOptionsError` or a `DayError` when the options make no sense. */
  constructor(plan: Pick<Plan, "lexicon" | "slots">, deal: Deal, options: LiveOptions) {
    const { asOf, facts = {}, timeoutMs = 10_000 } = options;
    checkDay(asOf);
    if (!(timeoutMs > 0)) {
      const message = `\`timeoutMs\` must be a number above 0, got \`${String(timeoutMs)}\``;
      throw new LiveOptionsError("not-a-time-out", message);
    }
    this.#plan = plan;
    this.#deal = deal;
    this.#options = options;
    this.#timeoutMs = timeoutMs;
    for (const [name, loader] of Object.entries(facts)) {
      this.#sources.set(name, { name, loadable: loadableOf(plan, name), ...read(name, loader) });
    }
  }

  /** Every loader, in the order they were given. */
  get sources(): readonly Source[] {
    return [...this.#sources.values()];
  }

  /** What could not be loaded, in the order the loaders were given. */
  get failures(): readonly LoadFailure[] {
    return this.sources.flatMap(({ name: fact, outcome }) => {
      if (outcome === undefined || outcome.ok) return [];
      const { reason, message } = outcome;
      return [{ fact, reason, message }];
    });
  }

  /** Runs those of some loaders that have not run yet, all at the same time. */
  async run(names: Iterable<string>): Promise<void> {
    const { asOf, signal } = this.#options;
    signal?.throwIfAborted();
    const wanted = new Set(names);
    const open = this.sources.filter(
      ({ name, outcome }) => outcome === undefined && wanted.has(name),
    );
    const request = { deal: this.#deal, asOf };
    const ran = await Promise.all(
      open.map(async (source) => {
        const outcome = await runLoader(source.load, request, this.#timeoutMs, signal);
        return { source, outcome };
      }),
    );
    // People come before organisations, whichever was loaded sooner: an id both have is refused.
    ran.sort((a, b) => Number(isOrganisations(a.source)) - Number(isOrganisations(b.source)));
    for (const { source, outcome } of ran) {
      this.#sources.set(source.name, {
        ...source,
        outcome: outcome.ok ? this.#check(source, outcome.value) : outcome,
      });
    }
  }

  #check({ loadable }: Source, value: unknown): LoadOutcome {
    const list = loadable.kind === "list" ? loadable.list : undefined;
    const beside =
      list === "contacts"
        ? { organisations: this.#idsOf("organisations") }
        : list === "organisations"
          ? { contacts: this.#idsOf("contacts") }
          : {};
    return checkLoaded(this.#plan, loadable, value, beside);
  }

  #idsOf(list: "contacts" | "organisations"): { readonly id: string }[] {
    const source = this.#sources.get(list);
    const loaded = source?.outcome?.ok === true ? source.outcome.value : undefined;
    const elements =
      source?.loadable.kind === "list" ? (loaded as Deal[typeof list]) : this.#deal[list];
    return (elements ?? []).map(({ id }) => ({ id }));
  }
}

function isOrganisations({ loadable }: Source): boolean {
  return loadable.kind === "list" && loadable.list === "organisations";
}

function read(name: string, loader: Loader): Pick<Source, "load" | "priority"> {
  if (typeof loader === "function") return { load: loader, priority: 1 };
  const { load, priority = 1 } = { ...loader };
  if (typeof load === "function" && !Number.isNaN(priority)) return { load, priority };
  throw new LiveOptionsError("not-a-loader", `\`${name}\` has no function to load it`);
}

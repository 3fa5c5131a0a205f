import type { AssessOptions } from "../assess/assess.ts";
import type { Deal } from "../model/deal.ts";
import type { Text } from "../model/text.ts";

/** What a loader is told. */
export interface LoadRequest {
  /** The deal as it was handed in. */
  readonly deal: Deal;
  /** The civil day of the verdict, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Aborted when the loader's time is up or the caller gives up. */
  readonly signal: AbortSignal;
}

/**
 * Gives the value of a fact: undefined is unknown, null is known to be none, and a list that is
 * null is known to be empty. The value is what the deal's own undated value would be: it takes the
 * place of the one in the deal, and dated observations in the evidence still come first.
 */
export type Load = (request: LoadRequest) => unknown;

/** A loader, with its place in the order of loading where that matters: higher comes first. */
export type Loader = Load | { readonly load: Load; readonly priority?: number };

/** How a deal is assessed on live facts. */
export interface LiveOptions extends AssessOptions {
  /**
   * Loaders by the name of what they load: a fact of the deal, one that the app registered, a
   * signal about the deal, `<list>.complete`; or all of `contacts`, `organisations`, `needs`,
   * `documents`, `activities`, `dates`, `evidence`.
   */
  readonly facts?: Readonly<Record<string, Loader>>;
  /** Milliseconds after which a loader counts as timed out; absent: 10,000; Infinity: never. */
  readonly timeoutMs?: number;
  /** Aborting it rejects the assessment with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A fact that could not be loaded and therefore counts as unknown. */
export interface LoadFailure {
  readonly fact: string;
  readonly reason: "failed" | "timed-out";
  readonly message: Text;
}

/** Thrown when the options of a live assessment make no sense. */
export class LiveOptionsError extends Error {
  override readonly name = "LiveOptionsError";
  readonly code: "unknown-fact" | "not-a-loader" | "not-a-time-out";

  constructor(code: LiveOptionsError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

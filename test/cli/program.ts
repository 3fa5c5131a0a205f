import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io, Output } from "../../src/cli/io.ts";
import { run } from "../../src/cli/run.ts";
import { dealMaker } from "../../src/generate/deal-maker.ts";
import type { Deal } from "../../src/model/deal.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";

/** What a run of the program left behind. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a run is given beside its arguments. */
export interface Given {
  readonly stdin?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  readonly env?: Io["env"];
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** Fails on every write, as a pipe does whose reader has gone. */
  readonly isClosed?: boolean;
  /** Fails on every write, as a file does on a full disk. */
  readonly isFull?: boolean;
  /** The code with which every write to the error output fails. */
  readonly errorsFail?: "EPIPE" | "ENOSPC";
  /** Ends what would go on for ever. */
  readonly stop?: AbortSignal;
  readonly now?: () => number;
  /** The file that threads run, two at a time. */
  readonly batchWorker?: URL;
  /** Is told what is written, as it is written. */
  readonly onOutput?: (text: string) => void;
}

/** A folder to run the program in. */
export interface Place {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly read: (name: string) => string;
  readonly run: (argv: readonly string[], given?: Given) => Promise<Ran>;
  readonly remove: () => void;
}

const collector = (given: Given, fails?: string): Output & { readonly all: string[] } => {
  const all: string[] = [];
  return {
    all,
    isTTY: given.isTTY,
    columns: given.columns,
    write: (text, done) => {
      if (fails !== undefined) {
        done(Object.assign(new Error(`write ${fails}`), { code: fails, syscall: "write" }));
        return;
      }
      all.push(text);
      done();
      given.onOutput?.(text);
    },
  };
};

/** Returns an empty folder to run the program in; it is 2026-06-30 there. */
export const openPlace = (): Place => {
  const path = mkdtempSync(join(tmpdir(), "dealgate-cli-"));
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    read: (name) => readFileSync(join(path, name), "utf8"),
    run: async (argv, given = {}) => {
      const stdout = collector(
        given,
        given.isClosed ? "EPIPE" : given.isFull ? "ENOSPC" : undefined,
      );
      const stderr = collector(given, given.errorsFail);
      const stdin = (async function* () {
        const { stdin } = given;
        if (typeof stdin === "string" || stdin instanceof Uint8Array) yield stdin;
        else if (stdin !== undefined) yield* stdin;
      })();
      const code = await run(argv, {
        stdin,
        stdout,
        stderr,
        cwd: path,
        today: "2026-06-30",
        ...(given.stop && { stop: given.stop }),
        ...(given.now && { now: given.now }),
        ...(given.batchWorker && { batchWorker: given.batchWorker, cores: 2 }),
        env: given.env ?? { LANG: "en_GB.UTF-8" },
      });
      return { code, stdout: stdout.all.join(""), stderr: stderr.all.join("") };
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
};

const text = (words: string) => ({ zh: words, en: words });

/** Two stages, one door: it opens when `ready` is observed to be true. */
export const twoStages = JSON.stringify({
  id: "two-stages",
  version: "1.0.0",
  kind: "stages",
  title: text("two stages"),
  signals: {
    ready: {
      title: text("ready"),
      subject: "deal",
      type: "boolean",
      favours: "us",
      ask: text("are they ready"),
    },
  },
  stages: [
    {
      id: "first",
      title: text("first"),
      checkpoints: [
        {
          id: "is-ready",
          title: text("is ready"),
          essential: true,
          judgement: false,
          when: { fact: "ready", operator: "equal", value: true },
        },
      ],
    },
    { id: "second", title: text("second"), checkpoints: [] },
  ],
  wonAfter: "second",
});

/** Returns a deal in the first of the two stages, `ready` as given. */
export const dealAt = (id: string, ready?: boolean, more: object = {}): object => ({
  id,
  progress: { "two-stages": { stage: "first" } },
  ...(ready !== undefined && { evidence: [{ what: "ready", value: ready, at: "2026-06-01" }] }),
  ...more,
});

/** Returns so many made-up deals by `twoStages`, always the same. */
export const madeDeals = (count: number): readonly Deal[] => {
  const rules = parseRuleSet(twoStages);
  if (!rules.ok) throw new Error("the test's own rules are wrong");
  const make = dealMaker({ ruleSet: rules.ruleSet, seed: 1, asOf: "2026-06-30" });
  return Array.from({ length: count }, (_, index) => make(index));
};

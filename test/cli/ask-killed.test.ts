import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseDeal } from "../../src/model/parse-deal.ts";
import { openPlace, type Place } from "./program.ts";

/** How many answers the script has, and how often the program is killed in the middle of it. */
const length = 40;
const rounds = 15;

const text = (words: string) => ({ zh: words, en: words });
const names = Array.from({ length }, (_, index) => `s-${index}`);
const rules = JSON.stringify({
  id: "many",
  version: "1.0.0",
  kind: "stages",
  title: text("many"),
  signals: Object.fromEntries(
    names.map((name) => [
      name,
      { title: text(name), subject: "deal", type: "boolean", favours: "us", ask: text(name) },
    ]),
  ),
  stages: [
    {
      id: "first",
      title: text("first"),
      checkpoints: names.map((name) => ({
        id: `c-${name}`,
        title: text(name),
        judgement: false,
        when: { fact: name, operator: "equal", value: true },
      })),
    },
    { id: "second", title: text("second"), checkpoints: [] },
  ],
});

// Long enough that a file half written would be seen.
const earlier = Array.from({ length: 800 }, (_, index) => ({
  what: "opportunity.problem",
  value: `what was said on day ${index}: ${"branch links fail ".repeat(8)}`,
  at: "2026-06-01",
}));
const deal = { id: "d-1", progress: { many: { stage: "first" } }, evidence: earlier };
const script = names.map((question, index) => ({ question, answer: index % 3 !== 0 }));
const written = script.map(({ question, answer }, index) => ({
  id: `ask-${index + 1}`,
  what: question,
  value: answer,
  at: "2026-06-30",
  by: "Li",
}));

let place: Place;
let program: string;
beforeAll(async () => {
  place = openPlace();
  place.write("rules.json", rules);
  program = join(place.path, "cli.mjs");
  await build({
    entryPoints: ["src/cli/main.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    format: "esm",
    logLevel: "error",
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
}, 60_000);
afterAll(() => place.remove());

const started = (file: string): ChildProcessWithoutNullStreams => {
  const argv = ["ask", file, "--rules", "rules.json", "--as-of", "2026-06-30", "--by", "Li"];
  return spawn(process.execPath, [program, ...argv, "--script", "-", "--lang", "en"], {
    cwd: place.path,
    stdio: "pipe",
  });
};

/** When the program is killed: some time after its first answer, or in the midst of a write. */
type Moment = { readonly after: number } | { readonly atWrite: number };

/** Returns how many answers the program had said were taken when it was killed. */
const killed = (file: string, feed: "at once" | "one by one", moment: Moment): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = started(file);
    const lines = script.map((line) => `${JSON.stringify(line)}\n`);
    let out = "";
    let given = 0;
    let writes = 0;
    let isDying = false;
    const taken = (): number => out.split("  → ").length - 1;
    const give = (upTo: number): void => {
      while (given < Math.min(upTo, lines.length)) child.stdin.write(lines[given++]);
    };
    const watcher = watch(place.path, () => {
      if ("atWrite" in moment && ++writes === moment.atWrite) child.kill("SIGKILL");
    });
    // Whoever is killed reads no more.
    child.stdin.on("error", () => undefined);
    child.stderr.on("data", (piece) => reject(new Error(String(piece))));
    child.stdout.on("data", (piece) => {
      out += piece;
      if (feed === "one by one") give(taken() + 1);
      if (isDying || !("after" in moment)) return;
      isDying = true;
      setTimeout(() => child.kill("SIGKILL"), moment.after);
    });
    child.on("close", () => {
      watcher.close();
      resolve(taken());
    });
    give(feed === "at once" ? lines.length : 1);
  });

/** Returns the moments of all rounds: spread over the work, and at the first steps of writes. */
const momentOf = (round: number): Moment =>
  round % 3 === 0 ? { after: round * 25 } : { atWrite: 1 + 4 * round + (round % 4) };

describe("ask that is killed at any moment", () => {
  test("leaves a whole file with every answer it took, in order, and at most one more", async () => {
    const counts: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const file = `round-${round}.json`;
      place.write(file, JSON.stringify(deal));
      const feed = round % 2 === 0 ? "at once" : "one by one";
      const taken = await killed(file, feed, momentOf(round));
      const parsed = parseDeal(place.read(file));
      if (!parsed.ok) throw new Error(`round ${round}: ${parsed.issues[0].message.en}`);
      const { evidence = [] } = parsed.deal;
      const saved = evidence.length - earlier.length;
      expect(evidence).toEqual([...earlier, ...written.slice(0, saved)]);
      expect(saved).toBeGreaterThanOrEqual(taken);
      expect(saved).toBeLessThanOrEqual(taken + 1);
      counts.push(saved);
    }
    // The program was killed at many different moments, and not only before or after its work.
    expect(new Set(counts.filter((count) => count > 0 && count < length)).size).toBeGreaterThan(4);
  }, 120_000);

  test("goes on where it was when it is started again", async () => {
    place.write("again.json", JSON.stringify(deal));
    await killed("again.json", "one by one", { after: 60 });
    const parsed = parseDeal(place.read("again.json"));
    const saved = parsed.ok ? (parsed.deal.evidence?.length ?? 0) - earlier.length : 0;
    const child = started("again.json");
    for (const line of script.slice(saved)) child.stdin.write(`${JSON.stringify(line)}\n`);
    child.stdin.end();
    child.stdout.resume();
    const code = await new Promise((resolve) => child.on("close", resolve));
    const whole = parseDeal(place.read("again.json"));
    expect(code).toBe(0);
    expect(whole.ok && whole.deal.evidence).toEqual([...earlier, ...written]);
  }, 60_000);
});

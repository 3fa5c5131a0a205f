import { Bench } from "tinybench";

/** What is timed, by name. */
export type Tasks = Readonly<Record<string, () => unknown>>;

/** What each task took, in microseconds, round by round. */
export type Rounds = Readonly<Record<string, readonly number[]>>;

/**
 * Returns the median time of each task in each of many short rounds. A round times every task in
 * turn, so that what slows the machine down for a while slows all of them.
 */
export async function roundsOf(tasks: Tasks, { rounds = 25, time = 30 } = {}): Promise<Rounds> {
  const found = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ time, warmupTime: round === 0 ? 10 * time : time / 4 });
    for (const [name, run] of Object.entries(tasks)) bench.add(name, run);
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (!("latency" in result)) throw new Error(`${name}: ${JSON.stringify(result)}`);
      found.set(name, [...(found.get(name) ?? []), 1000 * result.latency.p50]);
    }
  }
  return Object.fromEntries(found);
}

/** Returns the median of what a task took. */
export function median(times: readonly number[] = []): number {
  return quantile(times, 0.5);
}

/** Returns how many times as long one task took as another, at the median of the rounds. */
export function ratio(one: readonly number[] = [], other: readonly number[] = []): number {
  return median(one.map((time, round) => time / (other[round] ?? Number.NaN)));
}

/** Returns the value that a share of numbers does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** Returns how long one call takes, in microseconds. */
export function once(run: () => unknown): number {
  const start = performance.now();
  run();
  return 1000 * (performance.now() - start);
}

/** Returns a number with three digits that count. */
export function short(number: number): string {
  return number >= 100 ? number.toFixed(0) : number.toPrecision(3);
}

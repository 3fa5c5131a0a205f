import { Bench } from "tinybench";

/** What is timed, by name. */
export type Tasks = Readonly<Record<string, () => unknown>>;

/**
 * Returns the median of medians of each task in microseconds: every round times each of them in
 * turn, so that what slows the machine down slows all of them.
 */
export async function medians(
  tasks: Tasks,
  { rounds = 5, time = 150 } = {},
): Promise<Readonly<Record<string, number>>> {
  const found = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ time, warmupTime: round === 0 ? 2 * time : time / 4 });
    for (const [name, run] of Object.entries(tasks)) bench.add(name, run);
    await bench.run();
    for (const { name, result } of bench.tasks) {
      if (!("latency" in result)) throw new Error(`${name}: ${JSON.stringify(result)}`);
      found.set(name, [...(found.get(name) ?? []), 1000 * result.latency.p50]);
    }
  }
  return Object.fromEntries([...found].map(([name, times]) => [name, quantile(times, 0.5)]));
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

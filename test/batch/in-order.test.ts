import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inOrder } from "../../src/batch/in-order.ts";

/** A promise that is kept when told to. */
const promised = <T>() => {
  let keep: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
};

const all = async <T>(results: AsyncIterable<T>): Promise<readonly T[]> => {
  const found: T[] = [];
  for await (const result of results) found.push(result);
  return found;
};

/** Lets everything happen that can. */
const settle = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
};

test("results come in the order of the inputs, however long each takes, never more at a time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.integer(), { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (scheduler, inputs, limit) => {
        let running = 0;
        let most = 0;
        const results = all(
          inOrder(inputs, limit, async (input, index) => {
            most = Math.max(most, ++running);
            await scheduler.schedule(Promise.resolve());
            running--;
            return [index, input] as const;
          }),
        );
        await scheduler.waitFor(results);
        expect(await results).toEqual(inputs.map((input, index) => [index, input]));
        expect(most).toBeLessThanOrEqual(limit);
      },
    ),
  );
});

describe("a source", () => {
  test("is asked for no more than there is room for while nobody takes results", async () => {
    let asked = 0;
    const source = (function* () {
      for (;;) yield asked++;
    })();
    const results = inOrder(source, 3, async (input) => input);
    expect((await results.next()).value).toBe(0);
    await settle();
    // Three may wait beside the one that was taken.
    expect(asked).toBeLessThanOrEqual(4);
    await results.return();
  });

  test("that keeps one waiting does not hold back what is ready", async () => {
    const second = promised<number>();
    const source = (async function* () {
      yield 1;
      yield await second.promise;
    })();
    const results = inOrder(source, 4, async (input) => input * 10);
    expect(await results.next()).toEqual({ done: false, value: 10 });
    second.keep(2);
    expect(await results.next()).toEqual({ done: false, value: 20 });
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  test("that fails is told of after the results of what it gave", async () => {
    const source = (async function* () {
      yield 1;
      throw new Error("the line is down");
    })();
    const results = inOrder(source, 4, async (input) => input);
    expect((await results.next()).value).toBe(1);
    await expect(results.next()).rejects.toThrow("the line is down");
    expect((await results.next()).done).toBe(true);
  });

  test("is ended when nobody wants more", async () => {
    let hasEnded = false;
    const source = (async function* () {
      try {
        for (let index = 0; ; index++) yield index;
      } finally {
        hasEnded = true;
      }
    })();
    for await (const result of inOrder(source, 2, async (input) => input)) if (result === 3) break;
    expect(hasEnded).toBe(true);
  });
});

test("a failure of one input is thrown in its turn, and what was under way is waited for", async () => {
  const done: number[] = [];
  const results = inOrder([0, 1, 2], 3, async (input) => {
    await settle();
    if (input === 1) throw new Error("one fails");
    done.push(input);
    return input;
  });
  expect((await results.next()).value).toBe(0);
  await expect(results.next()).rejects.toThrow("one fails");
  expect(done).toEqual([0, 2]);
});

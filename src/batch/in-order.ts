/**
 * Yields what an asynchronous function makes of each input, in the order of the inputs. At most
 * `limit` inputs are under way or waiting to be taken, and none is asked for before there is room:
 * whoever takes the results slowly slows down the source. What is ready is handed out at once, even
 * while the source keeps one waiting. A failure of the source or of the function is thrown when its
 * turn comes; whoever stops taking ends the source and waits for what is under way, unless that is to be left: it
 * may take for good.
 */
export async function* inOrder<In, Out>(
  inputs: Iterable<In> | AsyncIterable<In>,
  limit: number,
  make: (input: In, index: number) => Promise<Out>,
  whenLeft: "await" | "leave" = "await",
): AsyncGenerator<Out, void, undefined> {
  const source =
    Symbol.asyncIterator in inputs ? inputs[Symbol.asyncIterator]() : inputs[Symbol.iterator]();
  const waiting: Promise<Out>[] = [];
  let index = 0;
  let hasEnded = false;
  let asked: Promise<void> | undefined;
  const queue = (result: Promise<Out>): void => {
    // Who takes it is told of a failure in its turn; until then nobody listens.
    result.catch(() => undefined);
    waiting.push(result);
  };
  const ask = async (): Promise<void> => {
    try {
      const next = await source.next();
      if (next.done) hasEnded = true;
      else queue(make(next.value, index++));
    } catch (error) {
      hasEnded = true;
      queue(Promise.reject(error));
    }
    asked = undefined;
  };
  try {
    for (;;) {
      if (!hasEnded && waiting.length < limit) asked ??= ask();
      const [first] = waiting;
      if (first === undefined) {
        if (asked === undefined) return;
        await asked;
        continue;
      }
      const isReady = first.then(
        () => true,
        () => true,
      );
      if (asked !== undefined && !(await Promise.race([isReady, asked.then(() => false)])))
        continue;
      waiting.shift();
      yield await first;
    }
  } finally {
    if (whenLeft === "await") await Promise.allSettled(waiting);
    if (!hasEnded) await source.return?.();
  }
}

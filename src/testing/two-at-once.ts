/** Lets two callers take turns at every pause, in an order that is given. */
export interface Turns {
  /** What a store awaits before it reads or writes; goes on at once while there is one caller. */
  readonly pause: () => Promise<void>;
  /**
   * Runs two calls at once and returns when both have ended. At each pause the next number of the
   * order, counting round, says which of those that wait goes on.
   */
  readonly run: (
    calls: readonly (() => Promise<unknown>)[],
    order: readonly number[],
  ) => Promise<void>;
}

/** Enough for a caller to get through what it awaits between two pauses. */
const microtasks = 32;

/** Returns what lets two callers take turns. */
export function openTurns(): Turns {
  let waiting: (() => void)[] = [];
  let isShared = false;
  let told: () => void = () => undefined;
  return {
    pause: () =>
      isShared
        ? new Promise((goOn) => {
            waiting.push(goOn);
            told();
          })
        : Promise.resolve(),
    run: async (calls, order) => {
      isShared = true;
      let hasEnded = false;
      const ended = Promise.all(calls.map((call) => call())).then(() => {
        hasEnded = true;
      });
      for (let turn = 0; !hasEnded; ) {
        for (let n = 0; n < microtasks; n++) await null;
        if (waiting.length === 0) {
          const somebody = new Promise<void>((resolve) => {
            told = resolve;
          });
          await Promise.race([ended, somebody]);
          continue;
        }
        const pick = (order[turn++ % Math.max(1, order.length)] ?? 0) % waiting.length;
        const [goOn] = waiting.splice(pick, 1);
        goOn?.();
      }
      isShared = false;
      for (const goOn of waiting) goOn();
      waiting = [];
      await ended;
    },
  };
}

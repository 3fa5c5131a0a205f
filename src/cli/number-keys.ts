import type { Readable } from "node:stream";

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

const steps: Readonly<Record<string, number>> = {
  up: -1,
  left: -1,
  k: -1,
  h: -1,
  down: 1,
  right: 1,
  j: 1,
  l: 1,
};

/**
 * Lets a number that is typed move a list of options to the option of that number, counted from 1,
 * while a prompt for it runs; digits typed one after the other are one number as long as there is
 * such an option. The prompt itself knows arrows alone, so the number is told to it as arrows.
 * Returns what the prompt returns.
 */
export const withNumberKeys = async <T>(
  input: Readable,
  count: number,
  prompt: () => Promise<T>,
): Promise<T> => {
  let at = 0;
  let typed = 0;
  let isOurs = false;
  const onKey = (char: string | undefined, key: Key = {}): void => {
    if (isOurs) return;
    const step = key.ctrl === true ? undefined : steps[key.name ?? ""];
    if (step !== undefined) at = (at + step + count) % count;
    if (char === undefined || !/^\d$/.test(char)) {
      typed = 0;
      return;
    }
    const longer = typed * 10 + Number(char);
    typed = longer <= count ? longer : Number(char);
    if (typed < 1 || typed > count) {
      typed = 0;
      return;
    }
    isOurs = true;
    const name = typed - 1 < at ? "up" : "down";
    for (; at !== typed - 1; at += name === "up" ? -1 : 1) {
      input.emit("keypress", undefined, { name });
    }
    isOurs = false;
  };
  input.on("keypress", onKey);
  try {
    return await prompt();
  } finally {
    input.off("keypress", onKey);
  }
};

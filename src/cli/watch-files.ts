import { watch } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** A file to be watched; without a name, every file in its folder. */
export interface Watched {
  readonly folder: string;
  readonly name?: string;
}

/** Watches files until it is closed. */
export interface FileWatch {
  /** Waits for the next change; false once there will be none. */
  readonly changed: () => Promise<boolean>;
  readonly close: () => void;
}

/** How long an editor may take to write a file in several steps, in milliseconds. */
const settling = 50;

/**
 * Begins to watch files. Their folders are watched, as many editors put a new file in the place of
 * the old one.
 */
export const watchFiles = (files: readonly Watched[], stop?: AbortSignal): FileWatch => {
  let isChanged = false;
  let isClosed = stop?.aborted === true;
  let wake = (): void => undefined;
  const folders = new Map<string, Set<string | undefined>>();
  for (const { folder, name } of files)
    folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
  const watchers = [...folders].map(([folder, names]) =>
    watch(folder, (_event, name) => {
      if (name !== null && !names.has(name) && !names.has(undefined)) return;
      isChanged = true;
      wake();
    }),
  );
  const close = (): void => {
    isClosed = true;
    for (const watcher of watchers) watcher.close();
    wake();
  };
  stop?.addEventListener("abort", close, { once: true });
  return {
    close,
    changed: async () => {
      while (!isChanged && !isClosed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (isClosed) return false;
      await setTimeout(settling);
      isChanged = false;
      return true;
    },
  };
};

import type { Io } from "./io.ts";

/**
 * Returns a signal that says when the program is asked to end. The standard input is ended with it
 * where it is read, so that nobody waits for more; until it is released, nothing else ends the
 * program.
 */
export const stopSignal = (
  io: Io,
  readsInput: boolean,
): { readonly signal: AbortSignal; readonly release: () => void } => {
  const controller = new AbortController();
  const stop = (): void => {
    controller.abort();
    if (readsInput) io.stdin.destroy?.();
  };
  const release = io.onStop?.(stop);
  io.stop?.addEventListener("abort", stop);
  if (io.stop?.aborted) stop();
  return {
    signal: controller.signal,
    release: () => {
      release?.();
      io.stop?.removeEventListener("abort", stop);
    },
  };
};

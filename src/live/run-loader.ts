import { type Text, text } from "../model/text.ts";
import type { Load, LoadRequest } from "./loader.ts";

/** How a loader ended. */
export type LoadOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: "failed" | "timed-out"; readonly message: Text };

/** The longest time that timers can wait, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/**
 * Runs a loader to its end or its time-out, whichever comes first; whatever goes wrong in it is an
 * outcome. Rejects with the reason of the caller's signal once that is aborted.
 */
export async function runLoader(
  load: Load,
  request: Omit<LoadRequest, "signal">,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<LoadOutcome> {
  signal?.throwIfAborted();
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let giveUp = (): void => {};
  const cut = new Promise<LoadOutcome>((resolve, reject) => {
    if (timeoutMs <= longestWait) {
      timer = setTimeout(() => resolve(tooLate(timeoutMs)), timeoutMs);
    }
    giveUp = () => reject(signal?.reason);
    signal?.addEventListener("abort", giveUp, { once: true });
  });
  let isDone = false;
  const loaded = attempt(load, { ...request, signal: own.signal }).finally(() => {
    isDone = true;
  });
  try {
    return await Promise.race([loaded, cut]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
    if (!isDone) own.abort();
  }
}

async function attempt(load: Load, request: LoadRequest): Promise<LoadOutcome> {
  try {
    return { ok: true, value: await load(request) };
  } catch (error) {
    return { ok: false, reason: "failed", message: failedWith(error) };
  }
}

function tooLate(timeoutMs: number): LoadOutcome {
  const message = text(`${timeoutMs} 毫秒内没有读到`, `not loaded within ${timeoutMs} ms`);
  return { ok: false, reason: "timed-out", message };
}

function failedWith(error: unknown): Text {
  const said = error instanceof Error ? error.message : typeof error === "string" ? error : "";
  const detail = said.slice(0, 300);
  return detail === ""
    ? text("读取失败", "could not be loaded")
    : text(`读取失败：${detail}`, `could not be loaded: ${detail}`);
}

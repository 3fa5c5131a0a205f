import { SingleBar } from "cli-progress";
import { type Text, text } from "../model/text.ts";
import { formatNumber } from "../words/number.ts";
import type { Io, Look } from "./io.ts";

/** What is shown of a long run while it goes on. */
export interface Progress {
  /** Tells how far it is: bytes of the inputs read, and things done. */
  readonly update: (bytes: number, done: number) => void;
  /** Makes room for a line; the next update draws the bar below it. */
  readonly clear: () => void;
  /** Takes the bar away. */
  readonly stop: () => void;
}

const noProgress: Progress = {
  update: () => undefined,
  clear: () => undefined,
  stop: () => undefined,
};

const words = {
  known: text(
    "{bar} {percentage}%　{done} 项　{rate} 项/秒　还需 {left}",
    "{bar} {percentage} %  {done} deals  {rate}/s  {left} left",
  ),
  unknown: text("{done} 项　{rate} 项/秒　已用 {spent}", "{done} deals  {rate}/s  {spent}"),
  narrow: text("{percentage}% {done} {rate}/秒 {left}", "{percentage} % {done} {rate}/s {left}"),
} as const satisfies Record<string, Text>;

const pad = (value: number): string => String(value).padStart(2, "0");

/** Returns seconds as a clock shows them: 1:05, 2:10:00. */
const clockOf = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
};

/** The narrowest terminal, in cells, that a bar has room on beside its numbers. */
const roomForBar = 72;

/**
 * Returns a bar with rate and time left on the error output where that is a terminal, and nothing
 * anywhere else, nor where verdicts are written over it. Without a total it shows what is done and
 * the time spent. Of a run that goes on, what was done before counts for neither rate nor time.
 */
export const progressBar = (
  total: number | undefined,
  { isResumed, isOverwritten }: { readonly isResumed: boolean; readonly isOverwritten: boolean },
  io: Io,
  look: Look,
): Progress => {
  const { stderr, now } = io;
  if (stderr.isTTY !== true || now === undefined || isOverwritten) return noProgress;
  let start = now();
  let before: { readonly share: number; readonly done: number } | undefined = isResumed
    ? undefined
    : { share: 0, done: 0 };
  let done = 0;
  const terminal = {
    isTTY: true,
    columns: look.width,
    write: (written: string) => stderr.write(written, () => undefined),
  };
  const bar = new SingleBar({
    // The library asks for a stream and uses no more of it than this.
    stream: terminal as unknown as NodeJS.WritableStream,
    format: (options, { progress }) => {
      const spent = (now() - start) / 1000;
      const rate = spent > 0 ? (done - (before?.done ?? done)) / spent : 0;
      const own = progress - (before?.share ?? progress);
      const width = options.barsize ?? 24;
      const filled = Math.min(width, Math.floor(progress * width));
      const fillings: Readonly<Record<string, string>> = {
        bar: "█".repeat(filled) + "░".repeat(width - filled),
        percentage: String(Math.floor(progress * 100)),
        done: formatNumber(done),
        rate: formatNumber(Math.round(rate)),
        left: own > 0 ? clockOf((spent * (1 - progress)) / own) : "–:––",
        spent: clockOf(spent),
      };
      const known = look.width < roomForBar ? words.narrow : words.known;
      const format = (total === undefined ? words.unknown : known)[look.lang];
      return format.replaceAll(/\{(\w+)\}/g, (_, key: string) => fillings[key] ?? "");
    },
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 1,
  });
  bar.start(Math.max(1, total ?? 1), 0);
  return {
    update: (bytes, doneNow) => {
      done = doneNow;
      if (before === undefined) {
        before = { share: Math.min(1, bytes / Math.max(1, total ?? 1)), done };
        start = now();
      }
      bar.update(total === undefined ? 0 : Math.min(bytes, total));
    },
    clear: () => terminal.write("\r\u001b[K"),
    stop: () => bar.stop(),
  };
};

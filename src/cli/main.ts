#!/usr/bin/env node
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { exitCodes } from "./exit-code.ts";
import { print } from "./io.ts";
import { run } from "./run.ts";

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Returns the local civil day. */
const today = (): string => {
  // biome-ignore lint/plugin: the command line is the one place with a clock
  const now = new Date();
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
};

const signals = ["SIGINT", "SIGTERM"] as const;

/** Calls at the first signal to end; the second one ends the program as if nobody listened. */
const onStop = (stop: () => void): (() => void) => {
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
};

// Not there where the program runs from its source, or was packed into one file.
const batchWorker = new URL("./assess-worker.js", import.meta.url);

// A reader that has gone is told by the write that fails.
for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);

try {
  const code = await run(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    today: today(),
    env: process.env,
    now: () => performance.now(),
    cores: availableParallelism(),
    ...(existsSync(batchWorker) && { batchWorker }),
    onStop,
  });
  process.exitCode = code;
  // All is written; whatever is still being read, a pipe that says nothing, is not waited for.
  if (code === exitCodes.interrupted) process.exit();
} catch (error) {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await print(process.stderr, `${told}\n`).catch(() => undefined);
  // The program itself is at fault: none of the codes that scripts go by.
  process.exitCode = 70;
}

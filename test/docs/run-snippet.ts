import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { format } from "node:util";
import type { Snippet } from "./snippet.ts";

/** What a program prints at a line, and what the page says that it prints. */
export interface Printed {
  readonly line: number;
  /** Absent where there is no comment. */
  readonly says: string | undefined;
  readonly prints: string;
}

const call = /^(.*?)console\.log\((.*)\);(?:\s*\/\/ (.*))?$/;
const comment = /^\s*\/\/ ?(.*)$/;

/**
 * Runs a program and returns what each `console.log` printed beside what the comment after it says:
 * on the same line, or on the lines that follow. A call stands on one line. Throws what the program
 * throws.
 */
export async function runSnippet({ code }: Snippet): Promise<readonly Printed[]> {
  const lines = code.split("\n");
  const says = new Map<number, string | undefined>();
  const prints = new Map<number, string[]>();
  const rewritten = lines.map((text, index) => {
    const [, before, args, said] = call.exec(text) ?? [];
    if (args === undefined) {
      // What is not understood would go unchecked.
      if (text.includes("console.log")) throw new SyntaxError(`line ${index + 1}: ${text}`);
      return text;
    }
    says.set(index, said ?? commentBelow(lines, index));
    prints.set(index, []);
    return `${before}globalThis.printedByDocs(${index}, ${args});`;
  });
  const folder = mkdtempSync(join(tmpdir(), "dealgate-docs-"));
  const path = join(folder, "snippet.ts");
  writeFileSync(path, rewritten.join("\n"));
  Object.assign(globalThis, {
    printedByDocs: (index: number, ...args: readonly unknown[]) => {
      prints.get(index)?.push(format(...args));
    },
  });
  try {
    await import(pathToFileURL(path).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [...says].map(([index, said]) => ({
    line: index + 1,
    says: said,
    prints: (prints.get(index) ?? []).join("\n"),
  }));
}

function commentBelow(lines: readonly string[], index: number): string | undefined {
  const below: string[] = [];
  for (const line of lines.slice(index + 1)) {
    const [, said] = comment.exec(line) ?? [];
    if (said === undefined) break;
    below.push(said);
  }
  return below.length === 0 ? undefined : below.join("\n");
}

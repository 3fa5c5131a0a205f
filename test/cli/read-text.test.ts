import { describe, expect, test } from "vitest";
import { linesOf } from "../../src/cli/read-text.ts";

const lines = async (pieces: readonly (string | Uint8Array)[]): Promise<readonly string[]> => {
  const source = async function* () {
    yield* pieces;
  };
  const all: string[] = [];
  for await (const line of linesOf(source())) all.push(line);
  return all;
};

describe("lines of a text", () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    ["end with line feeds, or both marks", ["a\nb\r\nc\n"], ["a", "b", "c"]],
    ["need no end after the last", ["a\nb"], ["a", "b"]],
    ["may be empty", ["\n\n"], ["", ""]],
    ["may come in pieces", ["a", "b\nc", "", "d\r", "\ne"], ["ab", "cd", "e"]],
    ["are none where there is nothing", [], []],
  ])("%s", async (_, pieces, expected) => {
    expect(await lines(pieces)).toEqual(expected);
  });

  test("keep characters whose bytes come in two pieces", async () => {
    const bytes = new TextEncoder().encode("商机\n阶段");
    expect(await lines([bytes.slice(0, 4), bytes.slice(4)])).toEqual(["商机", "阶段"]);
  });

  test("take no more than their length, be it one line in many pieces", async () => {
    // Looked through from the beginning for each piece this would take hours.
    const pieces = Array.from({ length: 400_000 }, () => "xxxxxxxxxx");
    const [line] = await lines(pieces);
    expect(line).toHaveLength(4_000_000);
  });
});

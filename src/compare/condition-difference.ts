import type { Lexicon } from "../facts/lexicon.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import { type Text, text } from "../model/text.ts";
import { type Outline, outlineCondition } from "../words/outline.ts";
import { meaningOf, simplify } from "./meaning.ts";
import { writtenDifference } from "./written-condition.ts";

/** One line of a condition in words: kept, taken out or put in. */
export interface ConditionLine {
  readonly sign: "same" | "removed" | "added";
  /** How deep it stands within the condition; 0 is outermost. */
  readonly depth: number;
  readonly words: Text;
}

/** A statement in both languages, with those within it. */
interface Node {
  readonly words: Text;
  readonly within: readonly Node[];
  /** Equal for nodes that say the same, in whatever order. */
  readonly key: string;
}

/**
 * Returns how a condition changed, line by line in words; nothing when its meaning is the same. An
 * absent condition has no lines.
 */
export function compareConditions(
  from: Expression<Test> | undefined,
  to: Expression<Test> | undefined,
  lexicon: Lexicon,
): readonly ConditionLine[] {
  if (meaningOf(from) === meaningOf(to)) return [];
  if (from === undefined || to === undefined) {
    return [
      ...(from === undefined ? [] : linesOf(nodeOf(from, lexicon), "removed", 0)),
      ...(to === undefined ? [] : linesOf(nodeOf(to, lexicon), "added", 0)),
    ];
  }
  const [before, after] = [nodeOf(from, lexicon), nodeOf(to, lexicon)];
  if (before.key !== after.key) return align(before, after, 0);
  // The sentences are alike, so that only the way it is written tells them apart.
  const { removed, added } = writtenDifference(from, to);
  return [...writtenLines("removed", removed), ...writtenLines("added", added)];
}

function writtenLines(
  sign: "removed" | "added",
  lines: readonly string[],
): readonly ConditionLine[] {
  return lines.map((line) => ({ sign, depth: 0, words: text(line, line) }));
}

function nodeOf(expression: Expression<Test>, lexicon: Lexicon): Node {
  const simple = simplify(expression);
  return joined(outlineCondition(simple, lexicon, "zh"), outlineCondition(simple, lexicon, "en"));
}

/** Both languages tell the same tree. */
function joined(zh: Outline, en: Outline): Node {
  const words = text(zh.words, en.words);
  const within = zh.within.map((inner, index) => joined(inner, en.within[index] ?? inner));
  const key = JSON.stringify([words.zh, words.en, ...within.map((inner) => inner.key).sort()]);
  return { words, within, key };
}

function linesOf(node: Node, sign: ConditionLine["sign"], depth: number): readonly ConditionLine[] {
  return [
    { sign, depth, words: node.words },
    ...node.within.flatMap((inner) => linesOf(inner, sign, depth + 1)),
  ];
}

function align(from: Node, to: Node, depth: number): readonly ConditionLine[] {
  if (from.key === to.key) return linesOf(to, "same", depth);
  const isWrapped = to.within.some(({ key }) => key === from.key);
  const isUnwrapped = from.within.some(({ key }) => key === to.key);
  if (isWrapped) {
    return [{ sign: "added", depth, words: to.words }, ...members([from], to.within, depth + 1)];
  }
  if (isUnwrapped) {
    return [
      { sign: "removed", depth, words: from.words },
      ...members(from.within, [to], depth + 1),
    ];
  }
  if (from.within.length === 0 || to.within.length === 0) {
    return [...linesOf(from, "removed", depth), ...linesOf(to, "added", depth)];
  }
  const isSame = from.words.zh === to.words.zh && from.words.en === to.words.en;
  return [
    ...(isSame
      ? [{ sign: "same", depth, words: to.words } as const]
      : [
          { sign: "removed", depth, words: from.words } as const,
          { sign: "added", depth, words: to.words } as const,
        ]),
    ...members(from.within, to.within, depth + 1),
  ];
}

function members(
  from: readonly Node[],
  to: readonly Node[],
  depth: number,
): readonly ConditionLine[] {
  const left = [...from];
  const kept = new Set<Node>();
  for (const node of to) {
    const index = left.findIndex(({ key }) => key === node.key);
    if (index < 0) continue;
    left.splice(index, 1);
    kept.add(node);
  }
  const [gone, more] = left;
  const fresh = to.filter((node) => !kept.has(node));
  const [only, further] = fresh;
  const isOneForOne = gone && only && more === undefined && further === undefined;
  return to
    .flatMap((node) => {
      if (kept.has(node)) return linesOf(node, "same", depth);
      return isOneForOne ? align(gone, node, depth) : linesOf(node, "added", depth);
    })
    .concat(isOneForOne ? [] : left.flatMap((node) => linesOf(node, "removed", depth)));
}

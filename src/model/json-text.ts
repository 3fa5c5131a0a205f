import {
  type Node,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
  visit,
} from "jsonc-parser";
import type { Issue } from "./issue.ts";
import { notJson, tooDeep } from "./issue-of.ts";
import { text } from "./text.ts";

/** The longest JSON text that is read, in characters. */
export const longestJson = 64 * 1024 * 1024;

/** A place in a text, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A JSON text, parsed strictly, that can tell where a JSON pointer stands. */
export interface JsonText {
  readonly value: unknown;
  /** What is wrong with the text as JSON: errors, comments, trailing commas, duplicate keys. */
  readonly issues: readonly Issue[];
  /** Returns where a pointer stands in the text: the value, or its nearest ancestor there is. */
  readonly locate: (pointer: string) => Position;
}

/**
 * Parses JSON text by the standard alone: comments, trailing commas and duplicate keys, which
 * lenient parsers take in silence, are issues with their place.
 */
export function parseJsonText(input: string): JsonText {
  const source = input.startsWith("\uFEFF") ? input.slice(1) : input;
  let tree: Node | undefined;
  const root = (): Node | undefined => {
    tree ??= parseTree(source, [], { allowTrailingComma: true });
    return tree;
  };
  const locate = (pointer: string): Position => positionOf(source, offsetOf(root(), pointer));
  try {
    const value: unknown = JSON.parse(source);
    // Duplicate keys are the one fault that JSON.parse takes in silence.
    return { value, issues: duplicateKeys(source), locate };
  } catch {
    return { value: undefined, issues: syntaxIssues(source), locate };
  }
}

/** Returns an issue with the place in the text where its pointer stands. */
export function located<I extends { readonly pointer: string }>(
  issue: I,
  locate: JsonText["locate"],
): I & Position {
  return { ...issue, ...locate(issue.pointer) };
}

function duplicateKeys(source: string): readonly Issue[] {
  const issues: Issue[] = [];
  const open: Set<string>[] = [];
  // The scanner recurses: text that nests beyond its stack is refused instead.
  if (nestsBeyond(source, 2000)) return [tooDeep("", 2000)];
  visit(source, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, line, column, path) => {
      const keys = open.at(-1);
      if (keys?.has(key)) {
        issues.push({
          code: "duplicate-key",
          pointer: [...path(), key]
            .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
            .join(""),
          message: text(`键 \`${key}\` 出现了两次`, `key \`${key}\` stands twice`),
          key,
          line: line + 1,
          column: column + 1,
        });
      }
      keys?.add(key);
    },
  });
  return issues;
}

function nestsBeyond(source: string, limit: number): boolean {
  let depth = 0;
  for (const [bracket] of source.matchAll(/"(?:[^"\\]|\\.)*"?|[[{\]}]/g)) {
    if (bracket === "[" || bracket === "{") depth++;
    else if (bracket === "]" || bracket === "}") depth--;
    if (depth > limit) return true;
  }
  return false;
}

function syntaxIssues(source: string): readonly Issue[] {
  if (nestsBeyond(source, 2000)) return [tooDeep("", 2000)];
  const issues: Issue[] = [];
  const add = (offset: number, zh: string, en: string): void => {
    issues.push({ ...notJson(), message: text(zh, en), ...positionOf(source, offset) });
  };
  visit(
    source,
    {
      onComment: (offset) => add(offset, "JSON 里不能写注释", "a comment has no place in JSON"),
      onError: (error, offset) => {
        const [zh, en] = syntaxMessage(source, error, offset);
        add(offset, zh, en);
      },
    },
    { disallowComments: false, allowTrailingComma: false },
  );
  if (issues.length === 0) add(0, "不是合法的 JSON", "not valid JSON");
  return issues.slice(0, 50);
}

function syntaxMessage(
  source: string,
  error: ParseErrorCode,
  offset: number,
): readonly [string, string] {
  const name = printParseErrorCode(error);
  const before = source.slice(0, offset).trimEnd();
  if ((name === "PropertyNameExpected" || name === "ValueExpected") && before.endsWith(",")) {
    return ["最后一项后面多了逗号", "a comma stands after the last item"];
  }
  return messages[name] ?? ["不是合法的 JSON", "not valid JSON"];
}

const messages: Readonly<Record<string, readonly [string, string]>> = {
  InvalidSymbol: ["这里的词 JSON 不认识", "a word that JSON does not know"],
  InvalidNumberFormat: ["数字写得不对", "a number that is not well written"],
  PropertyNameExpected: ["这里要一个带双引号的键", "a key in double quotes is expected here"],
  ValueExpected: ["这里要一个值", "a value is expected here"],
  ColonExpected: ["这里要一个冒号", "a colon is expected here"],
  CommaExpected: ["这里要一个逗号", "a comma is expected here"],
  CloseBraceExpected: ["缺少右花括号", "a closing brace is missing"],
  CloseBracketExpected: ["缺少右方括号", "a closing bracket is missing"],
  EndOfFileExpected: ["JSON 结束之后还有内容", "there is more after the end of the JSON"],
  UnexpectedEndOfString: ["引号没有关上", "a quotation mark is not closed"],
  InvalidCharacter: ["文字里有不允许的字符", "a character that JSON text cannot hold"],
  InvalidEscapeCharacter: ["转义写得不对", "an escape that JSON does not know"],
};

function offsetOf(root: Node | undefined, pointer: string): number {
  let node = root;
  let offset = root?.offset ?? 0;
  for (const step of pointer.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node?.type === "array") {
      node = node.children?.[Number(key)];
    } else {
      const property = node?.children?.find((child) => child.children?.[0]?.value === key);
      // The key itself when the value is an object, so that the caret stands on a readable line.
      node = property?.children?.[1];
      if (property !== undefined && node !== undefined) {
        offset = node.type === "object" || node.type === "array" ? property.offset : node.offset;
        continue;
      }
    }
    if (node === undefined) return offset;
    offset = node.offset;
  }
  return offset;
}

function positionOf(source: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let at = source.indexOf("\n"); at !== -1 && at < offset; at = source.indexOf("\n", start)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

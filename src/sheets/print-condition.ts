import { match, P } from "ts-pattern";
import type { Language } from "../model/text.ts";
import type { Condition, FactCondition, Literal, Params } from "../rules/condition.ts";
import {
  counted,
  decoratorWords,
  openers,
  operatorWords,
  paramWords,
  pathWords,
  tailWords,
  valueWords,
  type Words,
  wordFor,
} from "./condition-words.ts";

/** A condition in writing: a line, or an opening line, its members and a closing line. */
interface Piece {
  readonly head: string;
  readonly members: readonly Piece[];
  readonly tail: string;
}

/** The longest line that is not broken, in characters. */
const longestLine = 72;

const bareName = /^[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+)*$/;
const reserved: ReadonlySet<string> = new Set(["all", "any", "not", "at", "condition"]);

/** Returns a condition in the text that analysts write; `parseCondition` reads it back. */
export function printCondition(condition: Condition, lang: Language): string {
  return layOut(pieceOf(condition, lang), "", lang);
}

function layOut(piece: Piece, indent: string, lang: Language): string {
  const flat = flatten(piece, lang);
  if (piece.members.length === 0 || indent.length + flat.length <= longestLine)
    return indent + flat;
  const inner = piece.members.map((member) => layOut(member, `${indent}  `, lang));
  return `${indent}${piece.head}\n${inner.join(`${comma[lang]}\n`)}\n${indent}${piece.tail}`;
}

const comma = { zh: "，", en: "," } as const;

function flatten({ head, members, tail }: Piece, lang: Language): string {
  const inner = members.map((member) => flatten(member, lang));
  return head + inner.join(lang === "zh" ? "，" : ", ") + tail;
}

function pieceOf(condition: Condition, lang: Language): Piece {
  const note =
    condition.note === undefined
      ? ""
      : ` ${say(tailWords, "note", lang)} ${JSON.stringify(condition.note)}`;
  const group = (head: string, members: readonly Condition[]): Piece => ({
    head: head + brackets[lang][0],
    members: members.map((member) => pieceOf(member, lang)),
    tail: brackets[lang][1] + note,
  });
  return match<Condition, Piece>(condition)
    .with({ all: P._ }, ({ all }) => group(say(openers, "all", lang), all))
    .with({ any: P._ }, ({ any }) => group(say(openers, "any", lang), any))
    .with({ not: P._ }, ({ not }) => group(say(openers, "not", lang), [not]))
    .with({ condition: P._ }, ({ condition: name }) => ({
      head: say(openers, "condition", lang) + brackets[lang].join(nameOf(name)) + note,
      members: [],
      tail: "",
    }))
    .with({ atLeast: P._ }, ({ atLeast, of }) => {
      const between = `${writeNumber(atLeast)} ${say(counted, "of", lang)}`;
      return group(`${say(openers, "atLeast", lang)} ${between}${lang === "zh" ? "" : " "}`, of);
    })
    .with({ fact: P._ }, (fact) => factPiece(fact, note, lang))
    .exhaustive();
}

const brackets = { zh: ["（", "）"], en: ["(", ")"] } as const;

function factPiece(condition: FactCondition, note: string, lang: Language): Piece {
  const { fact, operator, value, path, params, source } = condition;
  const at = path === undefined ? "" : ` ${say(pathWords, "path", lang)} ${nameOf(path)}`;
  const from = source === undefined ? "" : ` ${say(tailWords, "source", lang)} ${source}`;
  const asked = `${at} ${writeOperator(operator, lang)} ${writeValue(value, lang)}${from}${note}`;
  if (params === undefined) return { head: nameOf(fact) + asked, members: [], tail: "" };
  return {
    head: nameOf(fact) + brackets[lang][0],
    members: paramPieces(params, lang),
    tail: brackets[lang][1] + asked,
  };
}

function paramPieces({ where, meets, of, weight, scope }: Params, lang: Language): Piece[] {
  const colon = lang === "zh" ? "：" : ": ";
  const key = (name: string) => say(paramWords, name, lang) + colon;
  const about = (name: string, condition: Condition | undefined): Piece[] => {
    if (condition === undefined) return [];
    const piece = pieceOf(condition, lang);
    return [{ ...piece, head: key(name) + piece.head }];
  };
  const named = (name: string, value: string | undefined): Piece[] =>
    value === undefined ? [] : [{ head: key(name) + nameOf(value), members: [], tail: "" }];
  return [
    ...about("where", where),
    ...about("meets", meets),
    ...named("of", of),
    ...named("weight", weight),
    ...named("scope", scope),
  ];
}

function writeOperator(operator: string, lang: Language): string {
  const words = operator.split(":");
  const last = words.pop() ?? "";
  return [
    ...words.map((one) => say(decoratorWords, one, lang)),
    say(operatorWords, last, lang),
  ].join(" ");
}

function writeValue(value: FactCondition["value"], lang: Language): string {
  // Array.isArray does not narrow a readonly list.
  if (typeof value !== "object" || value === null) return writeLiteral(value as Literal, lang);
  return `[${value.map((one) => writeLiteral(one, lang)).join(lang === "zh" ? "、" : ", ")}]`;
}

function writeLiteral(value: Literal, lang: Language): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return writeNumber(value);
  return say(valueWords, String(value), lang);
}

function writeNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

function nameOf(name: string): string {
  if (bareName.test(name) && !reserved.has(name)) return name;
  return `\`${JSON.stringify(name).slice(1, -1).replaceAll("`", "\\u0060")}\``;
}

function say(words: Words, meaning: string, lang: Language): string {
  return wordFor(words, meaning, lang) ?? meaning;
}

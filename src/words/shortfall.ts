import type { GroupTrace, Trace } from "../assess/trace.ts";
import type { Lexicon } from "../facts/lexicon.ts";
import type { Test } from "../facts/test.ts";
import type { Expression } from "../logic/expression.ts";
import type { Truth } from "../logic/truth.ts";
import { type Language, type Text, text } from "../model/text.ts";
import { listOut } from "./enumeration.ts";
import { fill } from "./fill.ts";
import { describeTest } from "./test.ts";
import { describeTrace } from "./trace.ts";

/** A condition that people know by a name, such as the title of the checkpoint that asks it. */
export interface NamedCondition {
  readonly title: Text;
  readonly condition: Expression<Test>;
}

/** What a shortfall is told with. */
interface Told {
  readonly named: readonly NamedCondition[];
  readonly lexicon: Lexicon;
  readonly lang: Language;
}

const words = {
  short: text(
    "{} 项中至少符合 {} 项，已符合 {} 项{}，还差 {} 项",
    "{} of {} needed, {} met{}, {} short",
  ),
  tooFew: text("{} 项中至少符合 {} 项，最多只能符合 {} 项", "{} of {} needed, {} at most"),
  noneYet: text("{} 项中符合一项即可，目前一项也没有", "1 of {} needed, none met yet"),
  none: text("{} 项中符合一项即可，但都不符合", "1 of {} needed, none met"),
  all: text("{} 项须全部符合，已符合 {} 项", "all {} needed, {} met"),
  open: text("；待确认：", "; open: "),
  failed: text("；不符合：", "; not met: "),
  these: text("：", ": "),
  brackets: text("（{}）", "({})"),
  behind: text("（{}）", " ({})"),
  quoted: text("“{}”", "“{}”"),
  and: text("且", " and "),
  or: text("或", " or "),
  atLeast: text("至少 {} 项：{}", "at least {} of {}"),
} as const satisfies Record<string, Text>;

/** The most parts that are named; of more, the numbers say enough. */
const mostNamed = 4;

/** The most parts of which those that are met are named as well. */
const mostWithNames = 5;

/**
 * Returns in a sentence how much of a condition that does not hold is met, and what is lacking: "3
 * of 10 needed, 1 met, 2 short; open: …". Parts that a named condition asks as well go by its name.
 */
export function describeShortfall(
  trace: Trace,
  named: readonly NamedCondition[],
  lexicon: Lexicon,
  lang: Language,
): string {
  if (!("of" in trace)) return describeTrace(trace, lexicon, lang).sentence;
  const told: Told = { named, lexicon, lang };
  const isLost = trace.truth === "failed";
  const lacking = namesOf(trace, isLost ? "failed" : "unknown", told);
  if (lacking === "") return countsOf(trace, told);
  const isNone = trace.kind === "any" && isLost;
  const lead = isNone ? words.these : isLost ? words.failed : words.open;
  return countsOf(trace, told) + lead[lang] + lacking;
}

function countsOf(trace: GroupTrace, told: Told): string {
  const { lang } = told;
  const n = trace.of.length;
  const met = countOf(trace, "satisfied");
  const count = (template: Text, ...numbers: readonly (number | string)[]): string =>
    fill(template, lang, ...numbers.map(String));
  if (trace.kind === "all") return count(words.all, n, met);
  const isLost = trace.truth === "failed";
  if (trace.kind === "any") return count(isLost ? words.none : words.noneYet, n);
  const k = trace.k ?? 1;
  const asked = lang === "zh" ? [n, k] : [k, n];
  if (isLost) return count(words.tooFew, ...asked, met + countOf(trace, "unknown"));
  const names = n > mostWithNames ? "" : namesOf(trace, "satisfied", told);
  const which = names === "" ? "" : fill(words.behind, lang, names);
  return count(words.short, ...asked, met, which, k - met);
}

function countOf({ of }: GroupTrace, truth: Truth): number {
  return of.filter((member) => member.truth === truth).length;
}

/** Returns the names of the parts with an answer; empty when there are none or too many. */
function namesOf({ of }: GroupTrace, truth: Truth, told: Told): string {
  const members = of.filter((member) => member.truth === truth);
  if (members.length > mostNamed) return "";
  return listNames(
    members.map((member) => nameOf(member, told, false)),
    told.lang,
  );
}

/** Returns names one after the other; in Chinese nothing stands between quotation marks. */
function listNames(names: readonly string[], lang: Language): string {
  const listed = listOut(names, lang);
  return lang === "zh" ? listed.replaceAll("”、“", "”“") : listed;
}

/** Returns a part by its name, or what in it still matters for its answer. */
function nameOf(trace: Trace, told: Told, isWithin: boolean): string {
  const { named, lexicon, lang } = told;
  const known = named.find(({ condition }) => isOf(trace, condition));
  if (known !== undefined) return fill(words.quoted, lang, known.title[lang]);
  if (trace.kind === "judgement") return describeTrace(trace, lexicon, lang).sentence;
  if (trace.kind === "test") {
    return fill(words.quoted, lang, describeTest(trace.test, lexicon, lang, trace.negated));
  }
  if (trace.kind === "at-least") {
    const names = trace.of.map((member) => nameOf(member, told, true));
    return fill(words.atLeast, lang, String(trace.k ?? 1), listNames(names, lang));
  }
  // What is answered otherwise than the whole no longer matters for it.
  const left = trace.of.filter(({ truth }) => truth === trace.truth);
  const members = left.map((member) => nameOf(member, told, left.length > 1));
  const joined = members.join(words[trace.kind === "all" ? "and" : "or"][lang]);
  return isWithin && members.length > 1 ? fill(words.brackets, lang, joined) : joined;
}

/** Returns whether a trace is of a condition. */
function isOf(trace: Trace, condition: Expression<Test>): boolean {
  if (condition.kind === "leaf") {
    return (
      trace.kind === "test" &&
      trace.negated === condition.negated &&
      isSameTest(trace.test, condition.leaf)
    );
  }
  if (trace.kind !== condition.kind || !("of" in trace)) return false;
  if (condition.kind === "at-least" && condition.k !== trace.k) return false;
  return (
    trace.of.length === condition.of.length &&
    condition.of.every((member, index) => {
      const own = trace.of[index];
      return own !== undefined && isOf(own, member);
    })
  );
}

/** Returns whether two tests ask the same, wherever in the rule set they stand. */
function isSameTest(one: Test, other: Test): boolean {
  return one.fact === other.fact && contentOf(one) === contentOf(other);
}

function contentOf(test: Test): string {
  return JSON.stringify(test, (key, value: unknown) => (key === "pointer" ? undefined : value));
}

import { didYouMean, type IssueBase, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { type Text, text } from "../model/text.ts";

/** A base as messages name it. */
export interface NamedBase {
  readonly id: string;
  readonly version: string;
}

const named = ({ id, version }: NamedBase): string => `${quoted(id)} ${version}`;

const value = (json: string | undefined): Text =>
  json === undefined ? text("没有", "nothing") : text(quoted(json), quoted(json));

/** What the base said before and says now, as JSON; undefined: nothing. */
export interface Change {
  readonly was: string | undefined;
  readonly now: string | undefined;
}

const delta = ({ was, now }: Change): Text => {
  const [before, after] = [value(was), value(now)];
  return text(
    `：原来是 ${before.zh}，现在是 ${after.zh}`,
    `: it was ${before.en}, it is ${after.en}`,
  );
};

/** What is said of each thing that can come between an extension and its base, by its code. */
const words = {
  "unknown-base": (id: string) =>
    text(`找不到要扩展的规则集 ${quoted(id)}`, `no rule set ${quoted(id)} to extend`),
  "extends-itself": (id: string) =>
    text(`规则集 ${quoted(id)} 不能扩展自己`, `rule set ${quoted(id)} extends itself`),
  "circular-base": (ids: readonly string[]) => {
    const circle = ids.map(quoted).join(" → ");
    return text(
      `规则集互相扩展成环：${circle}`,
      `rule sets extend each other in a circle: ${circle}`,
    );
  },
  "unknown-item": (id: string, base: NamedBase) =>
    text(
      `${named(base)} 里没有 ${quoted(id)}；要新增，就写全它的内容`,
      `${named(base)} has no ${quoted(id)}; to add it, write all of it`,
    ),
  "nothing-to-remove": (id: string, base: NamedBase) =>
    text(
      `${named(base)} 里没有 ${quoted(id)}，不用删`,
      `${named(base)} has no ${quoted(id)} to remove`,
    ),
  "unknown-neighbour": (id: string) =>
    text(`这里没有 ${quoted(id)}，不知道该排在哪儿`, `no ${quoted(id)} here to stand next to`),
  "own-neighbour": (id: string) =>
    text(`${quoted(id)} 不能排在自己旁边`, `${quoted(id)} cannot stand next to itself`),
  "order-unclear": (id: string) =>
    text(
      `${quoted(id)} 是数字，JSON 里数字的先后不算数，看不出它该排在哪儿`,
      `${quoted(id)} is a number, and JSON keeps no order among numbers: where is it to stand?`,
    ),
  "two-neighbours": () =>
    text("`after` 和 `before` 只能写一个", "`after` and `before` in one item"),
  "base-gone": (id: string, base: NamedBase) =>
    text(
      `这里改的 ${quoted(id)}，${named(base)} 里已经没有了`,
      `this changes ${quoted(id)}, which ${named(base)} no longer has`,
    ),
  "base-renamed": (id: string, now: string, base: NamedBase) =>
    text(
      `这里改的 ${quoted(id)}，在 ${named(base)} 里改叫 ${quoted(now)}`,
      `this changes ${quoted(id)}, which ${named(base)} calls ${quoted(now)}`,
    ),
  "base-moved": (id: string, stage: string, base: NamedBase) =>
    text(
      `这里改的 ${quoted(id)}，在 ${named(base)} 里移到了阶段 ${quoted(stage)}`,
      `this changes ${quoted(id)}, which ${named(base)} has in stage ${quoted(stage)}`,
    ),
  "base-changed": (key: string, base: NamedBase, change?: Change) => {
    const { zh, en } = change === undefined ? text("", "") : delta(change);
    return text(
      `${named(base)} 也改了 ${quoted(key)}${zh}`,
      `${named(base)} changes ${quoted(key)} too${en}`,
    );
  },
  "base-added": (id: string, base: NamedBase) =>
    text(
      `这里新增的 ${quoted(id)}，${named(base)} 里现在也有了`,
      `this adds ${quoted(id)}, which ${named(base)} now has as well`,
    ),
  "base-unrecorded": (key: string, from: string, base: NamedBase) =>
    text(
      `没记下 ${quoted(key)} 在 ${quoted(from)} 里是什么，看不出 ${named(base)} 有没有改它`,
      `not on record what ${quoted(key)} was in ${quoted(from)}: ${named(base)} may have changed it`,
    ),
  "breaks-base": (place: string, broken: Text) =>
    text(
      `这样改，基础规则集的 ${quoted(place)} 就有问题：${broken.zh}`,
      `with this, ${quoted(place)} of the base is at fault: ${broken.en}`,
    ),
} as const;

/** The codes of what can come between an extension and its base. */
export type ExtensionIssueCode = keyof typeof words;

/** Something wrong between an extension and its base, at a place of the extension. */
export interface ExtensionIssue extends IssueBase {
  readonly code: ExtensionIssueCode;
  /** The word that was likely meant, or the name that the base has now. */
  readonly suggestion?: string;
}

/** The codes of changes of the base since the extension was made, which may be accepted. */
export const conflictCodes = [
  "base-changed",
  "base-added",
  "base-unrecorded",
] as const satisfies readonly ExtensionIssueCode[];

const acceptHelp = (pointer: string): Text =>
  text(
    `核对之后：跟着基础规则集走就删掉这一处；保留就运行 \`dealgate flatten 文件 --accept ${pointer}\``,
    `look at both, then delete yours, or keep it: \`dealgate flatten FILE --accept ${pointer}\``,
  );

const placeHelp: Text = text(
  "用 `after` 或 `before` 写明它排在谁旁边，或者换一个以字母开头的编号",
  "say what it stands next to with `after` or `before`, or choose an id that begins with a letter",
);

/** What may be said beside the words of an issue. */
interface Beside {
  /** The word that was written and what would have been right there. */
  readonly among?: readonly [word: string, candidates: readonly string[]];
  /** What is right there. */
  readonly suggestion?: string;
}

/** Returns what is wrong at a place of an extension. */
export const extensionIssue = <C extends ExtensionIssueCode>(
  code: C,
  pointer: string,
  args: Parameters<(typeof words)[C]>,
  { among, suggestion = among && nearest(...among) }: Beside = {},
): ExtensionIssue => {
  const message = (words[code] as (...args: readonly unknown[]) => Text)(...args);
  const isConflict = (conflictCodes as readonly ExtensionIssueCode[]).includes(code);
  return {
    code,
    pointer,
    message,
    ...(suggestion === undefined ? {} : { suggestion, help: didYouMean(suggestion) }),
    ...(isConflict ? { help: acceptHelp(pointer) } : {}),
    ...(code === "order-unclear" ? { help: placeHelp } : {}),
  };
};

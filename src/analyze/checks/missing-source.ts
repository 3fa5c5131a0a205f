import { quoted } from "../../model/issue.ts";
import { pointerOf } from "../../model/pointer.ts";
import { text } from "../../model/text.ts";
import type { Analysis } from "../analysis.ts";
import { defineCheck } from "../check.ts";

/** Finds what cites no source in a rule set that cites its sources. */
export const missingSource = defineCheck({
  code: "missing-source",
  severity: "info",
  title: text("没有注明出处", "something without a source"),
  find: function* (analysis) {
    const [checkpoints = [], flags = [], signals = []] = kindsOf(analysis);
    const main = checkpoints.length > 0 ? checkpoints : flags;
    const cited = main.filter(({ source = [] }) => source.length > 0);
    // A method of one's own has nothing to cite.
    if (cited.length * 2 < main.length) return;
    for (const items of [checkpoints, flags, signals]) {
      for (const { id, pointer } of items.filter((item) => !isExplained(item))) {
        yield {
          pointer,
          message: text(`${quoted(id)} 没有注明出处`, `${quoted(id)} cites no source`),
          help: text(
            "补上 `source`；自己的经验就写 `note` 说明",
            "add `source`; where it is your own, say so in a `note`",
          ),
        };
      }
    }
  },
});

interface Item {
  readonly id: string;
  readonly pointer: string;
  readonly source?: readonly string[] | undefined;
  readonly law?: readonly string[] | undefined;
  readonly note?: string | undefined;
}

/** A law that is named, or a note, says where something comes from as well as a source does. */
function isExplained({ source = [], law = [], note = "" }: Item): boolean {
  return source.length + law.length > 0 || note.trim() !== "";
}

function kindsOf({ ruleSet, checkpoints, flags }: Analysis): readonly (readonly Item[])[] {
  return [
    checkpoints.map(({ checkpoint, pointer }) => ({ ...checkpoint, pointer })),
    flags.map(({ flag, pointer }) => ({ ...flag, pointer })),
    Object.entries(ruleSet.signals ?? {}).map(([id, signal]) => ({
      ...signal,
      id,
      pointer: pointerOf(["signals", id]),
    })),
  ];
}

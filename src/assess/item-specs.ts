import type { FactType } from "../facts/fact-type.ts";
import { factsAbout, type Lexicon, listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { type Text, text } from "../model/text.ts";
import type { PlannedStage } from "./plan.ts";
import type { Slots, SlotTable } from "./slots.ts";
import type { MissingField, MissingKind } from "./verdict.ts";

/** What an item asks for, whoever it is about. */
export interface ItemSpec {
  readonly kind: MissingKind;
  readonly what: string;
  readonly title: Text;
  readonly ask: Text;
  readonly type: FactType;
  readonly list?: ListName;
  readonly fields?: readonly MissingField[];
  /** Whether it asks what else is on a list: for who is yet to be found, and for completeness. */
  readonly opensList: boolean;
}

/** The items of each subject by column, and those of somebody yet to be found by list. */
export interface ItemSpecs {
  readonly columns: Readonly<Record<Subject, readonly ItemSpec[]>>;
  readonly found: Readonly<Record<ListName, ItemSpec>>;
}

const listWords: Readonly<Record<ListName, { readonly one: Text; readonly complete: Text }>> = {
  contacts: {
    one: text("另一位联系人", "another person"),
    complete: text("联系人名单已齐全", "the list of people is complete"),
  },
  organisations: {
    one: text("另一家相关单位", "another organisation"),
    complete: text("相关单位名单已齐全", "the list of organisations is complete"),
  },
  needs: {
    one: text("另一项需求", "another need"),
    complete: text("需求清单已齐全", "the list of needs is complete"),
  },
  documents: {
    one: text("另一份文件", "another document"),
    complete: text("文件清单已齐全", "the list of documents is complete"),
  },
  activities: {
    one: text("另一次活动", "another activity"),
    complete: text("活动记录已齐全", "the list of activities is complete"),
  },
  dates: {
    one: text("另一个日期", "another date"),
    complete: text("日期清单已齐全", "the list of dates is complete"),
  },
};

/** Returns the words of everything that the slots of a plan may find missing. */
export function itemSpecs(
  slots: Slots,
  lexicon: Lexicon,
  stages: readonly PlannedStage[],
): ItemSpecs {
  const judgements = new Map<number, PlannedStage["checkpoints"][number]>();
  for (const stage of stages) {
    for (const checkpoint of stage.checkpoints) {
      const slot = slots.tables.deal.slots[checkpoint.judgement];
      if (slot?.kind === "value") judgements.set(slot.column, checkpoint);
    }
  }
  const columnsOf = (subject: Subject): readonly ItemSpec[] => {
    const table = slots.tables[subject];
    const specs: ItemSpec[] = [];
    for (const slot of table.slots) {
      if (slot.kind !== "value" || specs[slot.column] !== undefined) continue;
      const { what, column, type } = slot;
      const judged = subject === "deal" ? judgements.get(column) : undefined;
      const list = listNames.find((name) => `${name}.complete` === what);
      if (judged !== undefined) {
        const { title, ask } = judged.resolved.checkpoint;
        specs[column] = {
          kind: "judgement",
          what,
          title,
          ask: ask ?? attest(title),
          type,
          opensList: false,
        };
      } else if (subject === "deal" && list !== undefined) {
        const title = listWords[list].complete;
        specs[column] = {
          kind: "completeness",
          what,
          title,
          ask: attest(title),
          type,
          list,
          opensList: true,
        };
      } else {
        const fact = factsAbout(lexicon, subject).get(what);
        const title = fact?.title ?? text(what, what);
        const kind =
          subject !== "deal" ? "attribute" : fact?.favours === undefined ? "fact" : "signal";
        const spec: ItemSpec = {
          kind,
          what,
          title,
          ask: fact?.ask ?? attest(title),
          type: fact?.type ?? type,
          opensList: false,
        };
        specs[column] = subject === "deal" ? spec : { ...spec, list: subject };
      }
    }
    return specs;
  };
  const columns = Object.fromEntries(
    (["deal", ...listNames] as const).map((subject) => [subject, columnsOf(subject)]),
  ) as Record<Subject, readonly ItemSpec[]>;
  return {
    columns,
    found: Object.fromEntries(
      listNames.map((list) => [list, foundSpec(list, slots.tables[list], columns[list])]),
    ) as Record<ListName, ItemSpec>,
  };
}

function foundSpec(list: ListName, table: SlotTable, specs: readonly ItemSpec[]): ItemSpec {
  const { one } = listWords[list];
  const read = new Set(table.slots.flatMap((slot) => (slot.kind === "value" ? [slot.column] : [])));
  return {
    kind: "person",
    what: list,
    title: one,
    ask: text(`还有${one.zh.slice(1)}吗？请补充。`, `Is there ${one.en}? Put it on file.`),
    type: { kind: "boolean" },
    list,
    opensList: true,
    fields: [...read].flatMap((column) => {
      const spec = specs[column];
      return spec === undefined ? [] : [{ what: spec.what, title: spec.title, type: spec.type }];
    }),
  };
}

function attest(title: Text): Text {
  return text(`可以确认吗：${title.zh}？`, `Can you attest: ${title.en}?`);
}

import type { FactType } from "../facts/fact-type.ts";
import { type Lexicon, listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { type Text, text } from "../model/text.ts";
import type { Checkpoint } from "../rules/rule-set.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan, PlannedStage } from "./plan.ts";
import type { SlotTable, ValueSlot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import type { MissingField, MissingKind } from "./verdict.ts";

/** What an item asks for, whoever it is about. */
export interface ItemSpec {
  /** Names it within its plan. */
  readonly number: number;
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

/** What is asked about a list: whether there is another on it, and whether it is complete. */
interface ListWords {
  readonly one: Text;
  readonly isAnother: Text;
  readonly complete: Text;
  readonly isComplete: Text;
}

const listWords: Readonly<Record<ListName, ListWords>> = {
  contacts: {
    one: text("另一位联系人", "another person"),
    isAnother: text("还有没列出来的人吗？有就补上。", "Is there anybody else? Put them on file."),
    complete: text("联系人名单已齐全", "the list of people is complete"),
    isComplete: text("涉及这个项目的人都列出来了吗？", "Is everybody concerned on file?"),
  },
  organisations: {
    one: text("另一家相关单位", "another organisation"),
    isAnother: text(
      "还有没列出来的相关单位吗？有就补上。",
      "Is there another organisation? Put it on file.",
    ),
    complete: text("相关单位名单已齐全", "the list of organisations is complete"),
    isComplete: text("相关单位都列出来了吗？", "Is every organisation concerned on file?"),
  },
  needs: {
    one: text("另一项需求", "another need"),
    isAnother: text(
      "客户还有别的需求吗？有就补上。",
      "Has the customer another need? Put it on file.",
    ),
    complete: text("需求清单已齐全", "the list of needs is complete"),
    isComplete: text("客户的需求都列出来了吗？", "Are all the customer's needs on file?"),
  },
  documents: {
    one: text("另一份文件", "another document"),
    isAnother: text("还有没登记的文件吗？有就补上。", "Is there another document? Put it on file."),
    complete: text("文件清单已齐全", "the list of documents is complete"),
    isComplete: text("往来的文件都登记了吗？", "Are all documents on file?"),
  },
  activities: {
    one: text("另一次活动", "another activity"),
    isAnother: text(
      "还有没登记的来往吗？有就补上。",
      "Was anything else done with the customer? Put it on file.",
    ),
    complete: text("活动记录已齐全", "the list of activities is complete"),
    isComplete: text("和客户的来往都登记了吗？", "Is everything done with the customer on file?"),
  },
  dates: {
    one: text("另一个日期", "another date"),
    isAnother: text(
      "还有没登记的日期吗？有就补上。",
      "Is there another date that matters? Put it on file.",
    ),
    complete: text("日期清单已齐全", "the list of dates is complete"),
    isComplete: text("关键日期都登记了吗？", "Are all dates that matter on file?"),
  },
};

/** Returns the words of everything that the slots of a plan may find missing, made once a plan. */
export const itemsOf: (plan: Plan<string>) => ItemSpecs = /* @__PURE__ */ oncePerPlan(itemSpecs);

/** Returns the words of everything that some slots may find missing. */
export function itemSpecs({
  slots,
  lexicon,
  stages,
}: Pick<Plan, "slots" | "lexicon" | "stages">): ItemSpecs {
  const judged = judgementColumns(slots, stages);
  const columns = Object.fromEntries(
    (["deal", ...listNames] as const).map((subject) => [
      subject,
      subject === "deal"
        ? specsOf(slots.tables.deal, (slot) => dealSpec(slot, lexicon, judged.get(slot.column)))
        : specsOf(slots.tables[subject], (slot) => elementSpec(slot, lexicon, subject)),
    ]),
  ) as Record<Subject, readonly ItemSpec[]>;
  const found = listNames.map((list, index) => [
    list,
    foundSpec(list, columns.deal.length + index, slots.tables[list], columns[list]),
  ]);
  return { columns, found: Object.fromEntries(found) as Record<ListName, ItemSpec> };
}

function specsOf(table: SlotTable, make: (slot: ValueSlot) => ItemSpec): readonly ItemSpec[] {
  const specs: ItemSpec[] = [];
  for (const slot of table.slots) if (slot.kind === "value") specs[slot.column] ??= make(slot);
  return specs;
}

function judgementColumns(
  slots: Slots,
  stages: readonly PlannedStage[],
): ReadonlyMap<number, Checkpoint> {
  const columns = new Map<number, Checkpoint>();
  for (const { resolved, judgement } of stages.flatMap(({ checkpoints }) => checkpoints)) {
    const slot = slots.tables.deal.slots[judgement];
    if (slot?.kind === "value") columns.set(slot.column, resolved.checkpoint);
  }
  return columns;
}

function dealSpec(
  { what, type, column }: ValueSlot,
  lexicon: Lexicon,
  judged: Checkpoint | undefined,
): ItemSpec {
  const plain = { number: column, what, opensList: false };
  if (judged !== undefined) {
    const { title, ask = attest(title) } = judged;
    return { ...plain, kind: "judgement", title, ask, type };
  }
  const list = listNames.find((name) => `${name}.complete` === what);
  if (list !== undefined) {
    const { complete: title, isComplete: ask } = listWords[list];
    return { ...plain, kind: "completeness", title, ask, type, list, opensList: true };
  }
  const fact = lexicon.deal.get(what);
  const { title = text(what, what), favours } = fact ?? {};
  return {
    ...plain,
    kind: favours === undefined ? "fact" : "signal",
    title,
    ask: fact?.ask ?? attest(title),
    type: fact?.type ?? type,
  };
}

function elementSpec(
  { what, type, column }: ValueSlot,
  lexicon: Lexicon,
  list: ListName,
): ItemSpec {
  const fact = lexicon.elements[list].get(what);
  const title = fact?.title ?? text(what, what);
  return {
    number: column,
    kind: "attribute",
    what,
    title,
    ask: fact?.ask ?? attest(title),
    type: fact?.type ?? type,
    list,
    opensList: false,
  };
}

function foundSpec(
  list: ListName,
  number: number,
  table: SlotTable,
  specs: readonly ItemSpec[],
): ItemSpec {
  const { one, isAnother } = listWords[list];
  const read = new Set(table.slots.flatMap((slot) => (slot.kind === "value" ? [slot.column] : [])));
  return {
    number,
    kind: "person",
    what: list,
    title: one,
    ask: isAnother,
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

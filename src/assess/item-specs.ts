import type { FactType } from "../facts/fact-type.ts";
import { byList, bySubject, type Lexicon, listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import { type Text, text } from "../model/text.ts";
import type { Checkpoint } from "../rules/rule-set.ts";
import { oncePerPlan } from "./once-per-plan.ts";
import type { Plan, PlannedStage } from "./plan.ts";
import type { SlotTable, ValueSlot } from "./slot.ts";
import type { Slots } from "./slots.ts";
import { sourceKinds } from "./source-kinds.ts";
import type { MissingField, MissingKind } from "./verdict.ts";

/** What an item asks for, whoever it is about. */
export interface ItemSpec {
  /** Names it within its plan. */
  readonly number: number;
  readonly kind: MissingKind;
  readonly what: string;
  /** What follows the element's name in the id of an item about one element. */
  readonly suffix: string;
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

/** What somebody yet to be found is called, and that a list is complete. */
type ListWords = Readonly<Record<ListName, { readonly one: Text; readonly complete: Text }>>;

const listWords: ListWords = /* @__PURE__ */ wordsOfLists();

function wordsOfLists(): ListWords {
  return {
    contacts: {
      one: text("另一位联系人", "another person"),
      complete: text("联系人名单已齐全", "the list of people is complete"),
    },
    organisations: {
      one: text("另一家单位", "another organisation"),
      complete: text("单位名单已齐全", "the list of organisations is complete"),
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
}

/** Returns the words of everything that the slots of a plan may find missing, made once a plan. */
export const itemsOf: (plan: Plan<string>) => ItemSpecs = /* @__PURE__ */ oncePerPlan(itemSpecs);

/** Returns the words of everything that some slots may find missing. */
export function itemSpecs({
  slots,
  lexicon,
  stages,
}: Pick<Plan, "slots" | "lexicon" | "stages">): ItemSpecs {
  const judged = judgementColumns(slots, stages);
  const columns = bySubject((subject) =>
    specsOf(slots.tables[subject], (slot) =>
      subject === "deal"
        ? dealSpec(slot, lexicon, judged.get(slot.column))
        : elementSpec(slot, lexicon, subject),
    ),
  );
  const found = byList((list) => {
    const number = columns.deal.length + listNames.indexOf(list);
    return foundSpec(list, number, slots.tables[list], columns[list]);
  });
  return { columns, found };
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
  const plain = { number: column, what, suffix: "", opensList: false };
  if (judged !== undefined) {
    const { title, ask = attest(title) } = judged;
    return { ...plain, kind: "judgement", title, ask, type };
  }
  const list = listNames.find((name) => `${name}.complete` === what);
  if (list !== undefined) {
    const { one, complete: title } = listWords[list];
    const [listed] = title.en.split(" is ");
    const ask = text(`${nounOf(one)}都列全了吗？`, `Is ${listed} complete?`);
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
    suffix: `:${what}`,
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
  const { one } = listWords[list];
  const demanded = new Map<number, number>();
  for (const slot of table.slots) {
    if (slot.kind !== "value") continue;
    demanded.set(slot.column, Math.max(slot.minSource, demanded.get(slot.column) ?? 0));
  }
  return {
    number,
    kind: "person",
    what: list,
    suffix: "",
    title: one,
    ask: text(`还有没列出来的${nounOf(one)}吗？有就补上。`, `Is there ${one.en}? Put it on file.`),
    type: { kind: "record", fields: {} },
    list,
    opensList: true,
    fields: [...demanded].flatMap(([column, minSource]) => {
      const spec = specs[column];
      if (spec === undefined) return [];
      const { what, title, type } = spec;
      const source = sourceKinds[minSource - 1];
      return [{ what, title, type, ...(source === undefined ? undefined : { source }) }];
    }),
  };
}

/** Returns what "another one" is in Chinese, without 另一 and the measure word. */
function nounOf({ zh }: Text): string {
  return zh.slice(3);
}

function attest(title: Text): Text {
  return text(`可以确认吗：${title.zh}？`, `Can you attest: ${title.en}?`);
}

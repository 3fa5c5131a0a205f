import type { FactType } from "../../facts/fact-type.ts";
import type { ListName } from "../../facts/reading.ts";
import type { Operand } from "../../logic/operators/operator.ts";
import { memberRank } from "../aggregate.ts";
import type { AggregateSlot } from "../slot.ts";
import { failed, satisfied } from "./condition-formula.ts";
import { all, any, constant, FALSE, type Formula, TRUE } from "./formula.ts";
import type { FoundCondition } from "./found-condition.ts";
import type { Question, Source } from "./knowledge.ts";
import type { Frame, Scene } from "./scene.ts";

/** The elements that an aggregate may be about. */
export class Members {
  readonly scene: Scene;
  readonly slot: AggregateSlot;
  readonly frame: Frame;
  readonly list: ListName;
  /** Everybody on the list, those found among them. */
  readonly rows: readonly Frame[];

  constructor(scene: Scene, slot: AggregateSlot, frame: Frame) {
    this.scene = scene;
    this.slot = slot;
    this.frame = frame;
    this.list = slot.reading.list;
    this.rows = scene.rows(this.list, frame.snapshot).filter((row) => {
      // Those who are not meant stay so, whatever is answered.
      const isOnFile = row.values.length > 0;
      return !(
        isOnFile &&
        scene.isLasting(frame) &&
        memberRank(slot, row.snapshot.lists[this.list], row.row) === 0
      );
    });
  }

  /** Returns when nobody can be on the list but those who are. */
  closed(): Formula {
    return this.scene.closed(this.list, this.slot.reading.scope, this.frame);
  }

  /** Returns when an element is surely meant. */
  isIn(row: Frame): Formula {
    const { reading } = this.slot;
    const where = reading.where === undefined ? TRUE : satisfied(this.scene, row, reading.where);
    return all([where, this.#chain(row, 2)]);
  }

  /** Returns when an element is surely not meant. */
  isOut(row: Frame): Formula {
    const { reading } = this.slot;
    const where = reading.where === undefined ? FALSE : failed(this.scene, row, reading.where);
    return any([where, this.#chain(row, 0)]);
  }

  /** Returns when an element surely meets what a share or "every" asks. */
  meets(row: Frame): Formula {
    const { meets } = this.slot.reading;
    return meets === undefined ? TRUE : satisfied(this.scene, row, meets);
  }

  /** Returns when an element surely does not. */
  misses(row: Frame): Formula {
    const { meets } = this.slot.reading;
    return meets === undefined ? FALSE : failed(this.scene, row, meets);
  }

  /** Returns the question how the attribute that is ranked, added up or weighed compares. */
  attribute(side: string, mark: number | null, so: (value: number | null) => boolean): Question {
    const { slot, list, scene } = this;
    const { of, weight } = slot.reading;
    const type: FactType = (of ?? weight)?.type ?? { kind: "number" };
    const index = slot.of >= 0 ? slot.of : slot.weight;
    return scene.situation.knowledge.attribute(list, index, side, type, mark, so);
  }

  /** Returns when the amount that is added up or weighed is as asked; undefined: not known. */
  amount(row: Frame, so: (amount: number | undefined) => boolean): Formula {
    return this.scene.where(row, this.#amounts(), (value) => so(amountOf(value)));
  }

  /** Returns every amount that an element has or may be answered to have. */
  amounts(row: Frame): readonly (number | undefined)[] {
    return this.scene.valuesOf(row, this.#amounts()).map(amountOf);
  }

  /** Returns every amount that an element yet to be found may have. */
  amountsOfFound(): readonly number[] {
    return this.scene.valuesOfFound(this.#amounts()).map((value) => amountOf(value) ?? 0);
  }

  /** Returns a condition that somebody yet to be found can meet; undefined: nobody can be found. */
  found(
    purpose: string,
    build: (members: Members, row: Frame) => Formula,
  ): FoundCondition | undefined {
    const { slot, scene, list, frame } = this;
    const { isChainClosed } = scene.situation.lists[list];
    if (slot.reading.scope === "decision-chain" && isChainClosed) return undefined;
    const index = scene.situation.plan.slots.tables.deal.slots.indexOf(slot);
    return scene.condition(
      list,
      `${index} ${purpose}`,
      (own, row) => build(new Members(own, slot, { ...frame, snapshot: row.snapshot }), row),
      false,
    );
  }

  #amounts(): Source {
    return this.attribute("amount", null, () => true).source;
  }

  #chain(row: Frame, wanted: 0 | 2): Formula {
    if (this.slot.reading.scope === "all") return constant(wanted === 2);
    const question = this.scene.situation.knowledge.roles();
    return question === undefined ? FALSE : this.scene.ask(row, question, wanted);
  }
}

/** Known to be none adds and weighs nothing. */
function amountOf(value: Operand | undefined): number | undefined {
  return value === undefined ? undefined : typeof value === "number" ? value : 0;
}

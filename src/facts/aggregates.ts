import { type Text, text } from "../model/text.ts";
import type { AggregateFunction } from "./reading.ts";

/** What an aggregate function takes and yields. */
export interface AggregateDefinition {
  readonly title: Text;
  /** The params it must have. */
  readonly needs: readonly ("meets" | "of" | "weight")[];
  /** What it yields; `attribute`: the type of what it ranks. */
  readonly yields: "count" | "fraction" | "number" | "attribute" | "boolean";
}

/** The aggregate functions by name, as in `contacts.count`. */
export const aggregates: Readonly<Record<AggregateFunction, AggregateDefinition>> = {
  count: { title: text("人数/项数", "number"), needs: [], yields: "count" },
  share: { title: text("占比", "share"), needs: ["meets"], yields: "fraction" },
  weightedShare: {
    title: text("加权占比", "weighted share"),
    needs: ["meets", "weight"],
    yields: "fraction",
  },
  sum: { title: text("合计", "sum"), needs: ["of"], yields: "number" },
  best: { title: text("最高", "best"), needs: ["of"], yields: "attribute" },
  worst: { title: text("最低", "worst"), needs: ["of"], yields: "attribute" },
  every: { title: text("全部", "every"), needs: ["meets"], yields: "boolean" },
};

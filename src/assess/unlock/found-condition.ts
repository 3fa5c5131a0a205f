import type { ListName } from "../../facts/reading.ts";
import type { Formula } from "./formula.ts";
import type { Frame, Scene } from "./scene.ts";

/** What an element yet to be found must be like to be of use somewhere. */
export interface FoundCondition {
  /** The index of the list it would stand in. */
  readonly list: number;
  readonly name: ListName;
  /** Returns when an element of the list is like that. */
  readonly build: (scene: Scene, frame: Frame) => Formula;
  /** Whether an element can be like that at all. */
  readonly isPossible: boolean;
  /** Whether it must refer to another element, or be referred to. */
  readonly refers: boolean;
  /** Whether a reference leads to it. */
  readonly isReferredTo: boolean;
  /** Which other conditions one element can meet beside this one, as far as worked out. */
  readonly goesWith: Map<FoundCondition, boolean>;
}

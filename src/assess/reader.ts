import type { AppFact } from "../facts/fact.ts";
import { bySubject, listNames } from "../facts/lexicon.ts";
import type { ListName, Subject } from "../facts/reading.ts";
import type { Deal } from "../model/deal.ts";
import { Ages } from "./ages.ts";
import { type ReadProgram, readProgram, type Undated } from "./read-program.ts";
import { Reading, type ReadingRules } from "./reading.ts";
import type { Slots } from "./slots.ts";
import type { Snapshot } from "./snapshot.ts";

/** Reads deals into the slots of a plan. */
export class Reader implements ReadingRules {
  readonly slots: Slots;
  readonly programs: Readonly<Record<Subject, ReadProgram>>;
  readonly ages = new Ages();
  /** The lists that some rule reads. */
  readonly lists: readonly ListName[];

  /** `undated`: values of the deal as a whole that take the place of those it holds. */
  constructor(slots: Slots, appFacts: readonly AppFact[], undated?: Undated) {
    const facts = new Map(appFacts.map((fact) => [fact.name, fact]));
    const reached = new Set<ListName>();
    for (const table of Object.values(slots.tables)) {
      for (const slot of table.slots) {
        if (slot.kind === "hop") reached.add(slot.list);
        if (slot.kind === "aggregate") reached.add(slot.reading.list);
      }
    }
    this.slots = slots;
    this.lists = listNames.filter((list) => reached.has(list));
    this.programs = bySubject((subject) => {
      const given = subject === "deal" ? undated : undefined;
      return readProgram(slots.tables[subject], facts, this.ages, given);
    });
  }

  /** Returns what the deal says; with `ageless`, observations count however old they are. */
  read(deal: Deal, asOf: string, ageless: boolean): Snapshot {
    const reading = new Reading(this, deal, asOf, ageless);
    reading.run();
    return reading;
  }
}

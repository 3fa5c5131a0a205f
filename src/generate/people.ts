import type { Contact } from "../model/contact.ts";
import type { Random } from "./random.ts";
import type { Situation } from "./situation.ts";
import { words } from "./words.ts";

const stances = {
  good: { mentor: 15, supporter: 45, neutral: 32, opponent: 7, enemy: 1 },
  bad: { mentor: 2, supporter: 15, neutral: 48, opponent: 28, enemy: 7 },
} as const;
const relationships = { stranger: 20, acquaintance: 50, friend: 25, confidant: 5 } as const;
const intensities = { none: 10, occasional: 45, frequent: 35, deep: 10 } as const;
const adoptions = { "die-hard": 3, conservative: 25, pragmatist: 45, innovator: 22, pioneer: 5 };
const coachings = { none: 60, informant: 20, advocate: 12, coach: 8 } as const;
const levels = { operations: 45, management: 40, executive: 15 } as const;
const functions = { using: 40, technical: 40, finance: 20 } as const;

/** The roles of the first people of a deal; whoever comes after them has one drawn. */
const firstRoles = [
  ["decider"],
  ["technical-evaluator", "handler"],
  ["approver"],
  ["commercial-evaluator"],
  ["user"],
] as const;
const laterRoles = { user: 40, influencer: 30, payer: 15, handler: 15 } as const;

const person = (index: number, { isSolid, percentKnown }: Situation, random: Random): Contact => {
  // Drawn whether or not it is on file, so that what is known of one person moves no other.
  const known = <T>(value: T): T | undefined => (random.chance(percentKnown) ? value : undefined);
  const isChief = index === 0 || index === 2;
  return {
    id: `c${index + 1}`,
    name: `样例人员${index + 1}`,
    title: random.pick(words.titles),
    department: random.pick(words.departments),
    reportsTo: index === 0 ? undefined : known(`c${random.whole(1, index)}`),
    roles: known(firstRoles[index] ?? [random.weighted(laterRoles)]),
    level: known(isChief ? "executive" : random.weighted(levels)),
    function: known(random.weighted(functions)),
    stance: known(random.weighted(stances[isSolid ? "good" : "bad"])),
    relationship: known(random.weighted(relationships)),
    intensity: known(random.weighted(intensities)),
    adoption: known(random.weighted(adoptions)),
    coaching: known(random.weighted(coachings)),
    influence: known(random.whole(1, 8) * 5),
    hasFinalSay: known(isChief),
    supportsInAction: known(random.chance(isSolid ? 45 : 10)),
    part: random.pick(words.parts),
    visits: known(random.whole(0, 12)),
  };
};

/** Returns the people of a deal; nobody reports to somebody who reports to them. */
export const people = (situation: Situation, random: Random): readonly Contact[] =>
  Array.from({ length: situation.people }, (_, index) => person(index, situation, random));

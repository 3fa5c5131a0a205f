import type { Truth } from "../logic/truth.ts";
import { byCodeUnits } from "../model/by-code-units.ts";
import { valuesOf } from "../model/scales.ts";
import type { Person } from "./relationship-map.ts";

const levels = valuesOf("level");
const ranks: Readonly<Record<Truth, number>> = { satisfied: 0, unknown: 1, failed: 2 };

type Ranked = Pick<Person, "id" | "level" | "decides" | "hasSay">;

const levelOf = ({ level }: Ranked): number =>
  level === undefined || level === null ? -1 : levels.indexOf(level);

const compareIds = (one: Ranked, other: Ranked): number => byCodeUnits(one.id, other.id);

const compareSay = (one: Ranked, other: Ranked): number =>
  ranks[one.decides] - ranks[other.decides] || ranks[one.hasSay] - ranks[other.hasSay];

/** Orders people under one superior: the higher level first, then those with more say, then by id. */
export const byStanding = (one: Ranked, other: Ranked): number =>
  levelOf(other) - levelOf(one) || compareSay(one, other) || compareIds(one, other);

/** Orders people by how much hangs on them: deciders, those with a say, the others. */
export const bySay = (one: Ranked, other: Ranked): number =>
  compareSay(one, other) || levelOf(other) - levelOf(one) || compareIds(one, other);

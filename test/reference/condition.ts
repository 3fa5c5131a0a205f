import { parseDay } from "../../src/model/civil-date.ts";
import type { Condition, FactCondition } from "../../src/rules/condition.ts";
import { passes } from "./passes.ts";
import { listOf, observe, read, type World } from "./read.ts";
import { type ListName, lists, type ValueType, valueType } from "./value-type.ts";

/** A truth as a number: 0 failed, 1 unknown, 2 satisfied. */
export type Rank = 0 | 1 | 2;

export const all = (...ranks: readonly Rank[]): Rank => Math.min(2, ...ranks) as Rank;
export const any = (...ranks: readonly Rank[]): Rank => Math.max(0, ...ranks) as Rank;
export const not = (rank: Rank): Rank => (2 - rank) as Rank;

const { POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity } = Number;

/** Returns the answer to a condition, clause by clause. */
export function answer(condition: Condition, world: World): Rank {
  const each = (of: readonly Condition[]) => of.map((member) => answer(member, world));
  if ("all" in condition) return all(...each(condition.all));
  if ("any" in condition) return any(...each(condition.any));
  if ("not" in condition) return not(answer(condition.not, world));
  if ("condition" in condition)
    return answer(world.ruleSet.conditions?.[condition.condition] as Condition, world);
  if ("fact" in condition) return compare(condition, world);
  const ranks = each(condition.of);
  const reached = (rank: Rank) => ranks.filter((one) => one >= rank).length >= condition.atLeast;
  return reached(2) ? 2 : reached(1) ? 1 : 0;
}

function compare(condition: FactCondition, world: World): Rank {
  const { fact, operator, value, params = {}, source, path } = condition;
  const [list, fn] = [fact.slice(0, fact.lastIndexOf(".")), fact.slice(fact.lastIndexOf(".") + 1)];
  if (world.on === undefined && list in lists) {
    const type = valueType(world.ruleSet, list as ListName, params.of ?? "");
    const extremes = (fn === "every" ? every : outcomes)(list as ListName, fn, params, world);
    const literal = number(type, value);
    const passed = pointsOf(extremes, literal).map((n) => passes(operator, n, literal));
    return passed.every(Boolean) ? 2 : passed.some(Boolean) ? 1 : 0;
  }
  if (fact === "known") return read(world, params.of ?? "", source, path) === undefined ? 1 : 2;
  const known = read(world, fact, source, path);
  const whole = valueType(world.ruleSet, world.on?.list, fact);
  const type = path?.split(".").reduce((at, key) => at.fields?.[key] ?? at, whole) ?? whole;
  return known === undefined
    ? 1
    : passes(operator, number(type, known), number(type, value))
      ? 2
      : 0;
}

/** Yes and no, days and scale values become numbers, so that one order serves all. */
function number(type: ValueType, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => number(type, one));
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return value;
  return type.kind === "date"
    ? parseDay(value)
    : type.ordered
      ? type.values?.indexOf(value)
      : value;
}

/** Returns enough values between the extremes to tell how every value compares with a literal. */
function pointsOf(
  extremes: readonly (number | null)[],
  literal: unknown,
): readonly (number | null)[] {
  const numbers = extremes.filter((n) => n !== null);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const named = [literal].flat().filter((n): n is number => typeof n === "number");
  const marks = [...named, ...numbers.filter(Number.isFinite), 0].sort((a, b) => a - b);
  const between = marks.slice(1).map((mark, index) => (mark + (marks[index] ?? mark)) / 2);
  const beyond = [(marks[0] ?? 0) - 1, (marks.at(-1) ?? 0) + 1];
  return [
    ...[...marks, ...between, ...beyond].filter((n) => low <= n && n <= high),
    ...extremes.filter((n) => n === null),
  ];
}

const decisionRoles =
  /^(technical-evaluator|commercial-evaluator|influencer|payer|decider|approver|bid-evaluator|tender-drafter|tender-reviewer)$/;

/** Returns each element of a list with the rank of its being meant, and whether all are on it. */
function membersOf(
  list: ListName,
  { scope, where }: NonNullable<FactCondition["params"]>,
  world: World,
) {
  const elements = listOf(world.deal, list);
  const chain = scope === "decision-chain";
  const members = (elements ?? []).map((element) => {
    const on = { ...world, on: { list, element } };
    const roles = chain ? read(on, "roles") : ["decider"];
    const inScope =
      roles === undefined
        ? 1
        : (roles as readonly string[] | null)?.some((r) => decisionRoles.test(r))
          ? 2
          : 0;
    return { element, on, in: all(inScope, where === undefined ? 2 : answer(where, on)) };
  });
  const { value, at } = observe(world, `${list}.complete`);
  const declared = value === true || value === "all" || (chain && value === "decision-chain");
  const joined = (elements ?? []).some(
    ({ addedAt }) => typeof addedAt === "string" && addedAt > at,
  );
  return { members, complete: elements?.length === 0 || (declared && !joined) };
}

/** Returns 1 for yes, 0 for no, both while it is open. */
function every(
  list: ListName,
  _fn: string,
  params: NonNullable<FactCondition["params"]>,
  world: World,
): readonly number[] {
  const { members, complete } = membersOf(list, params, world);
  const meets = members.map((m) => ({ in: m.in, meets: answer(params.meets as Condition, m.on) }));
  if (meets.some((m) => m.in === 2 && m.meets === 0)) return [0];
  const nobodyFails = meets.every((m) => m.in === 0 || m.meets === 2);
  return complete && nobodyFails && meets.some((m) => m.in === 2) ? [1] : [0, 1];
}

/** Everything that each element may turn out to be, folded into what the whole may come to. */
function outcomes(
  list: ListName,
  fn: string,
  params: NonNullable<FactCondition["params"]>,
  world: World,
): readonly (number | null)[] {
  const { members, complete } = membersOf(list, params, world);
  const attribute = params.of ?? params.weight;
  const valued = valueType(world.ruleSet, list, attribute ?? "");
  const scaleTop = valued.ordered ? (valued.values ?? []).length - 1 : infinity;
  const low =
    fn === "weightedShare"
      ? (valued.min ?? 0)
      : (valued.min ?? (valued.ordered ? 0 : minusInfinity));
  const range = [low, valued.max ?? scaleTop, null];
  const valuesOf = (on: World): readonly (number | null)[] => {
    const value = attribute === undefined ? null : number(valued, read(on, attribute));
    return value === undefined ? range : [value as number | null];
  };
  let states: readonly (readonly [
    n: number,
    met: number,
    of: number,
    metOf: number,
    top: number | null,
  ])[] = [[0, 0, 0, 0, null]];
  const include = (possible: readonly (number | null)[], meets: Rank, isIn: Rank) => {
    const next = states.flatMap((state) => {
      const [n, met, of, metOf, top] = state;
      const grown = possible.flatMap((value) =>
        [meets > 0 ? 1 : [], meets < 2 ? 0 : []].flat().map((one) => {
          const best = fn === "worst" ? Math.min : Math.max;
          const ranked = value === null ? top : top === null ? value : best(top, value);
          return [
            n + 1,
            met + one,
            of + (value ?? 0),
            metOf + (one === 1 ? (value ?? 0) : 0),
            ranked,
          ] as const;
        }),
      );
      return [...(isIn < 2 ? [state] : []), ...(isIn > 0 ? grown : [])];
    });
    states = [...new Map(next.map((state) => [state.join(), state])).values()];
  };
  for (const { on, in: isIn } of members)
    include(valuesOf(on), params.meets === undefined ? 2 : answer(params.meets, on), isIn);
  // Anybody may still be added to an open list.
  if (!complete) include(range, 1, 1);
  const ratio = (part: number, whole: number) =>
    whole === 0 ? null : part === infinity ? 1 : part / whole;
  const found = states.map(([n, met, of, metOf, top]) =>
    fn === "count"
      ? n
      : fn === "share"
        ? ratio(met, n)
        : fn === "sum"
          ? of
          : fn === "weightedShare"
            ? ratio(metOf, of)
            : top,
  );
  const open = complete
    ? []
    : fn === "count"
      ? [infinity]
      : /hare$/.test(fn)
        ? [0, 1]
        : fn === "sum"
          ? [infinity, ...(low < 0 ? [minusInfinity] : [])]
          : [];
  return [...found.filter((n) => !Number.isNaN(n)), ...open];
}

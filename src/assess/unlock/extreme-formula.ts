import type { FactType } from "../../facts/fact-type.ts";
import type { Bounds } from "./aggregate-formula.ts";
import { all, any, atLeast, constant, type Formula } from "./formula.ts";
import type { Members } from "./members.ts";
import type { Frame } from "./scene.ts";

type Side = (value: number) => boolean;

/** Returns the bounds of the best (`sign` 1) or the worst (-1) value among those meant. */
export function boundsOfExtreme(members: Members, sign: 1 | -1): Bounds {
  const { rows, scene } = members;
  const [bottom, top] = rangeOf(members.slot.reading.of?.type);
  /** When a known value of an element lies on a side; none is on no side. */
  const lies = (row: Frame, name: string, mark: number | null, side: Side): Formula =>
    scene.ask(
      row,
      members.attribute(name, mark, (value) => value !== null && side(value)),
      2,
    );
  const isNone = (row: Frame): Formula =>
    scene.ask(
      row,
      members.attribute("none", null, (value) => value === null),
      2,
    );
  const some = (name: string, mark: number | null, side: Side): Formula =>
    atLeast(
      1,
      rows.map((row) => all([members.isIn(row), lies(row, name, mark, side)])),
      members.found(`${name} ${mark}`, (own, row) =>
        all([
          own.isIn(row),
          own.scene.ask(
            row,
            own.attribute(name, mark, (value) => value !== null && side(value)),
            2,
          ),
        ]),
      ),
    );
  /** When nobody meant, known or not, can lie elsewhere. */
  const only = (name: string, mark: number, side: Side, unknown: number): Formula =>
    side(unknown)
      ? constant(true)
      : all([
          members.closed(),
          ...rows.map((row) => any([members.isOut(row), lies(row, name, mark, side), isNone(row)])),
        ]);
  const sure = (): Formula => some("any", null, () => true);
  // The side that one element settles, and the side on which all must lie.
  const settled = (name: string, mark: number, side: Side, unknown: number, surely: boolean) =>
    surely
      ? some(name, mark, side)
      : any([some(name, mark, side), only(name, mark, side, unknown)]);
  const shared = (name: string, mark: number, side: Side, unknown: number, surely: boolean) =>
    surely ? all([sure(), only(name, mark, side, unknown)]) : only(name, mark, side, unknown);
  const above = sign === 1 ? settled : shared;
  const below = sign === 1 ? shared : settled;
  return {
    low: (mark, strict, surely) =>
      above(
        strict ? ">" : ">=",
        mark,
        strict ? (value) => value > mark : (value) => value >= mark,
        bottom,
        surely,
      ),
    high: (mark, strict, surely) =>
      below(
        strict ? "<" : "<=",
        mark,
        strict ? (value) => value < mark : (value) => value <= mark,
        top,
        surely,
      ),
    sure,
    none: () =>
      all([members.closed(), ...rows.map((row) => any([members.isOut(row), isNone(row)]))]),
  };
}

function rangeOf(type: FactType | undefined): readonly [number, number] {
  if (type?.kind === "choice") return [0, type.values.length - 1];
  const { min, max } = type?.kind === "number" ? type : {};
  return [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
}

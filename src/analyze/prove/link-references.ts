import type { ListName, Subject } from "../../facts/reading.ts";
import type { Literal } from "./formula.ts";
import { TRUE } from "./formula.ts";
import type { Frame } from "./frame.ts";
import type { Probe } from "./probe.ts";
import type { Rails } from "./rails.ts";
import type { Variable } from "./variable.ts";
import type { World } from "./world.ts";

/** A reference of one frame, and for each element of its list whether it may lead there. */
export interface Link {
  readonly frame: Frame;
  readonly variable: Variable;
  readonly list: ListName;
  readonly options: readonly Literal[];
}

/**
 * Returns the references there are. Sees to it that a reference leads to an
 * element, and that what is read through it is what that is like.
 */
export function linkReferences(
  world: Pick<World, "vocabulary" | "formulas" | "deal" | "populations">,
  assert: (axiom: Literal) => void,
): readonly Link[] {
  const links: Link[] = [];
  const { vocabulary, formulas, deal, populations } = world;
  const variables = [...vocabulary.variables.values()];
  for (const variable of variables) {
    linkRecord(variable, variables);
    const { subject, leadsTo, what, path, through } = variable.place;
    if (leadsTo === undefined || path !== undefined || through !== undefined) continue;
    const leads = [...variable.probes.values()].filter(({ key }) => key.startsWith("leads "));
    const [only] = leads;
    // Two rule sets that see a reference age differently: what it leads to is left open.
    if (only === undefined || leads.length > 1) continue;
    const hops = variables.filter(
      ({ place }) => place.subject === subject && place.through?.what === what,
    );
    for (const { frame, present } of framesOf(subject)) {
      linkOne(frame, present, variable, only, leadsTo, hops);
    }
  }
  return links;

  function framesOf(subject: Subject): readonly { frame: Frame; present: Literal }[] {
    return subject === "deal" ? [{ frame: deal, present: TRUE }] : populations[subject].members;
  }

  function linkOne(
    frame: Frame,
    present: Literal,
    reference: Variable,
    leads: Probe,
    list: ListName,
    hops: readonly Variable[],
  ): void {
    const { sure, may } = frame.rails({ variable: reference, probe: leads });
    const asks = hops.flatMap((hop) =>
      [...hop.probes.values()].map((probe) => ({
        own: frame.rails({ variable: hop, probe }),
        probe,
        target: vocabulary.variables.get(targetKey(hop, list)),
      })),
    );
    const options = populations[list].members.map((member) =>
      formulas.all([
        member.present,
        ...asks.flatMap(({ own, probe, target }) =>
          target === undefined ? [] : [agree(own, member.frame.rails({ variable: target, probe }))],
        ),
      ]),
    );
    links.push({ frame, variable: reference, list, options });
    assert(formulas.implies(formulas.and(present, sure), formulas.any(options)));
    for (const { own, probe } of asks) {
      const none = probe.rank(null);
      const unknown = probe.rank(undefined);
      assert(formulas.implies(formulas.and(present, -may), is(own, none)));
      assert(formulas.implies(formulas.all([present, may, -sure]), is(own, unknown)));
    }
  }

  function agree(one: Rails, other: Rails): Literal {
    return formulas.and(formulas.same(one.sure, other.sure), formulas.same(one.may, other.may));
  }

  function is({ sure, may }: Rails, rank: 0 | 1 | 2): Literal {
    return formulas.and(rank === 2 ? sure : -sure, rank > 0 ? may : -may);
  }

  /** A field of a record can only be known when the record is. */
  function linkRecord(variable: Variable, all: readonly Variable[]): void {
    const { subject, what, path } = variable.place;
    if (path === undefined || subject !== "deal") return;
    const record = all.find(
      ({ place }) => place.subject === subject && place.what === what && place.path === undefined,
    );
    if (record === undefined || record.probes.size === 0) return;
    const unknown = (of: Variable) =>
      deal.cells(of).find(({ state }) => state.value === undefined)?.literal;
    const [whole, part] = [unknown(record), unknown(variable)];
    if (whole !== undefined && part !== undefined) assert(formulas.implies(whole, part));
  }
}

function targetKey({ place }: Variable, list: ListName): string {
  const { what, path } = place;
  return `${list}:${what}${path === undefined ? "" : `#${path.join(".")}`}`;
}

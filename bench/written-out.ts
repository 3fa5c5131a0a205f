import type { Plan } from "../src/assess/plan.ts";
import type { SlotTable } from "../src/assess/slot.ts";
import { sourceKinds } from "../src/assess/source-kinds.ts";
import { decisionRoles } from "../src/facts/catalogue.ts";
import type { AggregateReading, ListName, Reading, Subject } from "../src/facts/reading.ts";
import type { Test } from "../src/facts/test.ts";
import { exportedFacts } from "../src/live/exported-facts.ts";
import type { Expression } from "../src/logic/expression.ts";
import type { Deal } from "../src/model/deal.ts";
import { javaScriptDialect, javaScriptTest } from "./dialects.ts";
import { conditionsOf, nameOf, ranked } from "./given-facts.ts";

/** The rules of a rule set as a programmer would write them out by hand: yes or no, no unknown. */
export interface WrittenOut {
  /** Whether each checkpoint is met, given the facts. */
  readonly truths: (facts: Record<string, unknown>) => readonly boolean[];
  /** Whether the stages before one, by index, let the deal out, given the facts. */
  readonly decision: (facts: Record<string, unknown>, next: number) => boolean;
  /** The facts of a deal. */
  readonly facts: (deal: Deal, asOf: string) => Record<string, unknown>;
}

/**
 * Writes the rules of a plan out as straightforward JavaScript and compiles it: one expression a
 * checkpoint, one filter a list, the newest observation of each name in a map.
 */
export function writeOut(plan: Plan): WrittenOut {
  const conditions = conditionsOf(plan, javaScriptDialect);
  let at = 0;
  const exits = plan.stages.map(({ checkpoints, passMark }) => {
    const own = checkpoints.map((checkpoint) => ({ ...checkpoint, is: `t[${at++}]` }));
    const essentials = own.filter(({ essential }) => essential).map(({ is }) => is);
    const points = own.map(({ is, weight }) => `(${is} ? ${weight} : 0)`).join(" + ") || "0";
    const whole = own.reduce((sum, { weight }) => sum + weight, 0);
    return ["true", ...essentials, `100 * (${points}) >= ${passMark * whole}`].join(" && ");
  });
  const truths = `const t = [${conditions.join(",\n")}];`;
  const steps = exits.map((exit, index) => `if (next > ${index} && !(${exit})) return false;`);
  const compile = (parameters: string, body: string) =>
    // The bench alone does so: the best that hand-written code could do.
    new Function(...parameters.split(","), body) as never;
  return {
    truths: compile("f", `${truths}\nreturn t;`),
    decision: compile("f,next", `${truths}\n${steps.join("\n")}\nreturn true;`),
    facts: compile("deal,asOf", readingOf(plan)),
  };
}

function readingOf(plan: Plan): string {
  const lines = [...exportedFacts(plan).keys()].map((index) => {
    const slot = plan.slots.tables.deal.slots[index];
    if (slot === undefined) throw new Error(`no slot ${index}`);
    return `${nameOf(index)}: ${readSlot(plan, "deal", index)},`;
  });
  return `
const newest = new Map();
for (const observation of deal.evidence ?? []) {
  if (observation.at > asOf) continue;
  const key = observation.about === undefined ? observation.what : observation.about + ":" + observation.what;
  const known = newest.get(key);
  if (known === undefined || observation.at > known.at) newest.set(key, observation);
}
const daysAgo = (days) => new Date(Date.parse(asOf) - days * 86400000).toISOString().slice(0, 10);
const value = (key, plain, since, source) => {
  const observation = newest.get(key);
  if (observation === undefined) return source === 0 ? plain : undefined;
  if (since !== undefined && observation.at < since) return undefined;
  if (source > 0 && sources.indexOf(observation.source) + 1 < source) return undefined;
  return observation.value;
};
const sources = ${JSON.stringify(sourceKinds)};
const rank = (ranks, one) => (typeof one === "string" ? ranks.indexOf(one) : one);
const days = (date) => (date == null ? date : Math.round((Date.parse(date) - Date.parse(asOf)) / 86400000));
const inChain = (roles) => (roles ?? []).some((role) => chain.includes(role));
const chain = ${JSON.stringify([...decisionRoles])};
const { contacts = [], organisations = [] } = deal;
const { needs = [], documents = [], activities = [], dates = [] } = deal.opportunity ?? {};
${sinceLines(plan)}
return {
${lines.join("\n")}
};`;
}

function sinceLines(plan: Plan): string {
  const ages = new Set<number>();
  for (const table of Object.values(plan.slots.tables) as readonly SlotTable[]) {
    for (const slot of table.slots) {
      if (slot.kind === "value" && slot.staleAfterDays > 0) ages.add(slot.staleAfterDays);
    }
  }
  return [...ages].map((age) => `const since${age} = daysAgo(${age});`).join("\n");
}

/** Returns the expression that reads a slot of the deal, or of the element `one`. */
function readSlot(plan: Plan, subject: Subject, index: number): string {
  const slot = plan.slots.tables[subject].slots[index];
  switch (slot?.kind) {
    case "value": {
      const root = subject === "deal" ? "deal" : "one";
      const path = (slot.plain ?? []).map((step) => `?.${step}`).join("");
      const plain = slot.plain === undefined ? "undefined" : root + path;
      const prefix =
        subject === "contacts" || subject === "organisations" ? "" : `"${subject}/" + `;
      const key =
        subject === "deal" ? JSON.stringify(slot.what) : `${prefix}one.id + ":${slot.what}"`;
      const since = slot.staleAfterDays > 0 ? `since${slot.staleAfterDays}` : "undefined";
      const inner = (slot.path ?? []).map((step) => `?.${step}`).join("");
      const read = `value(${key}, ${plain}, ${since}, ${slot.minSource})${inner}`;
      return slot.type.kind === "choice" && slot.type.ordered
        ? `rank(${JSON.stringify(slot.type.values.map((choice) => choice.value))}, ${read})`
        : read;
    }
    case "known":
      return `${readSlot(plan, subject, slot.of)} !== undefined`;
    case "days": {
      const ahead = `days(${readSlot(plan, subject, slot.of)})`;
      return slot.direction === "until" ? ahead : `-${ahead}`;
    }
    case "hop": {
      const target = readSlot(plan, slot.list, slot.slot);
      const reference = readSlot(plan, subject, slot.reference);
      return `((id) => ((one) => one && ${target})(${slot.list}.find((other) => other.id === id)))(${reference})`;
    }
    case "aggregate":
      return readAggregate(plan, slot.reading, slot.of);
    default:
      return "undefined";
  }
}

function readAggregate(plan: Plan, reading: AggregateReading, of: number): string {
  const { list, where, meets, scope, weight } = reading;
  const parts: string[] = [];
  if (scope !== "all") parts.push(`inChain(${rolesOf(plan, list)})`);
  if (where !== undefined) parts.push(sayOf(plan, list, where));
  const meant = parts.length === 0 ? list : `${list}.filter((one) => ${parts.join(" && ")})`;
  const met = meets === undefined ? "true" : sayOf(plan, list, meets);
  const own = of < 0 ? "1" : readSlot(plan, list, of);
  switch (reading.function) {
    case "count":
      return `${meant}.length`;
    case "every":
      return `((all) => all.length > 0 && all.every((one) => ${met}))(${meant})`;
    case "share":
      return `((all) => all.filter((one) => ${met}).length / all.length)(${meant})`;
    case "weightedShare": {
      const heavy = weight === undefined ? "1" : `(${readOf(plan, list, weight.reading)} ?? 0)`;
      return `((all) => all.filter((one) => ${met}).reduce((sum, one) => sum + ${heavy}, 0) / all.reduce((sum, one) => sum + ${heavy}, 0))(${meant})`;
    }
    case "sum":
      return `${meant}.reduce((sum, one) => sum + (${own} ?? 0), 0)`;
    case "best":
      return `Math.max(...${meant}.map((one) => ${own}).filter((v) => v != null))`;
    case "worst":
      return `Math.min(...${meant}.map((one) => ${own}).filter((v) => v != null))`;
  }
}

function rolesOf(plan: Plan, list: ListName): string {
  const slots = plan.slots.tables[list].slots;
  return readSlot(
    plan,
    list,
    slots.findIndex((slot) => slot.kind === "value" && slot.what === "roles"),
  );
}

function readOf(plan: Plan, list: ListName, reading: Reading): string {
  const name = reading.read === "value" ? reading.what : "";
  const slots = plan.slots.tables[list].slots;
  return readSlot(
    plan,
    list,
    slots.findIndex((slot) => slot.kind === "value" && slot.what === name),
  );
}

/** Returns a condition on the element `one`. */
function sayOf(plan: Plan, list: ListName, expression: Expression<Test>): string {
  const dialect = javaScriptDialect;
  if (expression.kind === "leaf") {
    const { leaf, negated } = expression;
    const read = readSlot(plan, list, plan.slots.ofTest(leaf));
    const own = javaScriptTest(read, leaf, ranked(leaf));
    return negated ? dialect.not(own) : own;
  }
  const members = expression.of.map((member) => sayOf(plan, list, member));
  if (expression.kind === "at-least") return dialect.atLeast(expression.k, members);
  return expression.kind === "all" ? dialect.all(members) : dialect.any(members);
}

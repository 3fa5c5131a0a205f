import { aggregates } from "../facts/aggregates.ts";
import type { Fact } from "../facts/fact.ts";
import type { FactType } from "../facts/fact-type.ts";
import { factsAbout, type Lexicon, listNames } from "../facts/lexicon.ts";
import type {
  AggregateFunction,
  AggregateReading,
  AttributeReading,
  ListName,
  Reading,
  Subject,
} from "../facts/reading.ts";
import type { SourceKind, Test } from "../facts/test.ts";
import { all, any, type Expression, leaf, not } from "../logic/expression.ts";
import { text } from "../model/text.ts";
import { checkComparison } from "./check-comparison.ts";
import { type RuleIssue, ruleIssue, ruleIssueNear, withHelp } from "./rule-issue.ts";

/** The deepest that conditions may nest, named conditions followed. */
export const deepestCondition = 32;
/** The most conditions that a rule set may come to, named conditions counted at every use. */
export const mostConditions = 20_000;

/** What resolving conditions needs and gathers. */
export interface Resolution {
  readonly lexicon: Lexicon;
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly issues: RuleIssue[];
  /** The named conditions that something refers to. */
  readonly used: Set<string>;
  /** Names whose own definition is wrong: using them is no further fault. */
  readonly broken: ReadonlySet<string>;
  count: number;
}

/** Where a condition stands: what it is about, and what it may read. */
export interface Place {
  readonly subject: Subject;
  readonly pointer: string;
  /** Whether facts about the verdict itself may be read. */
  readonly verdict: boolean;
  readonly depth: number;
  /** The named conditions on the way here. */
  readonly within: readonly string[];
}

const combinators = ["all", "any", "not", "atLeast", "condition", "fact"] as const;
const keys: Record<(typeof combinators)[number], readonly string[]> = {
  all: ["all", "note"],
  any: ["any", "note"],
  not: ["not", "note"],
  atLeast: ["atLeast", "of", "note"],
  condition: ["condition", "note"],
  fact: ["fact", "operator", "value", "path", "params", "source", "note"],
};
const sourceKinds = ["own-judgement", "informant", "customer-statement", "document"];

/** Returns a condition in normal form, or undefined when something in it is wrong. */
export function resolveCondition(
  input: unknown,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { issues } = resolution;
  const { pointer } = place;
  if (place.depth > deepestCondition) {
    issues.push(ruleIssue("rules-too-deep", pointer, deepestCondition));
    return undefined;
  }
  if (++resolution.count > mostConditions) {
    if (resolution.count === mostConditions + 1) {
      issues.push(ruleIssue("rules-too-large", pointer, mostConditions));
    }
    return undefined;
  }
  if (!isRecord(input)) {
    issues.push(ruleIssue("not-a-condition", pointer, describe(input)));
    return undefined;
  }
  const present = combinators.filter((key) => Object.hasOwn(input, key));
  const [kind, second] = present;
  if (kind === undefined) {
    const stray = Object.keys(input).find((key) => key !== "note");
    issues.push(
      stray === undefined
        ? ruleIssue("no-combinator", pointer)
        : ruleIssueNear(
            "unknown-condition-key",
            `${pointer}/${escape(stray)}`,
            stray,
            combinators,
            stray,
          ),
    );
    return undefined;
  }
  if (second !== undefined) {
    issues.push(ruleIssue("two-combinators", `${pointer}/${second}`, kind, second));
    return undefined;
  }
  for (const key of Object.keys(input)) {
    if (!keys[kind].includes(key)) {
      issues.push(
        ruleIssueNear("unknown-condition-key", `${pointer}/${escape(key)}`, key, keys[kind], key),
      );
    }
  }
  const at = (path: string): Place => ({
    ...place,
    pointer: `${pointer}/${path}`,
    depth: place.depth + 1,
  });
  switch (kind) {
    case "all":
    case "any": {
      const members = resolveMembers(input[kind], kind, at, resolution);
      return members === undefined ? undefined : kind === "all" ? all(members) : any(members);
    }
    case "not": {
      const negated = resolveCondition(input["not"], at("not"), resolution);
      return negated === undefined ? undefined : not(negated);
    }
    case "atLeast": {
      const members = resolveMembers(input["of"], "of", at, resolution);
      const k = input["atLeast"];
      const n = Array.isArray(input["of"]) ? input["of"].length : 0;
      if (typeof k !== "number" || !Number.isInteger(k) || k < 1 || (n > 0 && k > n)) {
        issues.push(ruleIssue("k-out-of-range", `${pointer}/atLeast`, JSON.stringify(k), n));
        return undefined;
      }
      return members === undefined ? undefined : { kind: "at-least", k, of: members };
    }
    case "condition":
      return resolveNamed(input["condition"], at("condition"), resolution);
    case "fact":
      return resolveTest(input, place, resolution);
  }
}

function resolveMembers(
  input: unknown,
  key: string,
  at: (path: string) => Place,
  resolution: Resolution,
): readonly Expression<Test>[] | undefined {
  const { pointer } = at(key);
  if (!Array.isArray(input)) {
    resolution.issues.push(ruleIssue("not-a-list", pointer, key));
    return undefined;
  }
  if (input.length === 0) {
    resolution.issues.push(ruleIssue("empty-group", pointer, key));
    return undefined;
  }
  const members = input.map((member, index) =>
    resolveCondition(member, at(`${key}/${index}`), resolution),
  );
  return members.every((member) => member !== undefined) ? members : undefined;
}

function resolveNamed(
  name: unknown,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { issues, conditions, used } = resolution;
  if (typeof name !== "string" || !Object.hasOwn(conditions, name)) {
    const word = typeof name === "string" ? name : describe(name);
    issues.push(
      ruleIssueNear("unknown-condition", place.pointer, word, Object.keys(conditions), word),
    );
    return undefined;
  }
  used.add(name);
  if (place.within.includes(name)) {
    const chain = [...place.within.slice(place.within.indexOf(name)), name].join(" → ");
    issues.push(ruleIssue("circular-condition", place.pointer, chain));
    return undefined;
  }
  return resolveCondition(
    conditions[name],
    {
      ...place,
      pointer: `/conditions/${escape(name)}`,
      within: [...place.within, name],
    },
    resolution,
  );
}

function resolveTest(
  input: Readonly<Record<string, unknown>>,
  place: Place,
  resolution: Resolution,
): Expression<Test> | undefined {
  const { issues } = resolution;
  const { pointer } = place;
  const before = issues.length;
  for (const key of ["operator", "value"]) {
    if (!Object.hasOwn(input, key)) issues.push(ruleIssue("missing-condition-key", pointer, key));
  }
  const { fact, params, source } = input;
  if (source !== undefined && !sourceKinds.includes(source as string)) {
    issues.push(
      ruleIssueNear(
        "value-choice",
        `${pointer}/source`,
        String(source),
        sourceKinds,
        JSON.stringify(source),
        "source",
      ),
    );
  }
  if (typeof fact !== "string") {
    issues.push(ruleIssue("param-type", `${pointer}/fact`, "fact", "text"));
    return undefined;
  }
  if (params !== undefined && !isRecord(params)) {
    issues.push(ruleIssue("param-type", `${pointer}/params`, "params", "{ … }"));
    return undefined;
  }
  const found = resolveReading(fact, params ?? {}, input["path"], place, resolution);
  if (found === undefined || issues.length > before) return undefined;
  const compared = checkComparison(found, fact, input["operator"], input["value"], pointer, issues);
  if (compared === undefined) return undefined;
  return leaf({
    fact,
    reading: found.reading,
    type: found.type,
    ...compared,
    ...(source === undefined ? {} : { source: source as SourceKind }),
    pointer,
  });
}

/** A reading with the type of what it yields. */
export interface Typed {
  readonly reading: Reading;
  readonly type: FactType;
}

function resolveReading(
  name: string,
  params: Readonly<Record<string, unknown>>,
  path: unknown,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { issues } = resolution;
  if (name === "known") return resolveKnown(params, path, place, resolution);
  const dot = name.lastIndexOf(".");
  const list = name.slice(0, dot) as ListName;
  if (listNames.includes(list) && Object.hasOwn(aggregates, name.slice(dot + 1))) {
    if (path !== undefined) issues.push(ruleIssue("path-on-scalar", `${place.pointer}/path`, name));
    return resolveAggregate(
      name,
      list,
      name.slice(dot + 1) as AggregateFunction,
      params,
      place,
      resolution,
    );
  }
  for (const param of Object.keys(params)) {
    issues.push(
      ruleIssue("unknown-param", `${place.pointer}/params/${escape(param)}`, param, name),
    );
  }
  const found = findFact(name, place, resolution);
  if (found === undefined) return undefined;
  if (found.personal) {
    issues.push(ruleIssue("personal-value", `${place.pointer}/fact`, name));
    return undefined;
  }
  return followPath(found, path, place, resolution);
}

function findFact(name: string, place: Place, resolution: Resolution): Fact | undefined {
  const { issues, lexicon } = resolution;
  const pointer = `${place.pointer}/fact`;
  const facts = factsAbout(lexicon, place.subject);
  const found = facts.get(name);
  if (found !== undefined) {
    if (found.reading.read === "verdict" && !place.verdict) {
      issues.push(ruleIssue("verdict-fact", pointer, name));
      return undefined;
    }
    return found;
  }
  if (resolution.broken.has(name)) return undefined;
  const hopped = followReference(name, facts, lexicon);
  if (hopped !== undefined) return hopped;
  const elsewhere = (["deal", ...listNames] as const).find((subject) =>
    factsAbout(lexicon, subject).has(name),
  );
  if (elsewhere !== undefined) {
    issues.push(
      withHelp(
        ruleIssue("wrong-subject", pointer, name, elsewhere),
        elsewhere === "deal"
          ? text("把它移到 `where` 外面", "move it out of the `where`")
          : text(
              `放进汇总事实的 \`where\` 里,例如 \`${elsewhere}.count\``,
              `put it in the \`where\` of an aggregate such as \`${elsewhere}.count\``,
            ),
      ),
    );
    return undefined;
  }
  const candidates = [...facts.keys(), "known"];
  if (place.subject === "deal") {
    for (const list of listNames) {
      for (const fn of Object.keys(aggregates)) candidates.push(`${list}.${fn}`);
    }
  } else if (/^[a-z]+\.[a-zA-Z]+$/.test(name) && listNames.some((l) => name.startsWith(`${l}.`))) {
    issues.push(ruleIssue("nested-aggregate", pointer, name));
    return undefined;
  }
  issues.push(ruleIssueNear("unknown-fact", pointer, name, candidates, name));
  return undefined;
}

/** Returns the fact one hop away along a reference of an element, as in `organisation.kind`. */
function followReference(
  name: string,
  facts: ReadonlyMap<string, Fact>,
  lexicon: Lexicon,
): Fact | undefined {
  const dot = name.indexOf(".");
  const reference = facts.get(name.slice(0, dot));
  const list = reference?.leadsTo;
  if (reference?.reading.read !== "value" || list === undefined) return undefined;
  const through = { what: reference.reading.what, list };
  const target = lexicon.elements[list].get(name.slice(dot + 1));
  if (target === undefined) return undefined;
  const { reading } = target;
  if (reading.read === "value") return { ...target, name, reading: { ...reading, through } };
  if (reading.read === "days") {
    return { ...target, name, reading: { ...reading, of: { ...reading.of, through } } };
  }
  return undefined;
}

function followPath(
  fact: Fact,
  path: unknown,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { issues } = resolution;
  const pointer = `${place.pointer}/path`;
  if (fact.type.kind !== "record") {
    if (path !== undefined) {
      issues.push(ruleIssue("path-on-scalar", pointer, fact.name));
      return undefined;
    }
    return { reading: fact.reading, type: fact.type };
  }
  if (typeof path !== "string") {
    issues.push(ruleIssue("path-needed", place.pointer, fact.name));
    return undefined;
  }
  const steps = path.split(".");
  let type: FactType = fact.type;
  for (const step of steps) {
    const inner: FactType | undefined =
      type.kind === "record" && Object.hasOwn(type.fields, step) ? type.fields[step] : undefined;
    if (inner === undefined) {
      const candidates = type.kind === "record" ? Object.keys(type.fields) : [];
      issues.push(ruleIssueNear("unknown-path", pointer, step, candidates, path, fact.name));
      return undefined;
    }
    type = inner;
  }
  if (type.kind === "record") {
    issues.push(ruleIssue("path-needed", place.pointer, `${fact.name}.${path}`));
    return undefined;
  }
  const { reading } = fact;
  return reading.read === "value" || reading.read === "app"
    ? { reading: { ...reading, path: steps }, type }
    : undefined;
}

function resolveKnown(
  params: Readonly<Record<string, unknown>>,
  path: unknown,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { issues } = resolution;
  for (const param of Object.keys(params)) {
    if (param !== "of") {
      issues.push(
        ruleIssue("unknown-param", `${place.pointer}/params/${escape(param)}`, param, "known"),
      );
    }
  }
  const of = params["of"];
  if (typeof of !== "string") {
    issues.push(ruleIssue("missing-param", place.pointer, "of", "known"));
    return undefined;
  }
  const fact = findFact(of, { ...place, pointer: `${place.pointer}/params/of` }, resolution);
  if (fact === undefined) return undefined;
  const target =
    path === undefined ? { reading: fact.reading } : followPath(fact, path, place, resolution);
  if (target === undefined) return undefined;
  const { reading } = target;
  if (reading.read === "value" || reading.read === "app") {
    return { reading: { read: "known", of: reading }, type: { kind: "boolean" } };
  }
  if (reading.read === "days") {
    return { reading: { read: "known", of: reading.of }, type: { kind: "boolean" } };
  }
  issues.push(ruleIssue("verdict-fact", `${place.pointer}/params/of`, of));
  return undefined;
}

function resolveAggregate(
  name: string,
  list: ListName,
  fn: AggregateFunction,
  params: Readonly<Record<string, unknown>>,
  place: Place,
  resolution: Resolution,
): Typed | undefined {
  const { issues } = resolution;
  if (place.subject !== "deal") {
    issues.push(ruleIssue("nested-aggregate", `${place.pointer}/fact`, name));
    return undefined;
  }
  const before = issues.length;
  const { needs, yields } = aggregates[fn];
  const allowed = ["where", ...needs, ...(list === "contacts" ? ["scope"] : [])];
  for (const param of Object.keys(params)) {
    if (!allowed.includes(param)) {
      issues.push(
        ruleIssueNear(
          "unknown-param",
          `${place.pointer}/params/${escape(param)}`,
          param,
          allowed,
          param,
          name,
        ),
      );
    }
  }
  for (const need of needs) {
    if (params[need] === undefined) {
      issues.push(ruleIssue("missing-param", `${place.pointer}/params`, need, name));
    }
  }
  const scope = params["scope"] ?? "all";
  if (scope !== "all" && scope !== "decision-chain") {
    issues.push(
      ruleIssueNear(
        "value-choice",
        `${place.pointer}/params/scope`,
        String(scope),
        ["all", "decision-chain"],
        JSON.stringify(scope),
        "scope",
      ),
    );
  }
  const over = (key: "where" | "meets"): Expression<Test> | undefined =>
    params[key] === undefined
      ? undefined
      : resolveCondition(
          params[key],
          {
            ...place,
            subject: list,
            pointer: `${place.pointer}/params/${key}`,
            verdict: false,
            depth: place.depth + 1,
          },
          resolution,
        );
  const where = over("where");
  const meets = over("meets");
  const of = resolveAttribute("of", params["of"], list, place, resolution);
  const weight = resolveAttribute("weight", params["weight"], list, place, resolution);
  if (fn === "sum" && of !== undefined && of.type.kind !== "number") {
    issues.push(ruleIssue("param-type", `${place.pointer}/params/of`, "of", "number"));
  }
  if (weight !== undefined && (weight.type.kind !== "number" || (weight.type.min ?? -1) < 0)) {
    issues.push(ruleIssue("param-type", `${place.pointer}/params/weight`, "weight", "number ≥ 0"));
  }
  if (issues.length > before) return undefined;
  const reading: AggregateReading = {
    read: "aggregate",
    list,
    function: fn,
    ...(where === undefined ? {} : { where }),
    ...(meets === undefined ? {} : { meets }),
    ...(of === undefined ? {} : { of }),
    ...(weight === undefined ? {} : { weight }),
    scope: scope as "all" | "decision-chain",
  };
  const type: FactType =
    yields === "count"
      ? { kind: "number", min: 0, integer: true }
      : yields === "fraction"
        ? { kind: "number", min: 0, max: 1 }
        : yields === "number"
          ? { kind: "number" }
          : yields === "boolean"
            ? { kind: "boolean" }
            : (of?.type ?? { kind: "number" });
  return { reading, type };
}

function resolveAttribute(
  param: "of" | "weight",
  name: unknown,
  list: ListName,
  place: Place,
  resolution: Resolution,
): AttributeReading | undefined {
  if (name === undefined) return undefined;
  const { issues } = resolution;
  const pointer = `${place.pointer}/params/${param}`;
  if (typeof name !== "string") {
    issues.push(ruleIssue("param-type", pointer, param, "text"));
    return undefined;
  }
  const facts = resolution.lexicon.elements[list];
  const fact = facts.get(name);
  if (fact === undefined) {
    issues.push(ruleIssueNear("unknown-fact", pointer, name, facts.keys(), name));
    return undefined;
  }
  const { reading, type } = fact;
  const ranked =
    type.kind === "number" || type.kind === "date" || (type.kind === "choice" && type.ordered);
  if (!ranked || (reading.read !== "value" && reading.read !== "days")) {
    issues.push(ruleIssue("operator-does-not-fit", pointer, param, name, type.kind));
    return undefined;
  }
  if (fact.personal) {
    issues.push(ruleIssue("personal-value", pointer, name));
    return undefined;
  }
  return { reading, type };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  return value === null
    ? "null"
    : Array.isArray(value)
      ? "[ … ]"
      : (JSON.stringify(value) ?? typeof value);
}

function escape(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { scaleSources } from "../../scripts/scale-sources.ts";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const catalogue = new URL("../shared/sources/catalogue.json", root);
const hasCatalogue = existsSync(catalogue);
const skipped = hasCatalogue ? "" : " (SKIPPED: ../shared/sources is not here)";

/** A row of a page that says what became of each item. */
interface Row {
  readonly item: string;
  readonly how: string;
  readonly as: string;
  readonly doubtful: boolean;
}

function rowsOf(page: string): readonly Row[] {
  const rows = read(page).matchAll(/^\| `([\w./-]+)` \| ([a-z ]+) \| (.+) \| (yes|) *\|$/gm);
  return [...rows].map(([, item = "", how = "", as = "", doubtful]) => ({
    item,
    how,
    as,
    doubtful: doubtful === "yes",
  }));
}

function ruleSetOf(id: string): RuleSet {
  const parsed = parseRuleSet(read(`rules/${id}.json`));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 2));
  return parsed.ruleSet;
}

/** What cites sources in a rule set: its kind, its id and what it cites. */
function citing({ stages = [], signals = {}, flags = [] }: RuleSet) {
  return [
    ...stages.map((stage) => ({ kind: "stage", ...stage })),
    ...stages.flatMap(({ checkpoints }) =>
      checkpoints.map((checkpoint) => ({ kind: "checkpoint", ...checkpoint })),
    ),
    ...Object.entries(signals).map(([id, signal]) => ({ kind: "signal", id, ...signal })),
    ...flags.map((flag) => ({ kind: "flag", ...flag })),
  ];
}

const methods = [
  { prefix: "milestones", id: "key-account-milestones", page: "milestones-items", items: 114 },
  { prefix: "funnel", id: "ka-funnel", page: "funnel-items", items: 55 },
];

describe.each(methods)("the items of $prefix", ({ prefix, id, page, items }) => {
  const ruleSet = ruleSetOf(id);
  const parts = citing(ruleSet);
  const rows = rowsOf(`docs/decisions/${page}.md`);

  it("are all on the page, once each", () => {
    expect(rows).toHaveLength(items);
    expect(new Set(rows.map(({ item }) => item)).size).toBe(items);
  });

  it("are cited by what the page names, or by nothing when left out", () => {
    for (const { item, how, as } of rows) {
      const by = parts.filter(({ source }) => source?.includes(item));
      if (["stage", "checkpoint", "signal", "flag"].includes(how)) {
        const named = [...as.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name);
        expect(
          by.map(({ kind }) => kind),
          item,
        ).toContain(how);
        for (const name of named)
          expect(
            by.map((part) => part.id),
            item,
          ).toContain(name);
      } else expect(by, item).toEqual([]);
      if (how === "scale" || how === "form") {
        const values = [...as.matchAll(/`([\w.-]+)`/g)].map(([, value = ""]) => value);
        expect(values.length, item).toBeGreaterThan(0);
        for (const value of values) expect(scaleSources[value], item).toContain(item);
      }
    }
  });

  it("are left out for a law alone", () => {
    for (const { item, as } of rows.filter(({ how }) => how === "left out")) {
      expect(as, item).toMatch(/\p{Script=Han}+法(实施条例)? \d+/u);
    }
  });

  it("cite the law in some checkpoint, signal, stage or flag where they are doubtful", () => {
    const encoded = ["stage", "checkpoint", "signal", "flag"];
    for (const { item } of rows.filter(({ doubtful, how }) => doubtful && encoded.includes(how))) {
      const laws = parts
        .filter(({ source }) => source?.includes(item))
        .flatMap((part) => ("law" in part ? (part.law ?? []) : []));
      expect(laws.length, item).toBeGreaterThan(0);
    }
  });

  it.skipIf(!hasCatalogue)(`are those of the catalogue${skipped}`, () => {
    interface Entry {
      readonly id: string;
      readonly doubtful?: unknown;
    }
    const entries = JSON.parse(readFileSync(catalogue, "utf8")) as readonly Entry[];
    const own = entries.filter(({ id: item }) => item.startsWith(`${prefix}/`));
    const doubtful = (list: readonly { readonly doubtful?: unknown }[]) =>
      list.filter((one) => Boolean(one.doubtful));
    expect(rows.map(({ item }) => item).sort()).toEqual(own.map((one) => one.id).sort());
    expect(
      doubtful(rows)
        .map((row) => (row as Row).item)
        .sort(),
    ).toEqual(
      doubtful(own)
        .map((one) => (one as Entry).id)
        .sort(),
    );
    const known = new Set(entries.map((one) => one.id));
    for (const part of parts) {
      for (const source of part.source ?? []) {
        expect(known.has(source.split("#")[0] ?? ""), part.id).toBe(true);
      }
    }
  });

  it("are encoded by parts that are all used, in both languages, Chinese with its own marks", () => {
    const names = new Set<string>();
    const texts: { readonly zh: string; readonly en: string }[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) for (const one of node) walk(one);
      else if (typeof node === "object" && node !== null) {
        if ("zh" in node) texts.push(node as { zh: string; en: string });
        const { fact, condition, of } = node as Readonly<Record<string, unknown>>;
        for (const name of [fact, condition, of]) if (typeof name === "string") names.add(name);
        for (const inner of Object.values(node)) walk(inner);
      }
    };
    walk(ruleSet);
    for (const name of Object.keys({ ...ruleSet.signals, ...ruleSet.conditions })) {
      expect(names.has(name), name).toBe(true);
    }
    expect(texts.length).toBeGreaterThan(80);
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(zh).not.toMatch(/[,?;:!()]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

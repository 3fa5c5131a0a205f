import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sangforItems } from "./sangfor-items.ts";
import { read, root, sevenSteps as ruleSet } from "./sangfor-verdict.ts";

const catalogue = new URL("../shared/sources/catalogue.json", root);
const hasCatalogue = existsSync(catalogue);
const stages = ruleSet.stages ?? [];
const checkpoints = stages.flatMap((stage) => stage.checkpoints);
const signals = Object.entries(ruleSet.signals ?? {});
const itemOf = (sources: readonly string[] = []): string | undefined =>
  sources.find((source) => /^sangfor\/\d\.\d$/.test(source))?.slice("sangfor/".length);
const fromSource = checkpoints.filter(({ source }) => itemOf(source) !== undefined);
const ours = checkpoints.filter(({ source }) => itemOf(source) === undefined);
const hintsOf = (item: string): readonly string[] =>
  Array.from({ length: sangforItems[item]?.hints ?? 0 }, (_, n) => `sangfor/${item}#${n + 1}`);
const everyHint = Object.keys(sangforItems).flatMap(hintsOf);

function decided(): ReadonlyMap<string, { readonly how: string; readonly doubtful: boolean }> {
  const rows = read("docs/decisions/sangfor-behaviours.md").matchAll(
    /^\| `(sangfor\/\d\.\d#\d)` \| ([a-z ]+) \| .+ \| (yes|) *\|$/gm,
  );
  return new Map(
    [...rows].map(([, hint = "", how = "", doubtful]) => [
      hint,
      { how, doubtful: doubtful === "yes" },
    ]),
  );
}

describe("the seven steps and their source", () => {
  it("have seven stages and every one of the 34 checkpoints once", () => {
    expect(stages.map(({ id }) => id)).toEqual([
      "need-discovery",
      "funding",
      "technical-approval",
      "people-chart",
      "commercial-work",
      "tender",
      "contract",
    ]);
    expect(fromSource.map(({ source }) => itemOf(source)).sort()).toEqual(
      Object.keys(sangforItems).sort(),
    );
    expect(fromSource).toHaveLength(34);
  });

  it("put each checkpoint into the stage of its step", () => {
    for (const [index, stage] of stages.entries()) {
      const items = stage.checkpoints.flatMap(({ source }) => itemOf(source) ?? []);
      for (const item of items) expect(item.startsWith(`${index + 1}.`), item).toBe(true);
    }
  });

  it("hold exactly the 14 starred ones essential", () => {
    const starred = Object.keys(sangforItems).filter((item) => sangforItems[item]?.starred);
    expect(starred).toHaveLength(14);
    const essential = fromSource.filter((checkpoint) => checkpoint.essential);
    expect(essential.map(({ source }) => itemOf(source)).sort()).toEqual(starred);
  });

  it("mark as ours whatever the source does not ask for", () => {
    expect(ours).toHaveLength(8);
    for (const { id, note, source } of ours) {
      expect(note, id).toMatch(/^Ours/);
      expect(source?.length, id).toBeGreaterThan(0);
    }
    const { note, appliesWhen } = stages.find(({ id }) => id === "tender") ?? {};
    expect(note).toContain("ours");
    expect(appliesWhen).toEqual({ fact: "opportunity.isTendered", operator: "equal", value: true });
  });

  it("account for each of the 106 behaviours: cited, or left out with a reason", () => {
    const page = decided();
    const cited = new Set([
      ...checkpoints.flatMap(({ source }) => source ?? []),
      ...signals.flatMap(([, { source }]) => source ?? []),
    ]);
    expect(everyHint).toHaveLength(106);
    expect([...page.keys()].sort()).toEqual([...everyHint].sort());
    for (const hint of everyHint) {
      expect(cited.has(hint), hint).toBe(page.get(hint)?.how !== "left out");
    }
  });

  it("say in the decision page which behaviours are adverse and which doubtful", () => {
    for (const [hint, { how, doubtful }] of decided()) {
      const [item = "", number] = hint.slice("sangfor/".length).split("#");
      const own = sangforItems[item];
      expect(how === "adverse", hint).toBe(own?.adverse?.includes(Number(number)) === true);
      const isDoubtful = own?.doubtful === "all" || own?.doubtful?.includes(Number(number));
      expect(doubtful, hint).toBe(isDoubtful === true);
    }
  });

  it("cite the law wherever an item is doubtful", () => {
    for (const { id, law, source } of fromSource) {
      if (sangforItems[itemOf(source) ?? ""]?.doubtful) expect(law?.length, id).toBeGreaterThan(0);
    }
  });

  it.skipIf(!hasCatalogue)(
    `agree with the catalogue of sources${hasCatalogue ? "" : " (SKIPPED: ../shared/sources is not here)"}`,
    () => {
      interface Entry {
        readonly id: string;
        readonly hints?: number;
        readonly essential?: boolean;
        readonly adverse?: readonly number[];
        readonly doubtful?: readonly number[] | "all";
      }
      const entries = JSON.parse(readFileSync(catalogue, "utf8")) as readonly Entry[];
      const items = entries.filter(({ id }) => /^sangfor\/\d\.\d$/.test(id));
      const shaped = items.map(({ id, hints, essential, adverse, doubtful }) => [
        id.slice("sangfor/".length),
        {
          hints,
          ...(essential ? { starred: true } : {}),
          ...(adverse ? { adverse } : {}),
          ...(doubtful ? { doubtful } : {}),
        },
      ]);
      expect(Object.fromEntries(shaped)).toEqual(sangforItems);
      const known = new Set(entries.map(({ id }) => id));
      for (const { id, source } of [...checkpoints, ...signals.map(([id, s]) => ({ id, ...s }))]) {
        for (const one of source ?? []) expect(known.has(one.split("#")[0] ?? ""), id).toBe(true);
      }
    },
  );

  it("use every signal and every named condition they define", () => {
    const names = new Set<string>();
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) for (const one of node) walk(one);
      else if (typeof node === "object" && node !== null) {
        const { fact, condition } = node as { fact?: unknown; condition?: unknown };
        for (const name of [fact, condition]) if (typeof name === "string") names.add(name);
        for (const inner of Object.values(node)) walk(inner);
      }
    };
    walk([ruleSet.conditions, stages, ruleSet.flags]);
    for (const [id] of signals) expect(names.has(id), id).toBe(true);
    for (const id of Object.keys(ruleSet.conditions ?? {})) expect(names.has(id), id).toBe(true);
  });

  it("speak Chinese and English wherever they speak", () => {
    const texts: { readonly zh: string; readonly en: string }[] = [];
    const walk = (node: unknown): void => {
      if (Array.isArray(node)) for (const one of node) walk(one);
      else if (typeof node === "object" && node !== null) {
        if ("zh" in node) texts.push(node as { zh: string; en: string });
        else for (const inner of Object.values(node)) walk(inner);
      }
    };
    walk(ruleSet);
    expect(texts.length).toBeGreaterThan(200);
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(zh).not.toMatch(/[,?;:!()]/);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    for (const { id, ask } of checkpoints) expect(ask?.zh, id).toMatch(/[\uFF1F\u3002]$/u);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseRuleSet } from "../../src/rules/parse-rule-set.ts";
import type { RuleSet, Signal } from "../../src/rules/rule-set.ts";

const folder = new URL("../../rules/", import.meta.url);
const files = readdirSync(folder).filter(
  (name) => name.endsWith(".json") && !name.endsWith(".schema.json"),
);
const read = (file: string): string => readFileSync(new URL(file, folder), "utf8");

interface Declaration {
  readonly file: string;
  readonly signal: Signal;
}

const declarations = files.flatMap((file) =>
  Object.entries((JSON.parse(read(file)) as RuleSet).signals ?? {}).map(
    ([id, signal]) => [id, { file, signal }] as const,
  ),
);
const byId = (): ReadonlyMap<string, readonly Declaration[]> => {
  const found = new Map<string, Declaration[]>();
  for (const [id, declaration] of declarations) {
    found.set(id, [...(found.get(id) ?? []), declaration]);
  }
  return found;
};
const shared = [...byId()].filter(([, some]) => some.length > 1);

/** What each file that declares a signal fails to cite though another one does. */
const missingCitations = (some: readonly Declaration[]): readonly string[] => {
  const all = new Set(some.flatMap(({ signal }) => signal.source ?? []));
  return some.flatMap(({ file, signal }) => {
    const own = new Set(signal.source);
    return [...all].filter((one) => !own.has(one)).map((one) => `${file} lacks ${one}`);
  });
};

describe("a signal of several rule sets", () => {
  it("is no rarity: an observation is to count in more than one method", () => {
    expect(shared.length).toBeGreaterThanOrEqual(30);
  });

  it.each(shared)("`%s` cites the same sources wherever it is declared", (_, some) => {
    expect(missingCitations(some)).toEqual([]);
  });

  it.each(shared)("`%s` is defined alike wherever it is declared", (_, some) => {
    const [first, ...others] = some;
    for (const { file, signal } of others) {
      expect(signal, `${first?.file} and ${file}`).toEqual(first?.signal);
    }
  });
});

const titled = (lang: "zh" | "en") => {
  const ids = new Map<string, Set<string>>();
  for (const [id, { signal }] of declarations) {
    for (const words of [signal.title[lang], signal.ask[lang]]) {
      ids.set(words, (ids.get(words) ?? new Set()).add(id));
    }
  }
  return [...ids].filter(([, some]) => some.size > 1);
};

it.each(["zh", "en"] as const)("no two signals have the same title or question in %s", (lang) => {
  expect(titled(lang)).toEqual([]);
});

it.each(files)("%s is one self-contained file: it parses alone", (file) => {
  const parsed = parseRuleSet(read(file));
  expect(parsed.ok ? [] : parsed.issues).toEqual([]);
});

it.each(files)("%s declares no signal that it does not use", (file) => {
  const { signals = {}, ...rest } = JSON.parse(read(file)) as RuleSet;
  const rules = JSON.stringify(rest);
  const isRead = (id: string): boolean =>
    rules.includes(`"fact":"${id}"`) || rules.includes(`"of":"${id}"`);
  expect(Object.keys(signals).filter((id) => !isRead(id))).toEqual([]);
});

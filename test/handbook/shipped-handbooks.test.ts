import { describe, expect, test } from "vitest";
import { handbookHtml } from "../../src/handbook/handbook-html.ts";
import { handbookMarkdown } from "../../src/handbook/handbook-markdown.ts";
import { writeHandbook } from "../../src/handbook/write-handbook.ts";
import type { RuleSet } from "../../src/rules/rule-set.ts";
import { shippedRuleSets } from "../../src/shipped/rule-sets.ts";

const sets: readonly RuleSet[] = Object.values(shippedRuleSets);
const cases = sets.flatMap((ruleSet) =>
  (["zh", "en"] as const).map((lang) => [ruleSet.id, lang, ruleSet] as const),
);

/** The anchors that a handbook of a rule set must have, each for one thing. */
const expectedAnchors = (ruleSet: RuleSet): readonly string[] => {
  const { stages = [], signals = {}, custom = {}, flags = [] } = ruleSet;
  const checkpoints = stages.flatMap((stage) => stage.checkpoints);
  const cited = [
    ruleSet.source,
    ...[...stages, ...checkpoints, ...flags].map(({ source }) => source),
    ...[...Object.values(signals), ...Object.values(custom)].map(({ source }) => source),
  ].flatMap((one) => one ?? []);
  return [
    ...stages.map(({ id }) => `stage-${id}`),
    ...checkpoints.map(({ id }) => `checkpoint-${id}`),
    ...Object.keys(signals).map((id) => `signal-${id}`),
    ...Object.keys(custom).map((id) => `custom-${id}`),
    ...flags.map(({ id }) => `flag-${id}`),
    ...[...new Set(cited)].map((_, index) => `source-${index + 1}`),
  ].sort();
};

const parts = ["top", "guide", "stages", "flags", "signals", "ages", "sources"];
const found = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(text.matchAll(pattern), ([, name]) => name ?? "");
const entries = (anchors: readonly string[]): readonly string[] =>
  anchors.filter((anchor) => !parts.includes(anchor)).sort();

describe.each(cases)("the handbook of %s in %s", (_, lang, ruleSet) => {
  const handbook = writeHandbook(ruleSet, { lang });
  const page = handbookHtml(handbook);
  const markdown = handbookMarkdown(handbook);

  test("names every stage, checkpoint, signal, flag and source once", () => {
    const expected = expectedAnchors(ruleSet);
    expect(entries(found(page, / id="([^"]*)"/g))).toEqual(expected);
    expect(entries(found(markdown, /<a id="([^"]*)">/g))).toEqual(expected);
    const names = handbook.sources.map(({ source }) => source);
    expect(new Set(names).size).toBe(names.length);
  });

  test("leads every link to something that is there", () => {
    const anchors = new Set(found(page, / id="([^"]*)"/g));
    expect(found(page, /href="#([^"]*)"/g).filter((one) => !anchors.has(one))).toEqual([]);
    const marked = new Set(found(markdown, /<a id="([^"]*)">/g));
    expect(found(markdown, /\]\(#([^)]*)\)/g).filter((one) => !marked.has(one))).toEqual([]);
  });

  test("asks what every signal asks, in its own language", () => {
    const asks = Object.values(ruleSet.signals ?? {}).map(({ ask }) => ask[lang]);
    expect(handbook.signals.map(({ ask }) => ask).slice(0, asks.length)).toEqual(asks);
    const said = JSON.stringify({ ...handbook, sources: [] });
    if (lang === "en") expect(said.replace(/"law":\[[^\]]*\]/g, "")).not.toMatch(/[，。？：；]/u);
  });
});

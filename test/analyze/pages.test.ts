import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checks } from "../../src/analyze/checks.ts";
import { found } from "./sample-rules.ts";

const section = (page: string, name: string): string =>
  page.split(/^## /m).find((part) => part.startsWith(name)) ?? "";

const example = (page: string, name: string) => {
  const [, json = ""] = /```json\n([\s\S]*?)```/.exec(section(page, name)) ?? [];
  return JSON.parse(json) as Readonly<Record<string, unknown>>;
};

describe.each(checks.map(({ code }) => code))("the page of %s", (code) => {
  const page = readFileSync(`docs/checks/${code}.md`, "utf8");

  it("is named after its check", () => {
    expect(page.startsWith(`# ${code}\n`)).toBe(true);
  });

  it("shows what the check finds", () => {
    expect(found(code, example(page, "Avoid")).length).toBeGreaterThan(0);
  });

  it("shows what the check accepts", () => {
    expect(found(code, example(page, "Prefer"))).toEqual([]);
  });

  it("says why in both languages", () => {
    const why = section(page, "Why");
    expect(why).toMatch(/[a-z]{3,} [a-z]{2,}/);
    expect(why).toMatch(/[\u4e00-\u9fff]{6,}/u);
  });
});

it("every check has its file, its test and its page, and nothing else stands there", () => {
  const codes = checks.map(({ code }) => code).sort();
  const names = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name !== "README.md")
      .map((name) => name.replace(ending, ""))
      .sort();
  expect(names("src/analyze/checks", ".ts")).toEqual(codes);
  expect(names("test/analyze/checks", ".test.ts")).toEqual(codes);
  expect(names("docs/checks", ".md")).toEqual(codes);
});

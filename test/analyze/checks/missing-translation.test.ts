import { expect, it } from "vitest";
import { places } from "../sample-rules.ts";

const find = (zh: string, en: string) => places("missing-translation", { description: { zh, en } });

it("finds English where Chinese should stand, and the other way about", () => {
  expect(find("rules for large customers", "rules for large customers")).toEqual([
    "/description/zh",
  ]);
  expect(find("大客户的规则", "大客户的规则")).toEqual(["/description/en"]);
});

it("finds blanks", () => {
  expect(find(" ", "rules")).toEqual(["/description/zh"]);
  expect(find("规则", "\t")).toEqual(["/description/en"]);
});

it("leaves names alone that are the same in both, and words of the other language within", () => {
  expect(find("MEDDPICC", "MEDDPICC")).toEqual([]);
  expect(find("按 decision criteria 打分", "scored by 决策标准 (criteria of decision)")).toEqual(
    [],
  );
});

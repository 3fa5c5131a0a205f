import { expect, test } from "vitest";
import { nameOfAbout } from "../../src/report/about-name.ts";
import { firstName } from "../../src/words/first-name.ts";

test("the first name that says something is taken", () => {
  expect(firstName("", " \u3000", null, undefined, "王某", "李某")).toBe("王某");
  expect(firstName(" ", null)).toBeUndefined();
});

test("somebody whose name is blank is told by what else there is", () => {
  const deal = {
    id: "d",
    contacts: [
      { id: "a", name: "" },
      { id: "b", name: " ", title: "总工" },
    ],
    organisations: [{ id: "o", name: "" }],
  };
  expect(["a", "b", "o"].map((id) => nameOfAbout(deal, id, "zh"))).toEqual(["a", "总工", "o"]);
});

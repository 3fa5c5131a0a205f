import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openPlace, type Place } from "../cli/program.ts";
import { commandsOf } from "./page-commands.ts";
import { root } from "./snippet.ts";

const deal = readFileSync(join(root, "fixtures/deals/03-missing-evidence.json"), "utf8");
const answers = `{"do":"dont-know"}\n{"do":"skip"}\n`;
const rules = readFileSync(join(root, "rules/sangfor-seven-steps.json"), "utf8");
const tests = "fixtures/rule-tests/sangfor-seven-steps";

/** The commands of a page run one after the other, as somebody does who follows it. */
const pages: Readonly<
  Record<
    string,
    {
      readonly begin: (place: Place) => void;
      /** The codes to end with that are not 0, and what is then told. */
      readonly codes?: readonly (readonly [command: RegExp, code: number, told: string])[];
    }
  >
> = {
  "docs/ask.md": {
    begin: (place) => {
      place.write("deal.json", deal);
      place.write("answers.ndjson", answers);
    },
    codes: [
      // 2: what is asked for is still missing.
      [/--script/, 2, ""],
      [/^ask/, 64, "an interview needs a terminal"],
    ],
  },
  "docs/extends.md": { begin: () => undefined },
  "docs/sheets.md": { begin: (place) => place.write("deal.json", deal) },
  "docs/rule-tests.md": {
    begin: (place) => {
      for (const name of readdirSync(join(root, tests))) {
        place.write(`tests/${name}`, readFileSync(join(root, tests, name), "utf8"));
      }
    },
  },
  "docs/mutate.md": {
    begin: (place) => {
      const own = "fixtures/rule-tests/b2b-qualification";
      place.write("mine.json", readFileSync(join(root, "rules/b2b-qualification.json"), "utf8"));
      for (const name of readdirSync(join(root, own))) {
        place.write(`tests/${name}`, readFileSync(join(root, own, name), "utf8"));
      }
    },
  },
  "docs/checks/README.md": {
    begin: (place) => {
      place.write("mine.json", rules);
      place.write("rules/mine.json", rules);
    },
  },
};

describe.each(Object.entries(pages))("the commands of %s", (page, { begin, codes = [] }) => {
  const place = openPlace();
  afterAll(() => place.remove());
  begin(place);

  test.each(commandsOf(page))("dealgate %s works as shown", async (command) => {
    const [, code, told] = codes.find(([pattern]) => pattern.test(command)) ?? [command, 0, ""];
    const ran = await place.run(command.split(/\s+/), { stop: AbortSignal.abort() });
    expect([ran.code, ran.stderr]).toEqual([code, expect.stringContaining(told)]);
  });
});

test("what the pages end with is what they say", async () => {
  const place = openPlace();
  for (const page of ["docs/extends.md", "docs/sheets.md"]) {
    place.write("deal.json", deal);
    for (const command of commandsOf(page)) await place.run(command.split(/\s+/));
  }
  expect(JSON.parse(place.read("rules.json"))).toEqual(JSON.parse(rules));
  expect(JSON.parse(place.read("deal.json"))).toEqual(JSON.parse(deal));
  expect(JSON.parse(place.read("our-rules/rules/our-rules.json"))).toHaveProperty("was");
  expect(JSON.parse(place.read("whole.json")).id).toBe("our-rules");
  place.remove();
});

import fc from "fast-check";
import { writeSheets } from "../../src/cli/sheet-workbook.ts";
import { ruleSetSheets } from "../../src/sheets/rule-set-sheets.ts";
import { meddpicc } from "../../src/shipped/rule-sets.ts";
import { openPlace, type Place } from "../cli/program.ts";
import { hostileBytes, hostileText } from "./hostile.ts";
import { smallDeal, smallExtension, smallRules, textOf, textsIn } from "./sound.ts";
import type { Target } from "./targets.ts";

let place: Place | undefined;

const opened = (): Place => {
  place ??= openPlace();
  return place;
};

/** Takes away the folder that commands were run in. */
export const closePlace = (): void => {
  place?.remove();
  place = undefined;
};

const deals = [JSON.stringify(smallDeal), `${JSON.stringify(smallDeal)}\n{"id":"d-2"}\n`];
const rules = [JSON.stringify(smallRules), JSON.stringify(smallExtension)];
const tests = textsIn("fixtures/rule-tests/meddpicc", ".test.json", 2);
const history = [
  "deal,at,to,from,reason\nd,2026-01-01,Prospecting,,\nd,2026-01-02,Closed Won,Prospecting,x\n",
  '{"deal":"d","at":"2026-01-01","to":"Prospecting"}\n',
];
const stages = [textOf("fixtures/audit/salesforce-stages.json")];
const historyMap = [textOf("fixtures/audit/salesforce-history.json")];
const mappings = [textOf("mappings/salvirt-b2b.json")];
const table = ["Product;Authority\na;High\n", "id,name\n1,x\n"];
const script = ['{"answer":true}\n{"do":"skip"}\n{"do":"end"}\n'];
const facts = ['{"facts":{},"custom":{"erp":{"title":{"zh":"字","en":"w"},"type":"number"}}}'];
const workbook = await writeSheets(ruleSetSheets(meddpicc, "en"));

/** The files that a command may be given, by name, and what sound ones hold. */
const kinds = {
  "deal.json": hostileText(deals),
  "rules.json": hostileText(rules),
  // Rules that extend a large rule set have proofs that take long.
  "small.json": hostileText(rules.slice(0, 1)),
  "x.test.json": hostileText(tests),
  "history.csv": hostileText(history),
  "stages.json": hostileText(stages),
  "map.json": hostileText(historyMap),
  "mapping.json": hostileText(mappings),
  "table.csv": hostileText(table),
  "script.ndjson": hostileText(script),
  "facts.json": hostileText(facts),
  "book.xlsx": hostileBytes([workbook]),
} as const;
type File = keyof typeof kinds;

const sound: Readonly<Record<File, string | Uint8Array>> = {
  "deal.json": deals[0] ?? "",
  "rules.json": rules[0] ?? "",
  "small.json": rules[0] ?? "",
  "x.test.json": tests[0] ?? "",
  "history.csv": history[0] ?? "",
  "stages.json": stages[0] ?? "",
  "map.json": historyMap[0] ?? "",
  "mapping.json": mappings[0] ?? "",
  "table.csv": table[0] ?? "",
  "script.ndjson": script[0] ?? "",
  "facts.json": facts[0] ?? "",
  "book.xlsx": workbook,
};

/** The calls that are tried, and which of their files is hostile. */
const calls: readonly (readonly [File, string])[] = [
  ["deal.json", "assess deal.json --as-of 2026-06-30"],
  ["deal.json", "assess deal.json --rules rules.json --json"],
  ["deal.json", "assess deal.json --rules rules.json --since 2026-01-01 --outcomes"],
  ["rules.json", "assess deal.json --rules rules.json"],
  ["rules.json", "assess deal.json --overlay rules.json"],
  ["deal.json", "unlock deal.json --rules rules.json"],
  ["rules.json", "unlock deal.json --rules rules.json"],
  ["deal.json", "ask deal.json --rules rules.json --by Li --script script.ndjson"],
  ["script.ndjson", "ask deal.json --rules rules.json --by Li --script script.ndjson"],
  ["deal.json", "map deal.json"],
  ["deal.json", "funnel deal.json --rules rules.json"],
  ["deal.json", "form JTF002 deal.json"],
  ["rules.json", "check rules.json"],
  ["rules.json", "check rules.json --format sarif"],
  ["x.test.json", "test x.test.json --coverage"],
  ["small.json", "prove small.json --effort 1000"],
  ["small.json", "prove rules.json --against small.json --effort 1000"],
  ["x.test.json", "mutate rules.json --tests x.test.json --limit 2"],
  ["rules.json", "diff sangfor-seven-steps rules.json"],
  ["rules.json", "flatten rules.json"],
  ["rules.json", "handbook rules.json"],
  ["rules.json", "rules rules.json"],
  ["facts.json", "schema --facts facts.json"],
  ["book.xlsx", "sheet import book.xlsx out.json"],
  ["rules.json", "sheet export rules.json out.xlsx"],
  ["deal.json", "sheet export --deals deal.json out.xlsx"],
  ["history.csv", "audit history.csv --stages stages.json"],
  ["stages.json", "audit history.csv --stages stages.json"],
  ["map.json", "audit history.csv --stages stages.json --map map.json"],
  ["table.csv", "import --map salvirt-b2b table.csv"],
  ["mapping.json", "import --map mapping.json table.csv"],
];

/** Thrown when a command ends as it never should. */
class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code = "command";
}

const codes = new Set([0, 1, 2, 3, 64]);

const runOn = (file: File, argv: readonly string[]) => async (content: string | Uint8Array) => {
  const { write, run } = opened();
  for (const [name, text] of Object.entries(sound)) if (argv.includes(name)) write(name, text);
  write(file, content);
  for (const lang of ["zh", "en"]) {
    const { code, stdout, stderr } = await run([...argv, "--lang", lang]);
    if (!codes.has(code)) throw new CommandError(`ended with ${code}`);
    if (code >= 3 && stdout + stderr === "")
      throw new CommandError(`ended with ${code} and no word`);
    // What a file holds is data: it never tells the terminal anything.
    if (`${stdout}${stderr}`.includes("\u001b")) throw new CommandError("an escape sequence");
  }
};

/** Every command, each with a hostile file among those it is given; and hostile arguments. */
export const commands: readonly Target[] = [
  ...calls.map(
    ([file, call]): Target => ({
      name: `dealgate ${call}, hostile ${file}`,
      input: kinds[file] as fc.Arbitrary<unknown>,
      feed: runOn(file, call.split(" ")) as Target["feed"],
      share: 0.02,
    }),
  ),
  {
    name: "dealgate with any arguments",
    input: fc.array(
      fc.oneof(
        fc.constantFrom(
          ...calls.flatMap(([, call]) => call.split(" ")),
          ...["--lang", "--help", "-h", "--version", "--", "--as-of", "--steps", "--threshold"],
          ...["9".repeat(400), "2026-02-30", "__proto__", "constructor", "\u001b[2J", "\ud800", ""],
        ),
        fc.string({ maxLength: 20 }),
      ),
      { maxLength: 7 },
    ),
    feed: (async (argv: readonly string[]) => {
      const { write, run } = opened();
      for (const [name, text] of Object.entries(sound)) write(name, text);
      const isHarmless = !argv.some((word) =>
        /^(--watch|init|generate|-|--out|--rejects)/.test(word),
      );
      if (!isHarmless || argv.some((word) => word.includes("/") || word.includes("\0"))) return;
      const { code, stderr } = await run(argv);
      if (!codes.has(code)) throw new CommandError(`ended with ${code}`);
      if (stderr.includes("\u001b")) throw new CommandError("an escape sequence");
    }) as Target["feed"],
    share: 0.1,
  },
];

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The longest sound text that hostile ones are made from: longer ones take time and find no more. */
const longest = 60_000;

/** Returns the texts of the files of a folder that end so, the shortest first. */
export const textsIn = (folder: string, ending: string, most = 8): readonly string[] => {
  const at = join(root, folder);
  return readdirSync(at, { recursive: true, encoding: "utf8" })
    .map((name) => join(at, name))
    .filter((path) => path.endsWith(ending) && statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"))
    .filter((text) => text.length <= longest)
    .sort((one, other) => one.length - other.length)
    .slice(0, most);
};

/** Returns the text of a file of the repository. */
export const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

/** Returns texts as data. */
export const dataOf = (texts: readonly string[]): readonly unknown[] =>
  texts.map((text) => JSON.parse(text) as unknown);

const words = { zh: "字", en: "word" };

/** A small rule set with every part that a rule set may have. */
export const smallRules = {
  id: "small",
  version: "1.0.0",
  kind: "stages",
  title: words,
  staleAfterDays: { "contacts.stance": 90 },
  custom: {
    erp: {
      title: words,
      ask: words,
      type: "record",
      fields: { seats: { type: "number", min: 0 } },
    },
  },
  signals: {
    ready: {
      title: words,
      subject: "deal",
      type: "boolean",
      favours: "us",
      ask: words,
      staleAfterDays: 30,
      source: ["small/1"],
    },
    grade: {
      title: words,
      subject: "contact",
      type: "choice",
      ordered: true,
      values: [
        { value: "low", title: words },
        { value: "high", title: words },
      ],
      favours: "us",
      ask: words,
    },
  },
  conditions: { "has-friend": { fact: "contacts.count", operator: "greaterThan", value: 0 } },
  stages: [
    {
      id: "first",
      title: words,
      passMark: 60,
      winProbability: 0.1,
      checkpoints: [
        {
          id: "is-ready",
          title: words,
          essential: true,
          weight: 2,
          waivable: true,
          when: {
            any: [
              { fact: "ready", operator: "equal", value: true },
              { atLeast: 1, of: [{ condition: "has-friend" }] },
            ],
          },
          advice: words,
        },
      ],
    },
    {
      id: "second",
      title: words,
      formerly: ["old-second"],
      appliesWhen: { not: { fact: "custom.erp", path: "seats", operator: "lessThan", value: 5 } },
      entry: {
        fact: "contacts.share",
        operator: "greaterThanInclusive",
        value: 0.5,
        params: { meets: { fact: "grade", operator: "greaterThanInclusive", value: "high" } },
      },
      checkpoints: [{ id: "attested", title: words, judgement: { source: "document" } }],
    },
  ],
  wonAfter: "second",
  flags: [
    {
      id: "late",
      title: words,
      severity: "block",
      presumed: "absent",
      when: { fact: "opportunity.closeDate.daysUntil", operator: "lessThan", value: 0 },
    },
  ],
} as const;

/** A deal that answers what the small rule set asks. */
export const smallDeal = {
  id: "d-1",
  name: "样例商机（虚构）",
  account: { name: "样例客户（虚构）", tier: "A" },
  contacts: [{ id: "c1", roles: ["decider"], stance: "supporter", organisation: "o1" }],
  organisations: [{ id: "o1", kind: "competitor" }],
  opportunity: {
    amount: 1000,
    closeDate: "2026-12-31",
    needs: [{ id: "n1", isMet: true }],
    activities: [{ id: "a1", day: "2026-06-01", kind: "visit", contact: "c1" }],
  },
  custom: { erp: { seats: 7 } },
  evidence: [
    { id: "e1", what: "ready", value: true, at: "2026-06-01", by: "Li", source: "document" },
    { what: "grade", about: "c1", value: "high", at: "2026-06-02" },
    { what: "contacts.complete", value: "all", at: "2026-06-02" },
    { what: "small/attested", value: true, at: "2026-06-03", withdraws: "e1" },
  ],
  progress: {
    small: {
      stage: "first",
      history: [{ kind: "external", to: "first", at: "2026-05-01", note: "imported" }],
      waivers: [
        {
          checkpoint: "is-ready",
          by: "Li",
          reason: "agreed",
          at: "2026-06-01",
          until: "2026-07-01",
        },
      ],
    },
  },
} as const;

/** An extension of a rule set of the package. */
export const smallExtension = {
  extends: { id: "meddpicc", version: "1.0.0" },
  id: "ours",
  version: "1.0.0",
  title: words,
  stages: { discovery: { passMark: 70 } },
} as const;

import { describe, expect, test } from "vitest";
import { compareRuleSets } from "../../src/compare/compare-rule-sets.ts";
import type { ConditionLine } from "../../src/compare/condition-difference.ts";
import { type Difference, isSameRuleSet } from "../../src/compare/difference.ts";
import { type Draft, small } from "./small-rules.ts";

const compared = (change: (rules: Draft) => void) => compareRuleSets(small(), small(change));
const changes = (change: (rules: Draft) => void) => compared(change).changes;
const yes = (fact: string) => ({ fact, operator: "equal", value: true });

/** What became of which part: "changed checkpoint in-touch". */
const told = ({ change, part, id }: Difference) => `${change} ${part} ${id}`;

const lines = ([difference]: readonly Difference[]): readonly string[] =>
  (difference?.properties ?? []).flatMap((property) =>
    property.kind === "condition" ? property.lines.map(line) : [],
  );
const line = ({ sign, depth, words }: ConditionLine): string =>
  `${sign} ${"> ".repeat(depth)}${words.en}`;

describe("a rule set compared with itself", () => {
  test("does not differ", () => {
    expect(compareRuleSets(small(), small())).toEqual({
      from: { id: "small", version: "1.0.0" },
      to: { id: "small", version: "1.0.0" },
      changes: [],
      words: [],
    });
  });

  test("does not differ by its version alone", () => {
    const later = compared((rules) => {
      rules.version = "1.0.1";
    });
    expect([later.from.version, later.to.version]).toEqual(["1.0.0", "1.0.1"]);
    expect(isSameRuleSet(later)).toBe(true);
  });

  test("does not differ when defaults are written out", () => {
    const same = compared((rules) => {
      rules.stages[1].passMark = 0;
      const [priced] = rules.stages[1].checkpoints;
      Object.assign(priced, { weight: 1, essential: false, waivable: false });
      rules.stages[0].checkpoints[1].judgement = true;
    });
    expect(isSameRuleSet(same)).toBe(true);
  });

  test("does not differ when a named condition is written in place, in another order", () => {
    const same = compared((rules) => {
      rules.stages[0].checkpoints[0].when = { all: [yes("answered"), yes("asked")] };
      rules.conditions = undefined;
      delete rules.conditions;
    });
    expect(isSameRuleSet(same)).toBe(true);
  });
});

describe("stages", () => {
  test("are told when added and removed, with the checkpoints in them", () => {
    const difference = changes((rules) => {
      const [, offer] = rules.stages.splice(1, 1, {
        id: "trial",
        title: { zh: "试用", en: "trial" },
        passMark: 70,
        checkpoints: [{ id: "tried", title: { zh: "试过", en: "tried" }, weight: 3 }],
      });
      expect(offer).toBeUndefined();
      rules.wonAfter = "trial";
    });
    expect(difference.map(told)).toEqual([
      "changed rule-set small",
      "added stage trial",
      "added checkpoint tried",
      "removed stage offer",
      "removed checkpoint priced",
    ]);
    expect(difference[0]?.properties).toEqual([
      { kind: "value", property: "wonAfter", from: "offer", to: "trial" },
    ]);
    expect(difference[1]?.properties).toEqual([
      { kind: "value", property: "passMark", from: 0, to: 70 },
    ]);
    expect(difference[2]?.properties).toEqual([
      { kind: "value", property: "weight", from: 1, to: 3 },
    ]);
  });

  test("are renamed when the newer one says what it was formerly, and nothing else differs", () => {
    const difference = changes((rules) => {
      rules.stages[1].id = "proposal";
      rules.stages[1].formerly = ["offer"];
      rules.wonAfter = "proposal";
    });
    expect(difference).toEqual([
      {
        part: "stage",
        change: "renamed",
        id: "proposal",
        formerly: "offer",
        title: { zh: "报价", en: "offer" },
        properties: [],
      },
    ]);
  });

  test("without a former id are one removed and one added", () => {
    const difference = changes((rules) => {
      rules.stages[1].id = "proposal";
      rules.wonAfter = "proposal";
    });
    expect(difference.map(told)).toEqual([
      "changed rule-set small",
      "added stage proposal",
      "changed checkpoint priced",
      "removed stage offer",
    ]);
    expect(difference[2]?.properties).toEqual([
      { kind: "value", property: "stage", from: "offer", to: "proposal" },
    ]);
  });

  test("in another order are told once, as the order", () => {
    const difference = changes((rules) => {
      rules.stages.reverse();
    });
    expect(difference).toEqual([
      {
        part: "rule-set",
        change: "changed",
        id: "small",
        title: { zh: "小规则", en: "small rules" },
        properties: [
          {
            kind: "value",
            property: "stages",
            from: ["contact", "offer"],
            to: ["offer", "contact"],
          },
        ],
      },
    ]);
  });

  test("with another pass mark, entry and application are changed", () => {
    const difference = changes((rules) => {
      Object.assign(rules.stages[1], {
        passMark: 10,
        entry: yes("asked"),
        appliesWhen: yes("price-named"),
      });
    });
    expect(difference.map(told)).toEqual(["changed stage offer"]);
    expect(difference[0]?.properties.map(({ property }) => property)).toEqual([
      "passMark",
      "appliesWhen",
      "entry",
    ]);
    expect(lines(difference)).toEqual(["added a price was named", "added the customer has asked"]);
  });
});

describe("checkpoints", () => {
  test("are told by what they count for", () => {
    const [difference] = changes((rules) => {
      Object.assign(rules.stages[0].checkpoints[1], {
        weight: 4,
        essential: true,
        waivable: true,
        judgement: { source: "document" },
      });
    });
    expect(difference?.properties).toEqual([
      { kind: "value", property: "essential", from: false, to: true },
      { kind: "value", property: "weight", from: 1, to: 4 },
      { kind: "value", property: "waivable", from: false, to: true },
      { kind: "value", property: "judgement", from: true, to: "document" },
    ]);
  });

  test("that move are told with both stages", () => {
    const difference = changes((rules) => {
      rules.stages[1].checkpoints.push(rules.stages[0].checkpoints.pop());
    });
    expect(difference.map(told)).toEqual(["changed checkpoint interested"]);
    expect(difference[0]?.properties).toEqual([
      { kind: "value", property: "stage", from: "contact", to: "offer" },
    ]);
  });

  test("in another order within their stage are the same", () => {
    expect(changes((rules) => rules.stages[0].checkpoints.reverse())).toEqual([]);
  });

  test("with a new id and their old title or conditions are renamed", () => {
    const byTitle = changes((rules) => {
      rules.stages[0].checkpoints[0].id = "contact-made";
      rules.stages[0].checkpoints[0].when = yes("asked");
    });
    expect(byTitle.map(told)).toEqual(["renamed checkpoint contact-made"]);
    expect(byTitle[0]?.formerly).toBe("in-touch");
    const byConditions = compared((rules) => {
      rules.stages[0].checkpoints[0].id = "contact-made";
      rules.stages[0].checkpoints[0].title = { zh: "接上头", en: "contact made" };
    });
    expect(byConditions.changes.map(told)).toEqual(["renamed checkpoint contact-made"]);
    expect(byConditions.words.map(told)).toEqual(["words checkpoint contact-made"]);
  });

  test("with a new id, title and conditions are one removed and one added", () => {
    const difference = changes((rules) => {
      rules.stages[1].checkpoints = [{ id: "paid", title: { zh: "已付款", en: "paid" } }];
    });
    expect(difference.map(told)).toEqual(["added checkpoint paid", "removed checkpoint priced"]);
  });
});

describe("a changed condition", () => {
  const inTouch = (when: unknown) =>
    lines(
      changes((rules) => {
        rules.stages[0].checkpoints[0].when = when;
      }),
    );

  test("of a named one shows in every checkpoint that uses it, and not by itself", () => {
    const difference = changes((rules) => {
      rules.conditions.talked.all.push(yes("price-named"));
    });
    expect(difference.map(told)).toEqual(["changed checkpoint in-touch"]);
    expect(lines(difference)).toEqual([
      "same all of these:",
      "same > the customer has asked",
      "same > we have answered",
      "added > a price was named",
    ]);
  });

  test("tells what was taken out and put in", () => {
    expect(inTouch({ all: [yes("answered"), yes("price-named")] })).toEqual([
      "same all of these:",
      "same > we have answered",
      "removed > the customer has asked",
      "added > a price was named",
    ]);
  });

  test("tells how many are needed", () => {
    expect(inTouch({ any: [yes("asked"), yes("answered")] })).toEqual([
      "removed all of these:",
      "added at least one of these:",
      "same > the customer has asked",
      "same > we have answered",
    ]);
  });

  test("tells what was put around it", () => {
    expect(inTouch({ any: [{ condition: "talked" }, yes("price-named")] })).toEqual([
      "added at least one of these:",
      "same > all of these:",
      "same > > the customer has asked",
      "same > > we have answered",
      "added > a price was named",
    ]);
  });

  test("that is gone leaves its lines", () => {
    const gone = changes((rules) => {
      delete rules.stages[0].checkpoints[1].when;
    });
    expect(lines(gone)).toEqual([
      "removed at least one of these:",
      "removed > the customer has asked",
      "removed > a price was named",
    ]);
  });

  test("that reads the same in words is told as it is written", () => {
    const no = lines(
      changes((rules) => {
        rules.flags[0].when = { fact: "answered", operator: "equal", value: false };
      }),
    );
    expect(no).toEqual(["removed answered equal true (not)", "added answered equal false"]);
  });

  describe("that reads the same in words", () => {
    const people = (where: unknown) => ({
      fact: "contacts.count",
      operator: "greaterThanInclusive",
      value: 1,
      params: { where },
    });
    const twins = (rules: Draft, when: unknown): void => {
      const title = { zh: "支持我们", en: "supports us" };
      const signal = { ...rules.signals.asked, title };
      Object.assign(rules.signals, {
        backs: { ...signal, subject: "contact" },
        supports: { ...signal, subject: "contact" },
        won: signal,
        gained: signal,
      });
      rules.stages[0].checkpoints[0].when = when;
    };
    const between = (from: unknown, to: unknown) =>
      lines(
        compareRuleSets(
          small((rules) => twins(rules, from)),
          small((rules) => twins(rules, to)),
        ).changes,
      );

    test("shows the people whom an aggregate asks for", () => {
      expect(between(people(yes("backs")), people(yes("supports")))).toEqual([
        "removed contacts.count(where: backs equal true) greaterThanInclusive 1",
        "added contacts.count(where: supports equal true) greaterThanInclusive 1",
      ]);
    });

    test("shows what must be known", () => {
      const known = (of: string) => ({ ...yes("known"), params: { of } });
      expect(between(known("won"), known("gained"))).toEqual([
        "removed known(of: won) equal true",
        "added known(of: gained) equal true",
      ]);
    });

    test("leaves out the tests that both have", () => {
      expect(
        between({ all: [yes("asked"), yes("won")] }, { all: [yes("asked"), yes("gained")] }),
      ).toEqual(["removed won equal true", "added gained equal true"]);
    });

    test("shows the groups where both have the same tests", () => {
      const grouped = (inner: string, outer: string) => ({
        all: [{ any: [yes("asked"), yes(inner)] }, yes(outer)],
      });
      expect(between(grouped("won", "gained"), grouped("gained", "won"))).toEqual([
        "removed all(any(asked equal true, won equal true), gained equal true)",
        "added all(any(asked equal true, gained equal true), won equal true)",
      ]);
    });
  });
});

describe("signals, fields and flags", () => {
  test("are told when added, removed and changed", () => {
    const difference = changes((rules) => {
      rules.signals.asked.staleAfterDays = 90;
      rules.signals["price-named"].favours = "neither";
      rules.signals.visited = { ...rules.signals.answered, subject: "contact" };
      rules.custom = {
        region: {
          title: { zh: "区", en: "region" },
          type: "text",
          ask: { zh: "哪区", en: "which" },
        },
      };
      rules.flags[0].severity = "block";
      rules.flags[0].presumed = "absent";
    });
    expect(difference.map(told)).toEqual([
      "changed signal asked",
      "changed signal price-named",
      "added signal visited",
      "added custom region",
      "changed flag silent",
    ]);
    expect(difference[0]?.properties).toEqual([
      { kind: "value", property: "staleAfterDays", from: null, to: 90 },
    ]);
    expect(difference[1]?.properties).toEqual([
      { kind: "value", property: "favours", from: "us", to: "neither" },
    ]);
    expect(difference[4]?.properties).toEqual([
      { kind: "value", property: "severity", from: "warn", to: "block" },
      { kind: "value", property: "presumed", from: null, to: "absent" },
    ]);
  });

  test("differ by the order of their values only where the values have one", () => {
    const choice = (ordered: boolean, values: readonly string[]) => (rules: Draft) => {
      rules.signals.mood = {
        ...rules.signals.asked,
        type: "choice",
        ordered,
        values: values.map((value) => ({ value, title: { zh: value, en: value } })),
      };
    };
    const between = (ordered: boolean) =>
      compareRuleSets(
        small(choice(ordered, ["low", "high"])),
        small(choice(ordered, ["high", "low"])),
      );
    expect(isSameRuleSet(between(false))).toBe(true);
    expect(between(true).changes[0]?.properties).toEqual([
      { kind: "value", property: "values", from: ["low", "high"], to: ["high", "low"] },
    ]);
  });

  test("how long observations count is told by what they are of", () => {
    const [difference] = changes((rules) => {
      rules.staleAfterDays = { judgement: 180, "contacts.stance": 90 };
    });
    expect(difference?.properties).toEqual([
      { kind: "value", property: "staleAfterDays.judgement", from: null, to: 180 },
      { kind: "value", property: "staleAfterDays.contacts.stance", from: null, to: 90 },
    ]);
  });
});

describe("words only", () => {
  test("are what is said of a deal that has come through a stage", () => {
    const { changes: meaning, words } = compared((rules) => {
      rules.stages[0].reached = { zh: "已接触", en: "contact made" };
    });
    expect(meaning).toEqual([]);
    expect(words.map(told)).toEqual(["words stage contact"]);
    expect(words[0]?.properties).toEqual([
      {
        kind: "words",
        property: "reached",
        from: null,
        to: { zh: "已接触", en: "contact made" },
      },
    ]);
  });

  test("are those of the fields of a record and of their values, notes on values too", () => {
    const words = (said: string) => ({ zh: said, en: said });
    const record = (now: string) => (rules: Draft) => {
      rules.custom = {
        trial: {
          title: words("trial"),
          ask: words("trial?"),
          type: "record",
          fields: {
            seats: { type: "number", title: words(`${now} seats`), note: now },
            order: {
              type: "record",
              fields: {
                size: {
                  type: "choice",
                  values: [{ value: "small", title: words(`${now} small`), note: now }],
                },
              },
            },
          },
        },
      };
    };
    const { changes: meaning, words: found } = compareRuleSets(
      small(record("old")),
      small(record("new")),
    );
    expect(meaning).toEqual([]);
    expect(found.map(told)).toEqual(["words custom trial"]);
    expect(found[0]?.properties.map(({ property }) => property)).toEqual([
      "fields.seats.title",
      "fields.seats.note",
      "fields.order.fields.size.values.small",
      "fields.order.fields.size.note.small",
    ]);
  });

  test("stand apart from what means something", () => {
    const { changes: meaning, words } = compared((rules) => {
      rules.title.zh = "小小规则";
      rules.signals.asked.ask.zh = "客户问过什么吗？";
      rules.stages[0].checkpoints[0].title.en = "in contact";
      rules.stages[0].checkpoints[0].source = ["sample/1", "sample/2"];
      rules.stages[0].checkpoints[0].weight = 2;
    });
    expect(meaning.map(told)).toEqual(["changed checkpoint in-touch"]);
    expect(meaning[0]?.properties.map(({ property }) => property)).toEqual(["weight"]);
    expect(words.map(told)).toEqual([
      "words rule-set small",
      "words checkpoint in-touch",
      "words signal asked",
    ]);
    expect(words[1]?.properties).toEqual([
      {
        kind: "words",
        property: "title",
        from: { zh: "有来往", en: "in touch" },
        to: { zh: "有来往", en: "in contact" },
      },
      {
        kind: "words",
        property: "source",
        from: null,
        to: { zh: "sample/1；sample/2", en: "sample/1; sample/2" },
      },
    ]);
  });

  test("of a signal change no condition that reads it", () => {
    const { changes: meaning } = compared((rules) => {
      rules.signals.asked.title = { zh: "客户主动来问", en: "the customer asked first" };
    });
    expect(meaning).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import type { Contact } from "../../src/model/contact.ts";
import type { Deal } from "../../src/model/deal.ts";
import { mapRelationships } from "../../src/relations/map-relationships.ts";
import { widthOf } from "../../src/report/cells.ts";
import { renderRelations } from "../../src/report/render-relations.ts";

const asOf = "2026-06-30";

const contacts: readonly Contact[] = [
  {
    id: "head",
    name: "样例甲",
    roles: ["approver"],
    level: "executive",
    stance: "neutral",
    intensity: "none",
    faction: "样例派",
    reportsTo: null,
    personal: { homeTown: "样例县" },
  },
  {
    id: "chief",
    name: "样例乙",
    roles: ["decider"],
    level: "management",
    function: "using",
    stance: "opponent",
    relationship: "acquaintance",
    intensity: "occasional",
    reportsTo: "head",
  },
  {
    id: "engineer",
    name: "样例丙",
    title: "工程师",
    roles: ["technical-evaluator"],
    level: "operations",
    function: "technical",
    stance: "mentor",
    relationship: "friend",
    intensity: "deep",
    coaching: "coach",
    reportsTo: "chief",
    phone: "样例电话",
  },
  { id: "buyer", title: "采购主管", reportsTo: "head" },
];

const deal: Deal = {
  id: "d-1",
  name: "产线改造",
  account: { name: "样例机械有限公司" },
  contacts,
  evidence: [
    { what: "level", about: "buyer", value: "management", at: "2026-06-01" },
    { what: "level", about: "buyer", value: "executive", at: "2026-06-01" },
  ],
};

const written = (lang: "zh" | "en", width = 100, own = deal): string =>
  renderRelations(own, mapRelationships(own, { asOf }), { lang, width });

/** Returns the lines below a heading, up to the next empty line. */
const below = (heading: string, lang: "zh" | "en" = "zh"): readonly string[] => {
  const lines = written(lang).split("\n");
  const start = lines.indexOf(heading);
  return lines.slice(start + 1, lines.indexOf("", start));
};

describe.each(["zh", "en"] as const)("a relationship map in %s", (lang) => {
  test("looks like this", () => {
    expect(written(lang)).toMatchSnapshot();
  });

  test.each([40, 76, 100, 160])("has no line wider than %d", (width) => {
    for (const line of written(lang, width).split("\n")) {
      expect(widthOf(line)).toBeLessThanOrEqual(width);
    }
  });
});

test("the light comes first, with whom it is about", () => {
  expect(written("zh").split("\n").slice(0, 4)).toEqual([
    "关系图：样例机械有限公司 · 产线改造（截至 2026-06-30）",
    "",
    "红灯：拍板的人里有人反对我们",
    "  反对我们：样例乙（决策者）",
  ]);
});

test("the tree is a table whose lines are all of one width, Chinese or not", () => {
  const tree = below("谁向谁汇报").slice(0, -1);
  expect(new Set(tree.map(widthOf)).size).toBe(1);
  expect(tree.slice(2).map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
    "– 样例甲（拍板者）",
    "├─ ✗ 样例乙（决策者）",
    "│",
    "└─ ? 采购主管",
  ]);
  expect(tree[4]).toContain("│  └─ ✓ 样例丙（技术评估者）");
});

test("an unknown stance has its own sign and is not shown as neutral", () => {
  const [, , head, , , buyer] = below("谁向谁汇报");
  expect(head).toContain("中立者");
  expect(buyer?.trim()).toMatch(/^└─ \? 采购主管 +\? +\? +\?/);
});

test("whom we do not cover comes with the way there", () => {
  expect(below("还没覆盖的人，从谁入手")).toEqual([
    // The engineer's chief is against us and leads on to nobody; the coach may be asked.
    "  样例甲（拍板者）：还没有接触、还没有争取过来",
    "    → 经样例丙（可请教）",
    "  样例乙（决策者）：还没有争取过来",
    "    → 经样例丙（样例乙的下属）",
    "  采购主管：有没有接触待确认",
    "    → 经样例丙（可请教）",
  ]);
});

test("what is on file and does not count is named with the reason", () => {
  expect(below("因矛盾、过期等原因按待确认处理")).toEqual(["  采购主管：层级（记录互相矛盾）"]);
});

test("personal data stays out", () => {
  for (const lang of ["zh", "en"] as const) {
    expect(written(lang)).not.toMatch(/样例县|样例电话/);
  }
});

test("without colour there is not one escape, with colour the words are the same", () => {
  const map = mapRelationships(deal, { asOf });
  const coloured = renderRelations(deal, map, { lang: "zh", width: 100, colour: true });
  expect(written("zh")).not.toContain("\u001b");
  expect(coloured).toContain("\u001b[31m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(written("zh"));
});

test("names cannot move the cursor or forge a line", () => {
  const forged: Deal = {
    id: "d",
    contacts: [{ id: "x", name: "\u001b[2J甲\n绿灯", faction: "\u0007派" }],
  };
  expect(written("zh", 80, forged)).not.toMatch(/[^\P{Cc}\n]/u);
});

test("a deal without people says so", () => {
  expect(written("zh", 80, { id: "d" })).toContain("还没有登记联系人。");
});

test("a chain of five thousand is drawn no wider than the page", () => {
  const chain = Array.from(
    { length: 5000 },
    (_, n): Contact => ({
      id: `p${n}`,
      ...(n > 0 && { reportsTo: `p${n - 1}` }),
    }),
  );
  for (const line of written("en", 80, { id: "d", contacts: chain }).split("\n")) {
    expect(widthOf(line)).toBeLessThanOrEqual(80);
  }
}, 20_000);

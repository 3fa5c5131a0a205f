import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { compileRuleSet, type Deal, type Plan, type RuleSet } from "dealgate";
import { sangforSevenSteps } from "dealgate/rules";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { crmHandler } from "../../docs/examples/crm-http-handler.ts";
import { fixtureDeal } from "./fixture.ts";

const onFile = new Map<string, Deal>();
const servers: Server[] = [];
let origin: string;

/** Serves a CRM with the deals on file; returns where it listens. */
async function serve(plan: Plan): Promise<string> {
  const handler = crmHandler({
    plan,
    load: (id) => onFile.get(id),
    save: (deal) => void onFile.set(deal.id, deal),
    userOf: (request) => String(request.headers["x-test-user"] ?? "nobody"),
    today: () => "2026-06-30",
  });
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  origin = await serve(compileRuleSet(sangforSevenSteps));
});

afterAll(() => Promise.all(servers.map((server) => new Promise((closed) => server.close(closed)))));

const missing = "it-yunzhan";
const hostile = fixtureDeal("07-hostile-decider").id;
const unproven = fixtureDeal("04-unproven-claim").id;

beforeEach(() => {
  onFile.clear();
  for (const name of ["03-missing-evidence", "04-unproven-claim", "07-hostile-decider"]) {
    const deal = fixtureDeal(name);
    onFile.set(deal.id, deal);
  }
});

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are read as a client would read them
  readonly body: any;
  readonly language: string | null;
}

async function post(
  path: string,
  body: unknown,
  language = "en",
  at: string = origin,
): Promise<Reply> {
  const response = await fetch(`${at}${path}`, {
    method: "POST",
    headers: { "accept-language": language, "x-test-user": "Li" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: await response.json(),
    language: response.headers.get("content-language"),
  };
}

const stageOf = (id: string) => onFile.get(id)?.progress?.["sangfor-seven-steps"]?.stage;

test("a move whose evidence is missing answers 409 with a form in the language asked for", async () => {
  const { status, body, language } = await post(
    `/deals/${missing}/advance`,
    { to: "funding" },
    "zh-CN,zh;q=0.9,en;q=0.8",
  );
  expect(status).toBe(409);
  expect(language).toBe("zh");
  expect(body.reasons).toHaveLength(1);
  const [reason] = body.reasons;
  expect(reason.code).toBe("missing");
  expect(reason.questions).toContainEqual({
    id: "advantage-answers-need",
    ask: expect.stringMatching(/\p{Script=Han}.*？$/u),
    input: { type: "boolean" },
    essential: false,
    points: 1,
  });
  expect(stageOf(missing)).toBe("need-discovery");
});

test("the answers to the form open the door, and the moved deal is on file", async () => {
  const answers = [
    { id: "opportunity.needByReason", value: "the yearly audit" },
    { id: "advantage-answers-need", value: true },
  ];
  const answered = await post(`/deals/${missing}/answers`, { answers });
  expect(answered.status).toBe(200);
  expect(answered.body.settled).toEqual([]);
  expect(onFile.get(missing)?.evidence).toEqual([
    { what: "opportunity.needByReason", value: "the yearly audit", at: "2026-06-30", by: "Li" },
    { what: "advantage-answers-need", value: true, at: "2026-06-30", by: "Li" },
  ]);

  const { status, body } = await post(`/deals/${missing}/advance`, { to: "funding" });
  expect(status).toBe(200);
  expect(body.deal.progress["sangfor-seven-steps"].stage).toBe("funding");
  expect(stageOf(missing)).toBe("funding");
  expect(onFile.get(missing)?.progress?.["sangfor-seven-steps"]?.history).toMatchObject([
    { kind: "advance", from: "need-discovery", to: "funding", at: "2026-06-30", by: "Li" },
  ]);
});

test("a choice brings its values and titles, a number its bounds, a person the fields to fill in", async () => {
  const { body } = await post(`/deals/${unproven}/advance`, { to: "people-chart" });
  const questions = body.reasons.find((one: { code: string }) => one.code === "missing").questions;
  const byId = (id: string) => questions.find((one: { id: string }) => one.id === id);
  expect(byId("opportunity.budget.funding")).toMatchObject({
    input: {
      type: "choice",
      choices: expect.arrayContaining([{ value: "in-place", title: expect.any(String) }]),
    },
  });
  expect(byId("organisations.new").fields).toContainEqual({
    what: "kind",
    title: expect.any(String),
    input: {
      type: "choice",
      choices: expect.arrayContaining([{ value: "competitor", title: "competitor" }]),
    },
  });
});

test("what the evidence speaks against is named, and nothing is asked that cannot help", async () => {
  const { status, body } = await post(`/deals/${hostile}/advance`, { to: "tender" });
  expect(status).toBe(409);
  expect(body.reasons[0]).toMatchObject({
    code: "failed",
    checkpoints: [{ id: "key-person-drives", title: "A key person drives the project" }],
  });
});

test("a skipped stage is named by its title", async () => {
  const { status, body } = await post(`/deals/${missing}/advance`, { to: "technical-approval" });
  expect(status).toBe(409);
  expect(body.reasons).toMatchObject([
    { code: "skips", stages: [{ id: "funding", title: "Approval and funding" }] },
  ]);
});

test("an answer that does not fit records none of the others", async () => {
  const before = onFile.get(missing);
  const answers = [
    { id: "opportunity.needByReason", value: "the yearly audit" },
    { id: "advantage-answers-need", value: "yes" },
  ];
  const { status, body } = await post(`/deals/${missing}/answers`, { answers });
  expect(status).toBe(422);
  expect(body.reasons[0].code).toBe("invalid");
  expect(onFile.get(missing)).toBe(before);
});

test("an answer that an earlier one made superfluous is reported, not refused", async () => {
  const answers = [
    { id: "opportunity.needByReason", value: "the yearly audit" },
    { id: "sangfor-seven-steps/deadline-known", value: true },
  ];
  const { status, body } = await post(`/deals/${missing}/answers`, { answers });
  expect(status).toBe(200);
  expect(body.settled).toEqual(["sangfor-seven-steps/deadline-known"]);
  expect(onFile.get(missing)?.evidence).toHaveLength(1);
});

test("an id that nobody asked for is refused with a near miss", async () => {
  const answers = [{ id: "advantage-answer-need", value: true }];
  const { status, body } = await post(`/deals/${missing}/answers`, { answers });
  expect(status).toBe(422);
  expect(body.reasons[0].code).toBe("not-missing");
});

test("null is an answer and a value left out is none", async () => {
  const none = { answers: [{ id: "opportunity.needByReason", value: null }] };
  expect((await post(`/deals/${missing}/answers`, none)).status).toBe(200);
  expect(onFile.get(missing)?.evidence).toMatchObject([{ value: null }]);
  const left = { answers: [{ id: "advantage-answers-need" }] };
  expect((await post(`/deals/${missing}/answers`, left)).status).toBe(400);
});

test.each([
  ["no JSON", `/deals/${missing}/advance`, "{", 400],
  ["a list", `/deals/${missing}/advance`, "[]", 400],
  ["no stage", `/deals/${missing}/advance`, {}, 400],
  ["more than 64 kB", `/deals/${missing}/answers`, { answers: [], more: "x".repeat(70_000) }, 400],
  ["an unknown deal", "/deals/nobody/advance", { to: "funding" }, 404],
  ["an unknown page", "/nowhere", {}, 404],
])("a request with %s is turned away", async (_, path, body, status) => {
  expect((await post(path, body)).status).toBe(status);
});

test("a request that is no POST is turned away", async () => {
  expect((await fetch(`${origin}/deals/${missing}/advance`)).status).toBe(405);
});

test("who or which is asked as a choice of those on file", async () => {
  const words = { zh: "词", en: "words" };
  const employed: RuleSet = {
    id: "employed",
    version: "1.0.0",
    kind: "stages",
    title: words,
    stages: [
      { id: "begun", title: words, checkpoints: [] },
      {
        id: "known",
        title: words,
        entry: {
          fact: "contacts.count",
          operator: "greaterThan",
          value: 0,
          params: { where: { fact: "organisation.isBidder", operator: "equal", value: true } },
        },
        checkpoints: [],
      },
    ],
  };
  onFile.set("d-1", {
    id: "d-1",
    contacts: [{ id: "wang" }],
    organisations: [{ id: "o1", name: "Institute" }, { id: "o2" }],
    progress: { employed: { stage: "begun" } },
  });
  const at = await serve(compileRuleSet<string>(employed));
  const { body } = await post("/deals/d-1/advance", { to: "known" }, "en", at);
  const employer = {
    type: "choice",
    choices: [
      { value: "o1", title: "Institute" },
      { value: "o2", title: "o2" },
    ],
  };
  const { questions } = body.reasons[0];
  expect(questions.find(({ id }: { id: string }) => id === "wang:organisation").input).toEqual(
    employer,
  );
  const { fields } = questions.find(({ id }: { id: string }) => id === "contacts.new");
  expect(fields.find(({ what }: { what: string }) => what === "organisation").input).toEqual(
    employer,
  );
});

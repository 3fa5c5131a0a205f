import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import {
  advance,
  answer,
  assess,
  type Deal,
  type FactType,
  type FieldValue,
  type Language,
  type MissingItem,
  type Plan,
  type Reason,
  type Refusal,
} from "dealgate";

/** What the handler needs of the CRM around it. */
export interface Crm {
  readonly plan: Plan;
  readonly load: (id: string) => Deal | undefined;
  readonly save: (deal: Deal) => void;
  /** Who asks: from the session, never from what the client says of itself. */
  readonly userOf: (request: IncomingMessage) => string;
  /** The civil day in the zone of the business, `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** One question of a form, in one language. */
interface Question {
  /** What `POST …/answers` takes. */
  readonly id: string;
  readonly ask: string;
  /** The person or organisation it is about, by name where there is one. */
  readonly about?: string;
  readonly input: Input;
  /** The weakest kind of source that counts. */
  readonly source?: string;
  readonly essential: boolean;
  readonly points: number;
  /** For somebody yet to be found: what to ask of them. */
  readonly fields?: readonly { what: string; title: string; input: Input }[];
}

/**
 * How a question is answered: enough to choose a control and to check what is typed. A question who
 * or which is a choice of those on file.
 */
interface Input {
  readonly type: FactType["kind"];
  readonly choices?: readonly { value: string; title: string }[];
  readonly min?: number;
  readonly max?: number;
  readonly integer?: boolean;
  readonly unit?: string;
}

const sizeLimit = 64 * 1024;

/**
 * Returns the handler of two routes. `POST /deals/ID/advance` with `{ "to": "…" }` answers 200 with
 * the moved deal, or 409 with what stands in the way. `POST /deals/ID/answers` with
 * `{ "answers": [{ "id": …, "value": … }] }` records answers to what was missing, all of them, or
 * answers 422 with what is wrong with the first that does not fit.
 */
export function crmHandler(crm: Crm): RequestListener {
  return (request, response) => {
    handle(crm, request, response).catch(() => send(response, 500, { error: "internal" }));
  };
}

async function handle(
  { plan, load, save, userOf, today }: Crm,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, id, action] = /^\/deals\/([^/?]+)\/(advance|answers)$/.exec(request.url ?? "") ?? [];
  if (id === undefined) return send(response, 404, { error: "no such page" });
  if (request.method !== "POST") return send(response, 405, { error: "POST only" });
  const deal = load(id);
  if (deal === undefined) return send(response, 404, { error: "no such deal" });
  const body = await readBody(request);
  const made = { at: today(), by: userOf(request) };

  if (action === "advance") {
    const { to } = body ?? {};
    if (typeof to !== "string") return send(response, 400, { error: "`to` names a stage" });
    const moved = advance(plan, deal, { to, ...made });
    if (!moved.ok) return refuse(response, 409, { plan, deal, lang: languageOf(request) }, moved);
    save(moved.deal);
    return send(response, 200, { deal: moved.deal });
  }

  const given = answersIn(body);
  if (given === undefined) return send(response, 400, { error: "`answers` is a list of answers" });
  const asked = new Set(assess(plan, deal, { asOf: made.at }).missing.map((item) => item.id));
  const settled: string[] = [];
  let next = deal;
  for (const { id: item, value } of given) {
    const answered = answer(plan, next, item, value, made);
    if (answered.ok) next = answered.deal;
    // It was asked, and an answer before it made it superfluous.
    else if (asked.has(item) && answered.reasons[0].code === "not-missing") settled.push(item);
    else return refuse(response, 422, { plan, deal, lang: languageOf(request) }, answered);
  }
  save(next);
  send(response, 200, { deal: next, settled });
}

function answersIn(
  body: Readonly<Record<string, unknown>> | undefined,
): readonly { readonly id: string; readonly value: FieldValue }[] | undefined {
  const list = body?.answers;
  if (!Array.isArray(list)) return undefined;
  const answers = list.flatMap((one: unknown) => {
    const { id, value } = Object(one) as { readonly id?: unknown; readonly value?: FieldValue };
    // A value left out is no answer; null is one: known to be none.
    return typeof id === "string" && value !== undefined ? [{ id, value }] : [];
  });
  return answers.length === list.length ? answers : undefined;
}

interface Place {
  readonly plan: Plan;
  readonly deal: Deal;
  readonly lang: Language;
}

function refuse(
  response: ServerResponse,
  status: 409 | 422,
  place: Place,
  { reasons }: Refusal,
): void {
  send(response, status, { reasons: reasons.map((one) => reasonIn(place, one)) }, place.lang);
}

/** Returns a reason as the client shows it: its words, and the names of what it is about. */
function reasonIn({ plan, deal, lang }: Place, reason: Reason) {
  const { code } = reason;
  const message = reason.message[lang];
  switch (reason.code) {
    case "missing":
      return { code, message, questions: reason.items.map((item) => questionOf(deal, item, lang)) };
    case "failed":
      return { code, message, checkpoints: titlesOf(plan, reason.checkpoints, lang) };
    case "skips":
      return { code, message, stages: titlesOf(plan, reason.stages, lang) };
    default:
      return { code, message };
  }
}

/** Returns a missing item as a question of a form. */
function questionOf(deal: Deal, item: MissingItem, lang: Language): Question {
  const { id, ask, about, type, source, essential, points, fields } = item;
  const person = [...(deal.contacts ?? []), ...(deal.organisations ?? [])].find(
    (one) => one.id === about,
  );
  return {
    id,
    ask: ask[lang],
    ...(about === undefined ? {} : { about: person?.name ?? about }),
    input: inputOf(type, deal, lang),
    ...(source === undefined ? {} : { source }),
    essential,
    points,
    ...(fields === undefined
      ? {}
      : {
          fields: fields.map((field) => ({
            what: field.what,
            title: field.title[lang],
            input: inputOf(field.type, deal, lang),
          })),
        }),
  };
}

function inputOf(type: FactType, deal: Deal, lang: Language): Input {
  switch (type.kind) {
    case "choice":
      return {
        type: "choice",
        choices: type.values.map(({ value, title }) => ({ value, title: title[lang] })),
      };
    case "set":
      return { ...inputOf(type.of, deal, lang), type: "set" };
    case "number": {
      const { kind, ...bounds } = type;
      return { type: kind, ...bounds };
    }
    case "text": {
      if (type.leadsTo === undefined) return { type: "text" };
      const onFile = deal[type.leadsTo] ?? [];
      return {
        type: "choice",
        choices: onFile.map(({ id, name }) => ({ value: id, title: name ?? id })),
      };
    }
    default:
      return { type: type.kind };
  }
}

function titlesOf(plan: Plan, ids: readonly string[], lang: Language) {
  const stages = plan.ruleSet.stages ?? [];
  const titled = [...stages, ...stages.flatMap(({ checkpoints }) => checkpoints)];
  return ids.map((id) => ({ id, title: titled.find((one) => one.id === id)?.title[lang] ?? id }));
}

/** Returns the first language of the request that there is; English where it asks for neither. */
function languageOf(request: IncomingMessage): Language {
  const asked = (request.headers["accept-language"] ?? "").toLowerCase().split(",");
  const known = asked.map((one) => one.trim().slice(0, 2)).find((one) => /^(zh|en)$/.test(one));
  return known === "zh" ? "zh" : "en";
}

async function readBody(
  request: IncomingMessage,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > sizeLimit) return undefined;
    chunks.push(chunk as Buffer);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    return typeof body === "object" && body !== null && !Array.isArray(body)
      ? (body as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown, lang?: Language): void {
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    ...(lang === undefined ? {} : { "content-language": lang }),
  });
  response.end(JSON.stringify(body));
}

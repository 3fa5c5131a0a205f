import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Deal, parseDeal } from "dealgate";
import { root } from "./snippet.ts";

/** Returns a deal of the fixtures. */
export function fixtureDeal(name: string): Deal {
  const parsed = parseDeal(readFileSync(join(root, "fixtures/deals", `${name}.json`), "utf8"));
  if (!parsed.ok) throw new TypeError(`${name}: ${parsed.issues[0].message.en}`);
  return parsed.deal;
}

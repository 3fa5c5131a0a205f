import { mapRelationships } from "../relations/map-relationships.ts";
import type { Light } from "../relations/relationship-map.ts";
import { renderRelations } from "../report/render-relations.ts";
import { choosePlan } from "./choose-rules.ts";
import { type ExitCode, exitCodes } from "./exit-code.ts";
import { type Io, lookOf, print } from "./io.ts";
import { readOneDeal } from "./read-one-deal.ts";
import type { RulesOptions } from "./rules-options.ts";

/** What `map` may be told. */
export interface MapOptions extends RulesOptions {
  readonly json: boolean;
}

const codes: Readonly<Record<Light["colour"], ExitCode>> = {
  green: exitCodes.ok,
  red: exitCodes.mayNot,
  amber: exitCodes.evidenceMissing,
};

/** Shows who stands where in one deal. */
export const mapCommand = async (file: string, options: MapOptions, io: Io): Promise<ExitCode> => {
  const { asOf, lang, json } = options;
  const errorLook = lookOf(io.stderr, io.env, lang);
  const chosen = await choosePlan(options.rules, options.overlay, io, errorLook);
  if (!chosen.ok) return chosen.code;
  const read = await readOneDeal(file, io, errorLook);
  if (!read.ok) return read.code;
  const map = mapRelationships(read.found, { asOf, rules: chosen.found });
  const look = lookOf(io.stdout, io.env, lang);
  await print(
    io.stdout,
    json ? `${JSON.stringify(map)}\n` : renderRelations(read.found, map, look),
  );
  return codes[map.light.colour];
};

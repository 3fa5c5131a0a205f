import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import salesforceDevOrg from "../../mappings/salesforce-dev-org.json";
import salvirtB2b from "../../mappings/salvirt-b2b.json";
import type { Mapping } from "../import/mapping.ts";
import { parseMapping } from "../import/parse-mapping.ts";
import { didYouMean, quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { text } from "../model/text.ts";
import { renderIssues } from "../report/render-issues.ts";
import type { Found } from "./choose-rules.ts";
import { complain } from "./complain.ts";
import { fileProblem } from "./deal-sources.ts";
import { exitCodes } from "./exit-code.ts";
import { type Io, type Look, print } from "./io.ts";

/** The mappings of the package by id. */
const shippedMappings: Readonly<Record<string, unknown>> = {
  "salesforce-dev-org": salesforceDevOrg,
  "salvirt-b2b": salvirtB2b,
};

/** Returns the mapping of a file, or of a shipped id. */
export const findMapping = async (name: string, io: Io, look: Look): Promise<Found<Mapping>> => {
  const shipped = Object.hasOwn(shippedMappings, name);
  let input: unknown = shipped ? shippedMappings[name] : undefined;
  if (!shipped) {
    try {
      input = await readFile(resolve(io.cwd, name), "utf8");
    } catch (error) {
      const known = Object.keys(shippedMappings);
      const near = nearest(name, known);
      await complain(io, look, {
        message: fileProblem(name, error),
        help:
          near === undefined
            ? text(
                `自带的映射：${known.join("、")}`,
                `mappings of the package: ${known.join(", ")}`,
              )
            : didYouMean(near),
      });
      return { ok: false, code: exitCodes.badInput };
    }
  }
  const parsed = parseMapping(input);
  if (parsed.ok) return { ok: true, found: parsed.mapping };
  const inside = typeof input === "string" ? { text: input } : {};
  await print(io.stderr, renderIssues(parsed.issues, { ...look, file: name, ...inside }));
  await complain(io, look, {
    message: text(
      `映射 ${quoted(name)} 有问题，没有导入任何内容`,
      `mapping ${quoted(name)} has issues: nothing is imported`,
    ),
  });
  return { ok: false, code: exitCodes.badInput };
};

import type { Mapping } from "../import/mapping.ts";
import { quoted } from "../model/issue.ts";
import { nearest } from "../model/nearest.ts";
import { text } from "../model/text.ts";
import type { Complaint } from "./complain.ts";
import { fileNameOf, type Source, sourcesOf, tableEndings } from "./deal-sources.ts";
import type { Io } from "./io.ts";

/** Which input is which file of the mapping, or what is wrong with the arguments. */
export type Matched =
  | { readonly ok: true; readonly inputs: ReadonlyMap<string, Source> }
  | { readonly ok: false; readonly complaint: Complaint; readonly isInput: boolean };

/** Takes `name=path` apart, where the name is a file of the mapping. */
const named = (argument: string, mapping: Mapping): { name?: string; path: string } => {
  const at = argument.indexOf("=");
  const name = argument.slice(0, Math.max(0, at));
  return Object.hasOwn(mapping.files, name)
    ? { name, path: argument.slice(at + 1) }
    : { path: argument };
};

/**
 * Returns which input is which file of a mapping: as the argument says, else by the name of the
 * file; the only file of a mapping may be called anything. Of a folder, files that the mapping does
 * not know are left out.
 */
export const matchFiles = async (
  files: readonly string[],
  mapping: Mapping,
  io: Io,
): Promise<Matched> => {
  const inputs = new Map<string, Source>();
  const ids = Object.keys(mapping.files);
  const idOf = (source: Source): string | undefined => {
    const name = fileNameOf(source.path).toLowerCase().replace(/\.gz$/, "");
    const own = ids.find((id) => mapping.files[id]?.file.toLowerCase() === name);
    return own ?? (ids.length === 1 && !source.isFound ? ids[0] : undefined);
  };
  for (const argument of files) {
    const { name, path } = named(argument, mapping);
    const found = await sourcesOf(path, io, tableEndings);
    if ("problem" in found)
      return { ok: false, isInput: true, complaint: { message: found.problem } };
    for (const source of found.sources) {
      const id = name ?? idOf(source);
      if (id === undefined && source.isFound) continue;
      if (id === undefined) {
        const known = ids.map((each) => mapping.files[each]?.file ?? each);
        const near = nearest(fileNameOf(path), known);
        return {
          ok: false,
          isInput: false,
          complaint: {
            message: text(
              `映射 ${quoted(mapping.id)} 里没有叫 ${quoted(fileNameOf(path))} 的文件`,
              `mapping ${quoted(mapping.id)} has no file called ${quoted(fileNameOf(path))}`,
            ),
            help:
              near === undefined
                ? text(
                    `它的文件：${known.join("、")}；也可以写成 \`${ids[0]}=路径\``,
                    `its files: ${known.join(", ")}; or write \`${ids[0]}=PATH\``,
                  )
                : text(`是不是 ${quoted(near)}？`, `did you mean ${quoted(near)}?`),
          },
        };
      }
      const other = inputs.get(id);
      if (other !== undefined)
        return {
          ok: false,
          isInput: false,
          complaint: {
            message: text(`文件 ${quoted(id)} 给了两次`, `file ${quoted(id)} is given twice`),
            help: text(`${other.name}、${source.name}`, `${other.name} and ${source.name}`),
          },
        };
      inputs.set(id, source);
    }
  }
  return { ok: true, inputs };
};

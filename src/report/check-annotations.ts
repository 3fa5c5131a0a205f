import type { FindingSeverity } from "../analyze/finding.ts";
import type { Language } from "../model/text.ts";
import { type CheckedFile, toldOf } from "./checked-file.ts";

const commands: Readonly<Record<FindingSeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

const data = (words: string): string =>
  words.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (words: string): string =>
  data(words).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Returns what was found in rule files as workflow commands of GitHub, one a line. */
export function checkAnnotations(checked: readonly CheckedFile[], lang: Language): string {
  return checked
    .flatMap((one) =>
      toldOf(one).map(({ severity, code, message, help, line, column }) => {
        const place = line === undefined ? "" : `,line=${line},col=${column ?? 1}`;
        const words = [message[lang], ...(help === undefined ? [] : [help[lang]])].join("\n");
        return `::${commands[severity]} file=${property(one.file)}${place},title=${property(code)}::${data(words)}\n`;
      }),
    )
    .join("");
}

import { checks } from "../analyze/checks.ts";
import type { FindingSeverity } from "../analyze/finding.ts";
import type { Language } from "../model/text.ts";
import { type CheckedFile, toldOf } from "./checked-file.ts";

const levels: Readonly<Record<FindingSeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Returns what was found in rule files as a SARIF 2.1.0 log, for code scanning services. */
export function checkSarif(checked: readonly CheckedFile[], version: string, lang: Language) {
  const results = checked.flatMap((one) =>
    toldOf(one).map((told) => ({ ...told, file: one.file })),
  );
  const described = new Map<string, { readonly text: string }>(
    checks.map(({ code, title }) => [code, { text: title[lang] }]),
  );
  const codes = [...new Set(results.map(({ code }) => code))];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "dealgate",
            version,
            rules: codes.map((id) => {
              const shortDescription = described.get(id);
              return { id, ...(shortDescription && { shortDescription }) };
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        results: results.map(({ code, severity, message, help, pointer, file, line, column }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: levels[severity],
          message: {
            text: help === undefined ? message[lang] : `${message[lang]}\n${help[lang]}`,
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(file) },
                ...(line === undefined
                  ? {}
                  : { region: { startLine: line, startColumn: column ?? 1 } }),
              },
              logicalLocations: [{ fullyQualifiedName: pointer }],
            },
          ],
        })),
      },
    ],
  };
}

const uriOf = (file: string): string =>
  file
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");

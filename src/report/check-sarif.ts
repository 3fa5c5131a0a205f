import { checks } from "../analyze/checks.ts";
import type { FindingSeverity } from "../analyze/finding.ts";
import type { Language } from "../model/text.ts";
import { checkPages } from "./check-pages.ts";
import { type CheckedFile, type Replacement, type Told, toldOf } from "./checked-file.ts";

const levels: Readonly<Record<FindingSeverity, string>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * Returns what was found in rule files as a SARIF 2.1.0 log, for code scanning services: each rule
 * with the page of its check, each result with the change that mends it where there is one.
 */
export function checkSarif(checked: readonly CheckedFile[], version: string, lang: Language) {
  const results = checked.flatMap((one) => toldOf(one).map((told) => ({ told, one })));
  const codes = [...new Set(results.map(({ told }) => told.code))];
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "dealgate", version, rules: codes.map((id) => ruleOf(id, lang)) } },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\r", "\n"],
        results: results.map(({ told, one }) => {
          const { code, severity, message, help, pointer, line, column } = told;
          return {
            ruleId: code,
            ruleIndex: codes.indexOf(code),
            level: levels[severity],
            message: {
              text: help === undefined ? message[lang] : `${message[lang]}\n${help[lang]}`,
            },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(one.file) },
                  ...(line === undefined
                    ? {}
                    : { region: { startLine: line, startColumn: column ?? 1 } }),
                },
                logicalLocations: [{ fullyQualifiedName: pointer }],
              },
            ],
            ...fixesOf(told, one, lang),
          };
        }),
      },
    ],
  };
}

const ruleOf = (id: string, lang: Language) => {
  const check = checks.find(({ code }) => code === id);
  if (check === undefined) return { id };
  const { why, page } = checkPages[check.code];
  return {
    id,
    shortDescription: { text: check.title[lang] },
    fullDescription: { text: why[lang] },
    help: { text: why[lang], markdown: page },
    defaultConfiguration: { level: levels[check.severity] },
  };
};

const fixesOf = (told: Told, { file, text }: CheckedFile, lang: Language) => {
  const { fix, replacement } = told;
  if (fix === undefined || replacement === undefined || text === undefined) return {};
  const artifactLocation = { uri: uriOf(file) };
  const replacements = [
    { deletedRegion: regionOf(text, replacement), insertedContent: { text: replacement.text } },
  ];
  const description = { text: fix.title[lang] };
  return { fixes: [{ description, artifactChanges: [{ artifactLocation, replacements }] }] };
};

/** Returns the region of a replacement; its end is the place after its last sign. */
const regionOf = (text: string, { offset, length }: Replacement) => {
  const start = placeAt(text, offset);
  const end = placeAt(text, offset + length);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
};

const placeAt = (text: string, offset: number) => {
  // A byte order mark is no sign of the text.
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const before = text.slice(mark, offset).split(/\r\n?|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

const uriOf = (file: string): string =>
  file
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");

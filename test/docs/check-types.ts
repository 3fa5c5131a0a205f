import { join } from "node:path";
import ts from "typescript";
import { root, type Snippet } from "./snippet.ts";

/** Returns what the compiler has against some programs: file and line, and what it says. */
export function typeFaults(snippets: readonly Snippet[]): readonly string[] {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, "tsconfig.json"), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
    },
  });
  const sources = new Map(
    snippets.map((snippet, index) => [join(root, "docs", `snippet-${index}.ts`), snippet]),
  );
  // A program that shows something need not use it.
  const options = { ...config?.options, noUnusedLocals: false, noUnusedParameters: false };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const snippet = sources.get(path);
    return snippet === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, snippet.code, version);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...sources].flatMap(([path, { file }]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .filter((diagnostic) => diagnostic.file?.fileName === path)
      .map(({ file: source, start = 0, messageText }) => {
        const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
        return `${file}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      }),
  );
}

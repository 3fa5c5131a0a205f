import { getLanguageService } from "vscode-json-languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

/** What an editor tells of a JSON text, as its language server does. */
export interface Editor {
  /** Returns what is offered at the ▸ of a text, with the words beside it. */
  readonly proposals: (text: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Returns what is shown when the ▸ of a text is pointed at. */
  readonly hover: (text: string) => Promise<string>;
  /** Returns the words that are marked, and why. */
  readonly warnings: (text: string) => Promise<readonly string[]>;
}

/** Returns an editor whose files follow a schema. */
export const openEditor = (schema: object): Editor => {
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: "the.schema.json", fileMatch: ["*.json"], schema }] });
  const opened = (text: string) => {
    const document = TextDocument.create("file:///mine.json", "json", 1, text.replace("▸", ""));
    const at = document.positionAt(Math.max(0, text.indexOf("▸")));
    return { document, at, json: service.parseJSONDocument(document) };
  };
  return {
    proposals: async (text) => {
      const { document, at, json } = opened(text);
      const list = await service.doComplete(document, at, json);
      return Object.fromEntries(
        (list?.items ?? []).map(({ label, documentation }) => [
          label.replace(/"/g, ""),
          documentation,
        ]),
      );
    },
    hover: async (text) => {
      const { document, at, json } = opened(text);
      return JSON.stringify((await service.doHover(document, at, json))?.contents ?? "");
    },
    warnings: async (text) => {
      const { document, json } = opened(text);
      const found = await service.doValidation(document, json);
      return found.map(({ range, message }) => `${document.getText(range)}: ${message}`);
    },
  };
};

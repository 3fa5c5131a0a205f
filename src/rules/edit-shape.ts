/** How an edit is laid over what is there. */
export type EditShape =
  /** Replaced as a whole: numbers, conditions, lists of sources, … */
  | { readonly kind: "whole" }
  /** Laid over key by key; `isItem` ones have an id and are added and removed as a whole. */
  | {
      readonly kind: "keys";
      readonly isItem?: true;
      readonly keys: Readonly<Record<string, EditShape>>;
    }
  /** Items by id, kept by id. */
  | { readonly kind: "by-id"; readonly item: EditShape }
  /** Items edited by id, kept as a list in which order matters. */
  | { readonly kind: "in-order"; readonly item: EditShape };

/** What is replaced as a whole. */
export const whole: EditShape = { kind: "whole" };

const text: EditShape = { kind: "keys", keys: {} };
const texts = { title: text, description: text, owner: text, ask: text, advice: text };
const item = (more: Readonly<Record<string, EditShape>> = {}): EditShape => ({
  kind: "keys",
  isItem: true,
  keys: { ...texts, ...more },
});

/** How an extension is laid over its base; keys that are not named are replaced as a whole. */
export const ruleSetShape: EditShape = {
  kind: "keys",
  keys: {
    title: text,
    description: text,
    staleAfterDays: { kind: "by-id", item: whole },
    custom: { kind: "by-id", item: item() },
    signals: { kind: "by-id", item: item() },
    conditions: { kind: "by-id", item: whole },
    stages: {
      kind: "in-order",
      item: item({ checkpoints: { kind: "in-order", item: item() } }),
    },
    flags: { kind: "in-order", item: item() },
  },
};

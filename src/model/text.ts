/** A text that people read, in every language of the package. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A language that texts are written in. */
export type Language = keyof Text;

/** Returns a text from its Chinese and its English wording. */
export const text = (zh: string, en: string): Text => ({ zh, en });

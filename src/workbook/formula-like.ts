const opening = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]/u;

/** Returns whether a spreadsheet may take a text for a formula when it is typed, pasted or exported. */
export const isFormulaLike = (value: string): boolean => opening.test(value);

/** The longest text that a cell can hold, in characters. */
export const longestText = 32_767;

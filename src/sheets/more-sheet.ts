import { type Text, text } from "../model/text.ts";

/** The name of the sheet of what has no cell of its own. */
export const moreName: Text = text("其他", "more");

/** Its columns; a long value goes on in the cells to the right. */
export const moreColumns: readonly Text[] = [
  text("所在表", "sheet"),
  text("ID", "id"),
  text("键", "key"),
  text("JSON", "JSON"),
];

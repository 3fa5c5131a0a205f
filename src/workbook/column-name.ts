/** Returns the letters of a column, counted from 0. */
export const columnName = (column: number): string => {
  let letters = "";
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters;
};

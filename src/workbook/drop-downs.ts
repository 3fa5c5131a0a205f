import type { Feature } from "write-excel-file/universal";
import {
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from "write-excel-file/utility";
import { columnName } from "./column-name.ts";
import type { Offer } from "./offer.ts";

/** The longest list that a workbook takes in place, in characters. */
const longestList = 255;
/** The last row of a sheet. */
const lastRow = 1_048_576;

/**
 * Returns what makes the columns of sheets offer something to choose from, sheet by sheet; other
 * values can be written all the same. A list that is too long, or has a comma in it, is not offered.
 */
export const dropDowns = (offers: readonly (readonly (Offer | undefined)[])[]): Feature<Blob> => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transform: (xml, _options, { sheetIndex }) => {
          const markup = markupOf(offers[sheetIndex] ?? []);
          if (markup === "") return xml;
          const order = getOrderOfSiblings("xl/worksheets/sheet{id}.xml", "worksheet") ?? [];
          return insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, "worksheet");
        },
      },
    },
  },
});

const markupOf = (offers: readonly (Offer | undefined)[]): string => {
  const all = offers.flatMap((offer, column) => {
    const formula = offer === undefined ? undefined : formulaOf(offer);
    if (formula === undefined) return [];
    const letters = columnName(column);
    const range = sanitizeAttributeValue(`${letters}2:${letters}${lastRow}`);
    return `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>${sanitizeTextContent(formula)}</formula1></dataValidation>`;
  });
  return all.length === 0
    ? ""
    : `<dataValidations count="${all.length}">${all.join("")}</dataValidations>`;
};

const formulaOf = (offer: Offer): string | undefined => {
  if ("sheet" in offer) {
    const name = offer.sheet.replaceAll("'", "''");
    return offer.rows === 0 ? undefined : `'${name}'!$A$2:$A$${offer.rows + 1}`;
  }
  const list = offer.join(",");
  const isFit = offer.length > 0 && list.length <= longestList;
  return isFit && !offer.some((one) => /[,"]/.test(one)) ? `"${list}"` : undefined;
};

/** What the cells of a column offer to choose from: some texts, or what another sheet has in column A. */
export type Offer =
  | readonly string[]
  | {
      readonly sheet: string;
      /** How many rows stand below its heading. */
      readonly rows: number;
    };

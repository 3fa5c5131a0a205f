import type { Deal } from "dealgate";

/** Where the example apps keep their deals: a database that takes its time. */
export interface Store {
  readonly load: (id: string) => Promise<Deal>;
  readonly save: (deal: Deal) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** Returns an empty store; it pauses before every access, so that others may come in between. */
export const openStore = (pause: () => Promise<void>): Store => {
  const deals = new Map<string, Deal>();
  return {
    load: async (id) => {
      await pause();
      return deals.get(id) ?? { id };
    },
    save: async (deal) => {
      await pause();
      deals.set(deal.id, deal);
    },
    remove: async (id) => {
      await pause();
      deals.delete(id);
    },
  };
};

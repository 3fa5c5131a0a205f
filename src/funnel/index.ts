/**
 * The sales funnel of many deals: capacity, slope, evenness and velocity, and the weighted forecast
 * by claimed and by evidenced stage.
 *
 * @packageDocumentation
 */

export type { Money } from "../model/money.ts";
export type { MoneyTally } from "../model/money-tally.ts";
export { analyzeFunnel, FunnelError, type FunnelOptions } from "./analyze-funnel.ts";
export type * from "./funnel.ts";

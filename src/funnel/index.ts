/**
 * The sales funnel of many deals: capacity, slope, evenness and velocity, and the weighted forecast
 * by claimed and by evidenced stage.
 *
 * @packageDocumentation
 */

export { analyzeFunnel, FunnelError, type FunnelOptions } from "./analyze-funnel.ts";
export type * from "./funnel.ts";

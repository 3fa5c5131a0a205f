/**
 * Who stands where in a deal: the tree of people, the coverage of customer classes, and the ways to
 * those we do not reach; as data for reports and pictures.
 *
 * @packageDocumentation
 */

export type { FieldRules } from "../assess/field-reader.ts";
export { type MapOptions, mapRelationships } from "./map-relationships.ts";
export type * from "./relationship-map.ts";

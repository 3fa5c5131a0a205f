import { describe, expect, test } from "vitest";
import { dealJsonSchema } from "../../src/model/deal-json-schema.ts";

type Node = { readonly [key: string]: Node };

const at = (...keys: string[]): unknown =>
  keys.reduce<Node>((node, key) => node[key] as Node, dealJsonSchema() as Node);

describe("the JSON Schema of a deal", () => {
  test("is of draft 2020-12, asks for the id alone and refuses unknown keys", () => {
    expect(dealJsonSchema()).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      required: ["id"],
      additionalProperties: false,
    });
  });

  test("lists the values of a scale with their words", () => {
    expect(at("properties", "account", "properties", "attitude")).toBeUndefined();
    expect(at("properties", "organisations", "items", "properties", "attitude")).toEqual({
      anyOf: [{ type: "string", enum: ["rejects", "neutral", "accepts"] }, { type: "null" }],
      description:
        "对我方的态度 / attitude to us; rejects = 排斥 / rejects, neutral = 不反对 / does not object, accepts = 接受 / accepts",
    });
  });

  test("says which fields are personal", () => {
    expect(
      at("properties", "contacts", "items", "properties", "personal", "properties", "pets"),
    ).toMatchObject({ description: "宠物 / pets (个人信息 / personal data)" });
  });

  test("writes days as dates", () => {
    expect(at("properties", "evidence", "items", "properties", "at")).toMatchObject({
      type: "string",
      format: "date",
    });
  });

  test("asks of an observation a value, or which other one it withdraws", () => {
    expect(at("properties", "evidence", "items")).toMatchObject({
      required: ["what", "at"],
      anyOf: [{ required: ["value"] }, { required: ["withdraws"] }],
    });
  });

  test("is the same text every time", () => {
    expect(JSON.stringify(dealJsonSchema())).toBe(JSON.stringify(dealJsonSchema()));
  });
});

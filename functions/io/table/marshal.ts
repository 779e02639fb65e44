// Items of the table as attribute values of the SDK, and back: strings, numbers, bytes and yes or no.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Item } from "./table.ts";

export type Value = Item[string];

export function toAttribute(value: Value): AttributeValue {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  return typeof value === "boolean" ? { BOOL: value } : { B: value };
}

function fromAttribute(attribute: AttributeValue): Value {
  if (attribute.S !== undefined) return attribute.S;
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.BOOL !== undefined) return attribute.BOOL;
  if (attribute.B !== undefined) return attribute.B;
  throw new Error("the table holds an attribute of a kind that is never written");
}

export const toAttributes = (item: Readonly<Record<string, Value>>): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toAttribute(value)]));

export function fromAttributes(attributes: Record<string, AttributeValue>): Item {
  const { pk, sk, ...others } = attributes;
  if (pk?.S === undefined || sk?.S === undefined) throw new Error("the table holds an item without a key");
  const values = Object.entries(others).map(([name, attribute]) => [name, fromAttribute(attribute)] as const);
  return { ...Object.fromEntries(values), pk: pk.S, sk: sk.S };
}

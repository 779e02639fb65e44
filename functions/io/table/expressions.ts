// Conditions and ranges of the table as DynamoDB's expressions.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { tableDefinition } from "../../../lib/table/definition.ts";
import { toAttribute, toAttributes } from "./marshal.ts";
import type { Condition, Item, RangeQuery } from "./table.ts";

const { partitionKey, sortKey, byDay } = tableDefinition;

interface Expression {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>;
}

/** A condition as a put or a delete takes it. */
export function conditionOf(condition: Condition): Expression {
  if (condition.kind === "always") return {};
  const names = { "#pk": partitionKey };
  if (condition.kind === "absent")
    return { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: names };
  if (condition.kind === "absent-or-older-same-day")
    return {
      ConditionExpression: "attribute_not_exists(#pk) OR (#day = :day AND #rev < :rev)",
      ExpressionAttributeNames: { ...names, "#day": byDay.sortKey, "#rev": "rev" },
      ExpressionAttributeValues: { ":day": { S: condition.day }, ":rev": { S: condition.revision } },
    };
  if (condition.value === undefined)
    return {
      ConditionExpression: "attribute_not_exists(#read)",
      ExpressionAttributeNames: { "#read": condition.attribute },
    };
  return {
    ConditionExpression: "#read = :read",
    ExpressionAttributeNames: { "#read": condition.attribute },
    ExpressionAttributeValues: { ":read": toAttribute(condition.value) },
  };
}

/** Keys are ASCII: a blank sorts before all of them, U+FFFF after. */
export const rangeOf = ({ pk, from = " ", to = "\uffff" }: RangeQuery) => ({
  KeyConditionExpression: "#pk = :pk AND #sk BETWEEN :from AND :to",
  ExpressionAttributeNames: { "#pk": partitionKey, "#sk": sortKey },
  ExpressionAttributeValues: { ":pk": { S: pk }, ":from": { S: from }, ":to": { S: to } },
});

/** One day of one partition, by the local index. */
export const dayOfPartition = (pk: string, day: string) => ({
  IndexName: byDay.name,
  KeyConditionExpression: "#pk = :pk AND #day = :day",
  ExpressionAttributeNames: { "#pk": partitionKey, "#day": byDay.sortKey },
  ExpressionAttributeValues: { ":pk": { S: pk }, ":day": { S: day } },
});

/** An update that writes every attribute, but keeps the value that `first` has already. */
export function markOf({ pk, sk, ...values }: Item, first: string) {
  const names = Object.keys(values);
  const sets = names.map((name, n) => (name === first ? `#${n} = if_not_exists(#${n}, :${n})` : `#${n} = :${n}`));
  return {
    Key: toAttributes({ pk, sk }),
    UpdateExpression: `SET ${sets.join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#${n}`, name])),
    ExpressionAttributeValues: Object.fromEntries(
      Object.values(values).map((value, n) => [`:${n}`, toAttribute(value)]),
    ),
  };
}

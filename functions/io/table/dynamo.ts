// The table on DynamoDB. Every operation is one call for each page that it reads.
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { conditionOf, dayOfPartition, markOf, rangeOf } from "./expressions.ts";
import { fromAttributes, toAttributes } from "./marshal.ts";
import type { Condition, Table } from "./table.ts";

/** A failed condition is an answer, everything else an error. */
async function guarded(call: Promise<unknown>): Promise<"written" | "refused"> {
  try {
    await call;
    return "written";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "refused";
    throw error;
  }
}

interface Place {
  readonly client: DynamoDBClient;
  readonly TableName: string;
}

async function* pages({ client, TableName }: Place, input: Omit<QueryCommandInput, "TableName">, limit?: number) {
  let left = limit ?? Number.POSITIVE_INFINITY;
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const page = limit === undefined ? {} : { Limit: left };
    const found = await client.send(
      new QueryCommand({ TableName, ...input, ...page, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of found.Items ?? []) yield fromAttributes(item);
    left -= found.Items?.length ?? 0;
    start = found.LastEvaluatedKey;
  } while (start && left > 0);
}

export function createTable(client: DynamoDBClient, TableName: string): Table {
  const place = { client, TableName };
  return {
    async get({ pk, sk }) {
      const Key = toAttributes({ pk, sk });
      const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
      return Item && fromAttributes(Item);
    },
    put: (item, condition) =>
      guarded(client.send(new PutItemCommand({ TableName, Item: toAttributes(item), ...conditionOf(condition) }))),
    async mark(item, first) {
      await client.send(new UpdateItemCommand({ TableName, ...markOf(item, first) }));
    },
    delete: ({ pk, sk }, condition: Condition = { kind: "always" }) => {
      const Key = toAttributes({ pk, sk });
      return guarded(client.send(new DeleteItemCommand({ TableName, Key, ...conditionOf(condition) })));
    },
    query: (range) => pages(place, { ...rangeOf(range), ScanIndexForward: !range.newestFirst }, range.limit),
    byDay: (pk, day) => pages(place, dayOfPartition(pk, day)),
  };
}

// What the table looks like, without its name: attributes, key schema and the one local index.

/**
 * Names of the table's attributes and of its index. The index by day is a local one, because only local indexes can
 * be read consistently; it leaves the vendor's bytes out.
 *
 * Unit: names. Empty: never. Source: docs/architecture.md.
 *
 * @example
 * tableDefinition.byDay.include; // => ["body", "rev"]
 */
export const tableDefinition = {
  partitionKey: "pk",
  sortKey: "sk",
  byDay: { name: "byDay", sortKey: "day", include: ["body", "rev"] },
  /** Seconds since 1970 at which an item may be dropped. */
  expires: "expires",
} as const;

const { partitionKey, sortKey, byDay } = tableDefinition;
const hash = { AttributeName: partitionKey, KeyType: "HASH" } as const;

/**
 * The same as the CreateTable call takes it, without the table's name.
 *
 * Unit: a request. Empty: never. Source: AWS, "CreateTable".
 *
 * @example
 * createTableRequest().BillingMode; // => "PAY_PER_REQUEST"
 */
export const createTableRequest = () => ({
  BillingMode: "PAY_PER_REQUEST" as const,
  AttributeDefinitions: [partitionKey, sortKey, byDay.sortKey].map((AttributeName) => ({
    AttributeName,
    AttributeType: "S" as const,
  })),
  KeySchema: [hash, { AttributeName: sortKey, KeyType: "RANGE" as const }],
  LocalSecondaryIndexes: [
    {
      IndexName: byDay.name,
      KeySchema: [hash, { AttributeName: byDay.sortKey, KeyType: "RANGE" as const }],
      Projection: { ProjectionType: "INCLUDE" as const, NonKeyAttributes: [...byDay.include] },
    },
  ],
});

// The one table: facts, rollups, editions and the mailing ledger, protected against every kind of loss.
import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";
import { tableDefinition } from "../../lib/table/definition.ts";
import type { NodeFunction } from "./node-function.ts";

type Action = "GetItem" | "PutItem" | "UpdateItem" | "DeleteItem" | "Query";

const text = (name: string) => ({ name, type: AttributeType.STRING });

/**
 * The DynamoDB table, kept when the stack is deleted and refusing to be deleted itself; 35 days of point-in-time recovery.
 *
 * Encrypted with the key that DynamoDB owns: encryption at rest without a fee for each request. Its logical id is pinned
 * by a test, as another one would be another, empty table.
 *
 * Cost: $0.625 per million write units, $0.125 per million read units, about $0.45 per GB and month with recovery.
 */
export class FactTable extends Construct {
  readonly name: string;
  private readonly arn: string;
  private readonly indexArn: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { partitionKey, sortKey, byDay, expires } = tableDefinition;
    const table = new TableV2(this, "Table", {
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      localSecondaryIndexes: [
        {
          indexName: byDay.name,
          sortKey: text(byDay.sortKey),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...byDay.include],
        },
      ],
      timeToLiveAttribute: expires,
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.name = table.tableName;
    this.arn = table.tableArn;
    this.indexArn = `${table.tableArn}/index/${byDay.name}`;
  }

  /** Allows exactly these actions; a function that queries may query the index too. */
  allow(by: NodeFunction, actions: readonly Action[]): void {
    const named = actions.filter((action) => action !== "Query").map((action) => `dynamodb:${action}`);
    if (named.length > 0) by.allow(named, [this.arn]);
    if (actions.includes("Query")) by.allow(["dynamodb:Query"], [this.arn, this.indexArn]);
  }
}

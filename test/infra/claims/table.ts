// Claims about what must never be lost.
import { describe, expect, test } from "vitest";
import { createTableRequest, tableDefinition } from "../../../lib/table/definition.ts";
import { only, resources } from "../synthesized.ts";

describe("the table", () => {
  const table = only("AWS::DynamoDB::GlobalTable");

  test("is kept with the stack gone, refuses to be deleted, and can be put back to any second of 35 days", () => {
    expect(table.DeletionPolicy).toBe("Retain");
    expect(table.Properties.Replicas).toMatchObject([
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      },
    ]);
  });

  test("has the same keys, index and billing as the table of a laptop", () => {
    const { AttributeDefinitions, ...laptop } = createTableRequest();
    expect(table.Properties).toMatchObject(laptop);
    expect(table.Properties.AttributeDefinitions).toEqual(expect.arrayContaining(AttributeDefinitions));
    expect(table.Properties.AttributeDefinitions).toHaveLength(AttributeDefinitions.length);
  });

  test("drops what has an expiry, and is encrypted", () => {
    const expiry = { AttributeName: tableDefinition.expires, Enabled: true };
    expect(table.Properties.TimeToLiveSpecification).toEqual(expiry);
    expect(table.Properties.SSESpecification).toEqual({ SSEEnabled: false }); // false names the key of DynamoDB itself
  });
});

describe("stateful resources", () => {
  test("keep their logical ids, as another id would be another, empty resource", () => {
    const stateful = ["AWS::DynamoDB::GlobalTable", "AWS::SecretsManager::Secret", "AWS::SQS::Queue"];
    const kept = Object.entries(resources).filter(([, { Type }]) => stateful.includes(Type));
    expect(kept.map(([id, { DeletionPolicy }]) => `${id} ${DeletionPolicy}`).sort()).toEqual([
      "DeadLettersBBF8BAAB Retain",
      "SecretsgapwatchpepperC8B8B222 Retain",
      "Secretsgapwatchtypeform0DC29832 Retain",
      "Secretssupporttoken214CEA98 Retain",
      "Secretssupportzendesk31F0B558 Retain",
      "Table710B521B Retain",
    ]);
  });

  test("secrets have exactly the names of the configuration, each once, with a value that nobody has seen", () => {
    const secrets = Object.values(resources).filter(({ Type }) => Type === "AWS::SecretsManager::Secret");
    const names = secrets.map(({ Properties }) => Properties.Name);
    expect(names.sort()).toEqual(["gapwatch/pepper", "gapwatch/typeform", "support/token", "support/zendesk"]);
    for (const { Properties } of secrets) {
      expect(Properties.SecretString).toBeUndefined();
      expect(Properties.GenerateSecretString).toMatchObject({ PasswordLength: 64 });
    }
  });
});

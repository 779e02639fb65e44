// Claims about the whole: where it may be deployed, how it is named, and every exception to the rules, with its reason.
import { Validations } from "aws-cdk-lib";
import { describe, expect, test } from "vitest";
import { resources, stack, template } from "../synthesized.ts";

// The synth that all claims share ran the AwsSolutions pack and CDK's own rules; any other finding would have thrown.
const exceptions = stack.node.findAll().flatMap(({ node }) =>
  node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries(data as Record<string, string>))
    .map(([rule, reason]) => ({ path: node.path, rule: rule.replace("Annotation::", ""), reason })),
);

/** Properties that name the resource itself, for all of the account and region to see. */
const physicalNames = /^(?:Name|(?:Table|Function|Queue|Topic|Role|LogGroup|Alarm|ConfigurationSet|Filter)Name)$/;

describe("the stack", () => {
  test("makes two exceptions to the rules: open routes, which check signatures, and secrets that people rotate", () => {
    expect([...new Set(exceptions.map(({ rule }) => rule))].sort()).toEqual([
      "AwsSolutions-APIG4",
      "AwsSolutions-SMG4",
    ]);
    for (const { path, rule, reason } of exceptions) {
      expect(path).toMatch(rule === "AwsSolutions-APIG4" ? /FrontDoor\/Api\/\w+--(?:hooks|r)--/ : /Secrets\//);
      expect(reason).toMatch(/^[A-Z].{40,}\.$/);
    }
  });

  test("fits any account and region, and takes no name that another stack could hold but those of its secrets", () => {
    expect(stack.environment).toBe("aws://unknown-account/unknown-region");
    const named = Object.values(resources).flatMap(({ Type, Properties }) =>
      Object.entries(Properties ?? {}).flatMap(([key, value]) =>
        physicalNames.test(key) && typeof value === "string" ? [`${Type} ${value}`] : [],
      ),
    );
    expect(named.sort()).toEqual([
      "AWS::ApiGatewayV2::Api Gapwatch", // a label; two may be the same
      "AWS::SecretsManager::Secret gapwatch/pepper",
      "AWS::SecretsManager::Secret gapwatch/typeform",
      "AWS::SecretsManager::Secret support/token",
      "AWS::SecretsManager::Secret support/zendesk",
    ]);
  });

  test("says where to post and which table it made", () => {
    expect(Object.keys(template.toJSON().Outputs).sort()).toEqual([
      "ConfigurationSet",
      "DkimRecords",
      "HookUrl",
      "TableName",
    ]);
  });
});

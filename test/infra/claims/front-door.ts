// Claims about the way in: the routes of the contract, a ceiling on abuse, and nothing personal in its log.
import { describe, expect, test } from "vitest";
import { only, resources } from "../synthesized.ts";

describe("the front door", () => {
  const stage = only("AWS::ApiGatewayV2::Stage");

  test("has the routes of the contract and no other", () => {
    const routes = Object.values(resources).filter(({ Type }) => Type === "AWS::ApiGatewayV2::Route");
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      "GET /hooks/{connection}",
      "GET /hooks/{connection}/{token}",
      "GET /r/{token}",
      "GET /r/{token}/{rest+}",
      "HEAD /hooks/{connection}",
      "HEAD /hooks/{connection}/{token}",
      "POST /hooks/{connection}",
      "POST /hooks/{connection}/{token}",
      "POST /r/{token}/{rest+}",
    ]);
  });

  test("lets a known number of requests through, on every route", () => {
    expect(stage.Properties).toMatchObject({
      StageName: "$default",
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
    expect(stage.Properties.RouteSettings).toBeUndefined();
  });

  test("hands events of format 2.0 to intake and page", () => {
    const integrations = Object.values(resources).filter(({ Type }) => Type === "AWS::ApiGatewayV2::Integration");
    expect(integrations).toHaveLength(2);
    for (const { Properties } of integrations)
      expect(Properties).toMatchObject({ PayloadFormatVersion: "2.0", IntegrationType: "AWS_PROXY" });
  });

  test("logs neither path, query, body, headers nor address", () => {
    const { Format } = stage.Properties.AccessLogSettings as { Format: string };
    const logged = Object.values(JSON.parse(Format)).sort();
    expect(logged).toEqual([
      "$context.error.responseType",
      "$context.integrationStatus",
      "$context.requestId",
      "$context.requestTime",
      "$context.responseLatency",
      "$context.routeKey",
      "$context.status",
    ]);
  });

  test("deliveries may be answered by intake alone, readers by page alone", () => {
    const permissions = Object.values(resources).filter(
      ({ Type, Properties }) => Type === "AWS::Lambda::Permission" && Properties.Principal !== "sns.amazonaws.com",
    );
    expect(permissions).toHaveLength(9);
    for (const { Properties } of permissions) {
      expect(Properties.Principal).toBe("apigateway.amazonaws.com");
      const path = JSON.stringify(Properties.FunctionName).includes("Intake") ? "/hooks/{connection}" : "/r/{token}";
      expect(JSON.stringify(Properties.SourceArn)).toContain(path);
    }
  });
});

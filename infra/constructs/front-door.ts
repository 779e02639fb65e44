// The front door: an HTTP API that hands webhook deliveries to intake, slowed to a known ceiling.
import { CfnOutput, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";

/** Requests a second, steady and at once. Beyond it senders get 429 and try again. */
export const throttle = { rateLimit: 100, burstLimit: 200 } as const;

/** Ids and durations only: the path may hold a secret token, and bodies and queries hold what customers wrote. */
const accessLog = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  route: "$context.routeKey",
  status: "$context.status",
  latency: "$context.responseLatency",
  integrationStatus: "$context.integrationStatus",
  error: "$context.error.responseType",
} as const;

const { GET, HEAD, POST } = HttpMethod;

/** Deliveries come to intake, readers to the page. Neither can carry AWS credentials. */
const routes = [
  { path: "/hooks/{connection}", methods: [POST, GET, HEAD], to: "intake" },
  { path: "/hooks/{connection}/{token}", methods: [POST, GET, HEAD], to: "intake" },
  { path: "/r/{token}", methods: [GET], to: "page" },
  { path: "/r/{token}/{rest+}", methods: [GET, POST], to: "page" },
] as const;

const reasons = {
  intake: "Vendors cannot carry AWS credentials; intake verifies each delivery's signature over its raw bytes.",
  page: "Readers have no AWS credentials; page proves the signature of each link before it reads anything.",
} as const;

/**
 * The HTTP API (v2) with the routes of the contract.
 *
 * Cost: $1.00 per million requests. Without the throttle a flood would cost as much as it likes.
 */
export class FrontDoor extends Construct {
  /** Where it is reached. */
  readonly url: string;

  constructor(scope: Construct, id: string, functions: Readonly<Record<"intake" | "page", IFunction>>) {
    super(scope, id);
    const api = new HttpApi(this, "Api", {
      apiName: Stack.of(this).stackName,
      description: "Gapwatch: webhook deliveries from survey and support tools",
      createDefaultStage: false,
    });
    const integrations = {
      intake: new HttpLambdaIntegration("Intake", functions.intake),
      page: new HttpLambdaIntegration("Page", functions.page),
    };
    for (const { path, methods, to } of routes)
      for (const route of api.addRoutes({ path, methods: [...methods], integration: integrations[to] }))
        Validations.of(route).acknowledge({ id: "AwsSolutions-APIG4", reason: reasons[to] });
    this.url = api.apiEndpoint;
    const logGroup = new LogGroup(this, "AccessLogs", {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, "Stage", {
      httpApi: api,
      stageName: "$default",
      description: "The only stage; every change of a route is live at once",
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    new CfnOutput(this, "HookUrl", {
      key: "HookUrl",
      description: "Where vendors post: put the connection's id in place of {connection}",
      value: `${api.apiEndpoint}/hooks/{connection}`,
    });
  }
}

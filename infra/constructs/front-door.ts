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

const paths = ["/hooks/{connection}", "/hooks/{connection}/{token}"] as const;

/**
 * The HTTP API (v2) with the routes of the contract.
 *
 * Cost: $1.00 per million requests. Without the throttle a flood would cost as much as it likes.
 */
export class FrontDoor extends Construct {
  constructor(scope: Construct, id: string, intake: IFunction) {
    super(scope, id);
    const api = new HttpApi(this, "Api", {
      apiName: Stack.of(this).stackName,
      description: "Gapwatch: webhook deliveries from survey and support tools",
      createDefaultStage: false,
    });
    const integration = new HttpLambdaIntegration("Intake", intake);
    for (const path of paths) {
      const methods = [HttpMethod.POST, HttpMethod.GET, HttpMethod.HEAD];
      for (const route of api.addRoutes({ path, methods, integration })) {
        Validations.of(route).acknowledge({
          id: "AwsSolutions-APIG4",
          reason: "Vendors cannot carry AWS credentials; intake verifies each delivery's signature over its raw bytes.",
        });
      }
    }
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

// The environment of functions on a laptop: the same names as on AWS, and the standard variables that point the SDK here.
export interface Endpoints {
  readonly dynamodb: string;
  readonly ses: string;
  readonly secretsManager: string;
}

export const tableName = "gapwatch-local";

export const environmentOf = ({ dynamodb, ses, secretsManager }: Endpoints): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  AWS_ENDPOINT_URL_SES: ses,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager,
  AWS_REGION: "eu-west-1",
  // The SDK asks for credentials; nothing here looks at them.
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  TABLE_NAME: tableName,
  CODE_VERSION: "local",
  CONFIGURATION_SET: "gapwatch",
  POWERTOOLS_SERVICE_NAME: "gapwatch",
  POWERTOOLS_LOG_LEVEL: "WARN",
  // Says on every start that a later SDK will want a later Node; the versions here are pinned.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});

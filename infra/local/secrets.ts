// Stands in for AWS Secrets Manager: GetSecretValue over its JSON protocol, from the secrets file.
import type { IncomingMessage, ServerResponse } from "node:http";
import { readSecrets } from "./secrets-file.ts";
import { type RunningServer, readBody, serve } from "./servers.ts";

const answer = (response: ServerResponse, status: number, content: object): void => {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(content));
};

const refuse = (response: ServerResponse, type: string, message: string): void =>
  answer(response, 400, { __type: type, Message: message });

function secretIdOf(body: Buffer | undefined): string | undefined {
  try {
    const id: unknown = JSON.parse(body?.toString("utf8") ?? "").SecretId;
    // An ARN ends with the name and six random characters.
    return typeof id === "string" ? id.replace(/^arn:aws:secretsmanager:.*?:secret:(.*)-\w{6}$/, "$1") : undefined;
  } catch {
    return undefined;
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, file: string): Promise<void> {
  const body = await readBody(request, 64 * 1024);
  if (request.headers["x-amz-target"] !== "secretsmanager.GetSecretValue") {
    return refuse(response, "InvalidRequestException", "only GetSecretValue is known here");
  }
  const name = secretIdOf(body);
  if (name === undefined) return refuse(response, "InvalidParameterException", "SecretId is missing");
  const secret = readSecrets(file)[name];
  if (secret === undefined) {
    return refuse(response, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }
  answer(response, 200, {
    ARN: `arn:aws:secretsmanager:eu-west-1:000000000000:secret:${name}-locale`,
    Name: name,
    SecretString: typeof secret === "string" ? secret : JSON.stringify(secret),
    VersionId: "00000000-0000-4000-8000-000000000000",
    VersionStages: ["AWSCURRENT"],
  });
}

/** Serves the secrets of a file, read anew for every call. */
export const serveSecrets = (file: string): Promise<RunningServer> =>
  serve((request, response) => {
    handle(request, response, file).catch(() => refuse(response, "InternalServiceError", "the file cannot be read"));
  }, 0);

// Stands between the functions and what stands in for AWS, and writes down who asked for what.
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import type { Endpoints } from "../../infra/local/environment.ts";

/** "report ses:SendRawEmail": which function asked for which action. */
export type Asked = string;

export interface Recorder {
  readonly asked: Set<Asked>;
  /** "intake gapwatch/pepper": which function read which secret. */
  readonly secrets: Set<string>;
  between(endpoints: Endpoints): Promise<Endpoints>;
  stop(): void;
}

const prefixes = [
  ["DynamoDB_20120810.", "dynamodb"],
  ["secretsmanager.", "secretsmanager"],
] as const;

/** The action as a policy names it. */
function actionOf(target: string | undefined, body: string): string {
  for (const [prefix, service] of prefixes)
    if (target?.startsWith(prefix)) return `${service}:${target.slice(prefix.length)}`;
  const { Action } = Object.fromEntries(new URLSearchParams(body));
  if (target === undefined && Action) return `ses:${Action}`;
  throw new Error(`a call that nobody knows: ${target ?? body.slice(0, 80)}`);
}

export function createRecorder(): Recorder {
  const asked = new Set<Asked>();
  const secrets = new Set<string>();
  const stops: (() => void)[] = [];

  function note(headers: NodeJS.Dict<string | string[]>, body: string): void {
    const who = /\bapp\/(\w+)/.exec(String(headers["user-agent"]))?.[1] ?? "nobody";
    const action = actionOf(headers["x-amz-target"]?.toString(), body);
    asked.add(`${who} ${action}`);
    if (action === "secretsmanager:GetSecretValue") secrets.add(`${who} ${JSON.parse(body).SecretId}`);
  }

  async function through(url: string): Promise<string> {
    const { hostname, port } = new URL(url);
    const server = createServer((incoming, outgoing) => {
      const pieces: Buffer[] = [];
      incoming.on("data", (piece) => pieces.push(piece));
      incoming.on("end", () => {
        const body = Buffer.concat(pieces);
        const { method, url: path, headers } = incoming;
        note(headers, body.toString());
        const onward = request({ hostname, port, method, path, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(outgoing);
        });
        onward.on("error", () => outgoing.destroy());
        onward.end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    stops.push(() => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  return {
    asked,
    secrets,
    between: async ({ dynamodb, ses, secretsManager }) => ({
      dynamodb: await through(dynamodb),
      ses: await through(ses),
      secretsManager: await through(secretsManager),
    }),
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

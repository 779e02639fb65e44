// Page: what readers open from a mail. `page/serve.ts` holds what runs for every request.
import middy from "@middy/core";
import config from "#config";
import { createWriter } from "./io/facts/markers.ts";
import { createReaderLinks } from "./io/readers/reader-links.ts";
import { createSecrets, createSecretsClient } from "./io/secrets.ts";
import { createTable } from "./io/table/dynamo.ts";
import { createClient } from "./io/table/dynamo-client.ts";
import { pageLimitMs } from "./limits.ts";
import { notFound, type PageAnswer } from "./page/answer.ts";
import { serve } from "./page/serve.ts";
import { settings } from "./settings.ts";

/** What page reads of an event of the HTTP API (payload format 2.0). */
interface PageEvent {
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly pathParameters?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

// Runs on cold start only.
const now = (): number => Date.now();
const table = createTable(createClient(), settings().tableName);
const writer = createWriter({ table, now, limitMs: pageLimitMs });
const secrets = createSecrets(createSecretsClient(), { now, ttlMs: 60_000 });

/** No form is longer. */
const mostBody = 8_192;

/** Called by AWS, once for each request to /r/{token}. A GET changes nothing, a POST repeats safely. */
export const handler = middy<PageEvent, PageAnswer>({ timeoutEarlyInMillis: 0 }).handler(async (event) => {
  const [pepper] = await secrets.live(config.pepper);
  const { body = "", isBase64Encoded } = event;
  if (pepper === undefined || body.length > mostBody) return notFound;
  const request = {
    method: event.requestContext.http.method,
    token: event.pathParameters?.token ?? "",
    rest: event.pathParameters?.rest ?? "",
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8").toString("utf8"),
  };
  return serve(request, { table, config, links: createReaderLinks(pepper), writer, now });
});

// What an API Gateway HTTP API makes of a request: the event of payload format 2.0.
import type { IncomingHttpHeaders } from "node:http";

export interface HttpRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

const routes = [
  { route: "/hooks/{connection}", pattern: /^\/hooks\/(?<connection>[^/]+)$/, methods: ["POST", "GET", "HEAD"] },
  {
    route: "/hooks/{connection}/{token}",
    pattern: /^\/hooks\/(?<connection>[^/]+)\/(?<token>[^/]+)$/,
    methods: ["POST", "GET", "HEAD"],
  },
  { route: "/r/{token}", pattern: /^\/r\/(?<token>[^/]+)$/, methods: ["GET"] },
  { route: "/r/{token}/{rest+}", pattern: /^\/r\/(?<token>[^/]+)\/(?<rest>.+)$/, methods: ["GET", "POST"] },
];

/** Payloads of more bytes than this never reach a function. */
export const payloadLimit = 10 * 1024 * 1024;

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

interface Route {
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The route that a request matches, if any. */
function routeOf(method: string, path: string): Route | undefined {
  for (const { route, pattern, methods } of routes) {
    const found = methods.includes(method) ? pattern.exec(path)?.groups : undefined;
    if (!found) continue;
    const parameters = Object.fromEntries(Object.entries(found).map(([name, text]) => [name, decoded(text)]));
    return { key: `${method} ${route}`, parameters };
  }
  return undefined;
}

// Observed on AWS: only these arrive as text. Forms, and bodies without a type, arrive in base64.
const textTypes = /^(?:text\/[^;]*|application\/(?:json|xml|javascript))\s*(?:;|$)/i;

/** Lower-case names; a repeated header is one, joined by commas. Cookies have a place of their own. */
function headersOf(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    if (name === "connection" || name === "transfer-encoding" || name === "cookie") continue;
    const value = rawHeaders[at + 1] ?? "";
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return headers;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (number: number): string => String(number).padStart(2, "0");

/** "12/Mar/2026:19:03:58 +0000", as in access logs. */
export function logTime(at: number): string {
  const date = new Date(at);
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

function queryOf(rawQuery: string): Record<string, string> | undefined {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  }
  return Object.keys(query).length === 0 ? undefined : query;
}

/** The event of a request, or undefined where no route matches. */
export function eventOf(request: HttpRequest, now: number, requestId: string): object | undefined {
  const [rawPath = "/", rawQueryString = ""] = request.target.split("?", 2);
  const route = routeOf(request.method, rawPath);
  if (!route) return undefined;
  const headers = headersOf(request.rawHeaders);
  const isBase64Encoded = request.body.length > 0 && !textTypes.test(headers["content-type"] ?? "");
  const host = headers.host ?? "localhost";
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(request.headers.cookie === undefined ? {} : { cookies: request.headers.cookie.split(/;\s*/) }),
    headers: {
      ...headers,
      "content-length": String(request.body.length),
      "x-forwarded-for": request.sourceIp,
      "x-forwarded-port": "443",
      "x-forwarded-proto": "https",
    },
    queryStringParameters: queryOf(rawQueryString),
    pathParameters: route.parameters,
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: host,
      domainPrefix: host.split(/[.:]/)[0],
      http: {
        method: request.method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId,
      routeKey: route.key,
      stage: "$default",
      time: logTime(now),
      timeEpoch: now,
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isBase64Encoded ? "base64" : "utf8") }),
    isBase64Encoded,
  };
}

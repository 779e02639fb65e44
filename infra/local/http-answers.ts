// What an API Gateway HTTP API answers: a function's own answer, or one of its own.
import type { OutgoingHttpHeaders } from "node:http";

export interface HttpResponse {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

const json = (status: number, message: string): HttpResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message }),
});

/** The answers that the HTTP API gives of itself. */
export const notFound = json(404, "Not Found");
export const tooLarge = json(413, "Request Too Large");
export const internalError = json(500, "Internal Server Error");
export const unavailable = json(503, "Service Unavailable");

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** What a function's answer means as a response; anything without a status is the body of a 200. */
export function responseOf(answer: unknown): HttpResponse {
  if (!isRecord(answer) || typeof answer.statusCode !== "number") {
    const body = typeof answer === "string" ? answer : JSON.stringify(answer ?? null);
    return { status: 200, headers: { "content-type": "application/json" }, body };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = answer;
  const sent = isRecord(headers)
    ? Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
    : [];
  const text = typeof body === "string" ? body : "";
  return {
    status: statusCode,
    headers: {
      ...(text === "" ? {} : { "content-type": "text/plain;charset=utf-8" }),
      ...Object.fromEntries(sent),
      ...(Array.isArray(cookies) ? { "set-cookie": cookies.map(String) } : {}),
    },
    body: isBase64Encoded === true ? Buffer.from(text, "base64") : text,
  };
}

// Hands a composed mail to Amazon SES, once: an answer that is lost must not make the SDK send again.
import { SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";

/** What became of a call: SES took the mail, surely did not, or nobody can tell. */
export type Outcome =
  | { readonly kind: "taken"; readonly messageId: string }
  | { readonly kind: "refused"; readonly reason: string; readonly again: boolean }
  | { readonly kind: "unknown"; readonly reason: string };

export interface Envelope {
  readonly raw: Uint8Array;
  readonly from: string;
  readonly to: string;
  readonly tags: Readonly<Record<string, string>>;
}

export type SendMail = (envelope: Envelope) => Promise<Outcome>;

/** One attempt per call, and no call outlives its invocation. */
export const createSesClient = (): SESClient =>
  new SESClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 } });

/** Failures of the network before a byte of the mail has left. */
const neverLeft = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** The name alone: messages of SES may hold addresses. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown error");

function failure(error: unknown): Outcome {
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    const throttled = status === 429 || /throttl|toomanyrequests|limitexceeded/i.test(error.name);
    if (throttled) return { kind: "refused", reason: error.name, again: true };
    if (status >= 400 && status < 500 && status !== 408) return { kind: "refused", reason: error.name, again: false };
    return { kind: "unknown", reason: error.name };
  }
  if (neverLeft.has(codeOf(error))) return { kind: "refused", reason: codeOf(error), again: true };
  if (/credential/i.test(nameOf(error))) return { kind: "refused", reason: nameOf(error), again: true };
  return { kind: "unknown", reason: codeOf(error) || nameOf(error) };
}

/** Tag names and values hold letters, digits, "_" and "-" only. */
const tag = (text: string): string => text.replace(/[^A-Za-z0-9_-]/g, "_").slice(0, 256) || "_";

/** A sender of mails. The client obeys AWS_ENDPOINT_URL_SES; without a configuration set no events come back. */
export const createMailer =
  (client: SESClient, { configurationSet }: { readonly configurationSet?: string | undefined }): SendMail =>
  async ({ raw, from, to, tags }) => {
    const command = new SendRawEmailCommand({
      RawMessage: { Data: raw },
      Source: from,
      Destinations: [to],
      ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
      Tags: Object.entries(tags).map(([Name, Value]) => ({ Name: tag(Name), Value: tag(Value) })),
    });
    try {
      const { MessageId } = await client.send(command);
      return { kind: "taken", messageId: MessageId ?? "" };
    } catch (error) {
      return failure(error);
    }
  };

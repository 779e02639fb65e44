// Stands in for Amazon SES: SendRawEmail and SendEmail over its Query protocol (version 1), answered in its XML.
import type { IncomingMessage, ServerResponse } from "node:http";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Mailbox, SentMessage } from "./mailbox.ts";
import { type RunningServer, readBody, serve } from "./servers.ts";

const namespace = "http://ses.amazonaws.com/doc/2010-12-01/";
const messageLimit = 10 * 1024 * 1024;
const recipientLimit = 50;

interface SesSetup {
  readonly mailbox: Mailbox;
  readonly tell: (event: object) => void;
}

/** What SES would refuse: its error code and message. */
interface SesRefusal {
  readonly code: string;
  readonly message: string;
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The values of "Destinations.member.1", "Destinations.member.2", … */
function members(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let at = 1; form.has(`${name}.member.${at}`); at += 1) values.push(form.get(`${name}.member.${at}`) ?? "");
  return values;
}

async function composed(form: URLSearchParams): Promise<SentMessage> {
  const to = members(form, "Destination.ToAddresses");
  const cc = members(form, "Destination.CcAddresses");
  const bcc = members(form, "Destination.BccAddresses");
  const raw = await new MailComposer({
    from: form.get("Source") ?? undefined,
    to,
    cc,
    replyTo: members(form, "ReplyToAddresses"),
    subject: form.get("Message.Subject.Data") ?? "",
    text: form.get("Message.Body.Text.Data") ?? undefined,
    html: form.get("Message.Body.Html.Data") ?? undefined,
  })
    .compile()
    .build();
  return { raw, to: [...to, ...cc, ...bcc] };
}

const messageOf: Readonly<Record<string, (form: URLSearchParams) => SentMessage | Promise<SentMessage>>> = {
  SendRawEmail: (form) => ({
    raw: Buffer.from(form.get("RawMessage.Data") ?? "", "base64"),
    to: members(form, "Destinations"),
  }),
  SendEmail: composed,
};

function refusalOf({ raw, to }: SentMessage): SesRefusal | undefined {
  if (raw.length === 0) return { code: "ValidationError", message: "RawMessage.Data is missing" };
  if (raw.length > messageLimit) {
    return { code: "InvalidParameterValue", message: "Message length is more than 10485760 bytes" };
  }
  if (to.length > recipientLimit) return { code: "InvalidParameterValue", message: "Recipient count exceeds 50." };
  return undefined;
}

const refuse = (response: ServerResponse, { code, message }: SesRefusal): void => {
  response
    .writeHead(400, { "content-type": "text/xml" })
    .end(
      `<ErrorResponse xmlns="${namespace}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>local</RequestId></ErrorResponse>`,
    );
};

/** "Tags.member.1.Name" and "Tags.member.1.Value", and so on. */
function tagsIn(form: URLSearchParams): Record<string, readonly string[]> {
  const tags: Record<string, readonly string[]> = {};
  for (let at = 1; form.has(`Tags.member.${at}.Name`); at += 1)
    tags[form.get(`Tags.member.${at}.Name`) ?? ""] = [form.get(`Tags.member.${at}.Value`) ?? ""];
  return tags;
}

/** What SES tells of a mail that it took, by SNS, where a configuration set says so: sent, then delivered. */
function eventsOf(id: string, form: URLSearchParams, mailbox: Mailbox): object[] {
  if (!form.has("ConfigurationSetName")) return [];
  const timestamp = mailbox.mail(id)?.sentAt;
  const mail = { messageId: id, timestamp, destination: mailbox.mail(id)?.to, tags: tagsIn(form) };
  return [
    { eventType: "Send", mail, send: {} },
    { eventType: "Delivery", mail, delivery: { timestamp, smtpResponse: "250 kept in the inbox" } },
  ];
}

async function handle(request: IncomingMessage, response: ServerResponse, { mailbox, tell }: SesSetup): Promise<void> {
  const body = await readBody(request, 2 * messageLimit);
  const form = new URLSearchParams(body?.toString("utf8") ?? "");
  const action = form.get("Action") ?? "";
  const read = messageOf[action];
  if (!read) return refuse(response, { code: "InvalidAction", message: `could not find operation ${action}` });
  const message = await read(form);
  const refusal = refusalOf(message);
  if (refusal) return refuse(response, refusal);
  const id = await mailbox.take(message);
  response
    .writeHead(200, { "content-type": "text/xml" })
    .end(
      `<${action}Response xmlns="${namespace}"><${action}Result><MessageId>${id}</MessageId></${action}Result><ResponseMetadata><RequestId>${id}</RequestId></ResponseMetadata></${action}Response>`,
    );
  for (const event of eventsOf(id, form, mailbox)) tell(event);
}

/** Serves the mail API; what is sent lands in the mailbox, and `tell` hears what became of it. */
export const serveSes = (mailbox: Mailbox, tell: (event: object) => void = () => {}): Promise<RunningServer> =>
  serve((request, response) => {
    handle(request, response, { mailbox, tell }).catch((error: unknown) =>
      refuse(response, {
        code: "InvalidParameterValue",
        message: error instanceof Error ? error.message : "unreadable",
      }),
    );
  }, 0);

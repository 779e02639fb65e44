// The mails that were sent: parsed, kept in memory and, where a directory is given, as .eml files in it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Address, type Email } from "postal-mime";

export interface Attachment {
  readonly filename: string | undefined;
  readonly contentType: string;
  readonly disposition: string | undefined;
  /** The id that `cid:` addresses in the HTML name, without angle brackets. */
  readonly contentId: string | undefined;
  /** Base64. */
  readonly content: string;
}

/** A mail as `GET /mails.json` shows it. */
export interface Mail {
  readonly id: string;
  /** When it was sent, by the stack's clock. */
  readonly sentAt: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  /** By lower-case name; a repeated header has its values on lines of their own. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly Attachment[];
}

export interface SentMessage {
  readonly raw: Buffer;
  /** The recipients of the envelope; where it names none, the headers do. */
  readonly to: readonly string[];
}

export interface Mailbox {
  /** Newest first. */
  mails(): readonly Mail[];
  mail(id: string): Mail | undefined;
  /** Keeps a message and gives the id that SES would give it. */
  take(message: SentMessage): Promise<string>;
}

const addressesOf = (entries: readonly Address[] | undefined): string[] =>
  (entries ?? []).flatMap((entry) => (entry.group ? addressesOf(entry.group) : [entry.address ?? ""]));

const nameAndAddress = (address: Address | undefined): string =>
  address?.name ? `${address.name} <${address.address ?? ""}>` : (address?.address ?? "");

function headersOf(email: Email): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, value } of email.headers) {
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  return headers;
}

/** As SES does: its own Date and Message-ID in place of the message's; the blind copies go. */
function stamped(raw: Buffer, id: string, at: number): Buffer {
  const text = raw.toString("latin1");
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const kept = text.slice(0, end).replace(/^(?:date|message-id|bcc):.*\r?\n?(?:[ \t].*\r?\n?)*/gim, "");
  const own = `Message-ID: <${id}@eu-west-1.amazonses.com>\r\nDate: ${new Date(at).toUTCString().replace("GMT", "+0000")}\r\n`;
  return Buffer.from(`${own}${kept.trimEnd()}${text.slice(end)}`, "latin1");
}

async function parsed(id: string, raw: Buffer, envelopeTo: readonly string[]): Promise<Mail> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: "base64" });
  const named = addressesOf([...(email.to ?? []), ...(email.cc ?? [])]);
  return {
    id,
    sentAt: email.date ?? "",
    to: envelopeTo.length > 0 ? envelopeTo : named,
    from: nameAndAddress(email.from),
    subject: email.subject ?? "",
    headers: headersOf(email),
    text: email.text,
    html: email.html,
    attachments: email.attachments.map((attachment) => ({
      filename: attachment.filename ?? undefined,
      contentType: attachment.mimeType,
      disposition: attachment.disposition ?? undefined,
      contentId: attachment.contentId?.replace(/^<|>$/g, ""),
      content: String(attachment.content),
    })),
  };
}

const idOf = (number: number): string => `local-${String(number).padStart(6, "0")}`;

/** The mails of earlier runs. */
async function loadMails(directory: string): Promise<Mail[]> {
  const files = readdirSync(directory).filter((file) => file.endsWith(".eml"));
  return Promise.all(
    files.sort().map((file) => parsed(file.slice(0, -".eml".length), readFileSync(join(directory, file)), [])),
  );
}

/**
 * Opens a mailbox.
 *
 * @param directory where mails are kept; left out, they live as long as the stack
 */
export async function openMailbox(now: () => number, directory?: string): Promise<Mailbox> {
  if (directory) mkdirSync(directory, { recursive: true });
  const kept = directory ? await loadMails(directory) : [];
  let count = Number(kept.at(-1)?.id.replace("local-", "") ?? 0);
  return {
    mails: () => kept.toReversed(),
    mail: (id) => kept.find((mail) => mail.id === id),
    take: async ({ raw, to }) => {
      count += 1;
      const id = idOf(count);
      const message = stamped(raw, id, now());
      const mail = await parsed(id, message, to);
      if (directory) writeFileSync(join(directory, `${id}.eml`), message);
      kept.push(mail);
      return id;
    },
  };
}

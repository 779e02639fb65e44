// Composes a mail: text and HTML of the same blocks, pictures by content id. Equal parts give equal bytes.
import MailComposer from "nodemailer/lib/mail-composer";

export interface Mailbox {
  readonly address: string;
  readonly name?: string | undefined;
}

export interface MailParts {
  readonly from: Mailbox;
  readonly replyTo?: string | undefined;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** PNGs, named by the content id that the HTML uses. */
  readonly pictures: readonly { readonly cid: string; readonly png: Uint8Array }[];
  /** Beside the usual ones: "x-gapwatch-report" and the like. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the reader can unsubscribe with one click; left out, no header promises it. */
  readonly unsubscribe?: string | undefined;
  /** Names the mail until SES gives it its own id; the same for every attempt. */
  readonly name: string;
  readonly date: Date;
}

const mailbox = ({ address, name }: Mailbox) => ({ address, name: name ?? "" });

const unsubscribeHeaders = (page: string | undefined): Record<string, string> =>
  page === undefined ? {} : { "list-unsubscribe": `<${page}>`, "list-unsubscribe-post": "List-Unsubscribe=One-Click" };

/** Composes the raw message. Never reads a file or an address that the parts might name. */
export function compose(parts: MailParts): Promise<Uint8Array> {
  const domain = parts.from.address.split("@")[1] ?? "localhost";
  const composer = new MailComposer({
    from: mailbox(parts.from),
    ...(parts.replyTo !== undefined && { replyTo: parts.replyTo }),
    to: mailbox(parts.to),
    subject: parts.subject,
    text: parts.text,
    html: parts.html,
    attachments: parts.pictures.map(({ cid, png }) => ({
      cid,
      filename: `${cid.split("@")[0]}.png`,
      content: Buffer.from(png),
      contentType: "image/png",
      contentDisposition: "inline",
    })),
    headers: { "auto-submitted": "auto-generated", ...unsubscribeHeaders(parts.unsubscribe), ...parts.headers },
    messageId: `<${parts.name}@${domain}>`,
    date: parts.date,
    textEncoding: "quoted-printable",
    baseBoundary: parts.name,
    newline: "\r\n",
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  return composer.compile().build();
}

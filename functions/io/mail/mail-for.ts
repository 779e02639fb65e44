// One reader's mail: the same edition for all, with links and own guesses of this reader alone.
import type { ReportConfig, Sender } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { type Mail, renderMail } from "../../../lib/report/message.ts";
import type { View } from "../../../lib/report/view.ts";
import type { EditionName } from "../../../lib/table/edition-keys.ts";
import type { Edition } from "../editions/editions.ts";
import { viewOf } from "../editions/view-of.ts";
import type { ReaderLinks } from "../readers/reader-links.ts";
import { readerView, recipientAt } from "../readers/reader-view.ts";
import type { Table } from "../table/table.ts";
import { type Mailing, mailingName } from "./mailing.ts";
import { compose } from "./mime.ts";

export interface Composing {
  readonly table: Table;
  readonly config: ReportConfig;
  readonly sender: Sender;
  readonly draw: (svg: string) => Promise<Uint8Array>;
  /** How readers find their page. Left out: the mails have no links. */
  readonly page?: { readonly base: string; readonly links: ReaderLinks } | undefined;
  readonly now: () => Instant;
}

/** Whom a mailing goes to. Copy 0 is the regular one. */
export interface Reader {
  readonly address: string;
  readonly name?: string | undefined;
  readonly copy: number;
}

export interface Rendered extends Omit<Mail, "pictures"> {
  readonly pictures: readonly { readonly cid: string; readonly png: Uint8Array }[];
  readonly unsubscribe?: string | undefined;
}

/** Renders for one reader after another: words and pictures that all share are read and drawn once. */
export function renderer(edition: Edition, composing: Composing): (to: Reader, version: number) => Promise<Rendered> {
  const { table, config, page, draw } = composing;
  const drawn = new Map<string, Promise<Uint8Array>>();
  const png = (svg: string): Promise<Uint8Array> => {
    const known = drawn.get(svg) ?? draw(svg);
    drawn.set(svg, known);
    return known;
  };
  let shared: Promise<View> | undefined;
  return async ({ address }, version) => {
    shared ??= viewOf(edition, { table, config });
    // A copy to somebody who is no recipient has no links: there is nothing to leave, and nobody whose guess it is.
    const known = page && recipientAt(config, address);
    const own = known ? await readerView({ table, ...page }, edition, { address, version }) : {};
    const { pictures, ...mail } = renderMail({ ...(await shared), ...own });
    const shown: Rendered["pictures"][number][] = [];
    for (const { cid, svg } of pictures) shown.push({ cid, png: await png(svg) });
    return { ...mail, pictures: shown, unsubscribe: own.leaveUrl };
  };
}

/** With these SES names the mailing in each of its events. */
export const tagsOf = ({ program, report, kind, start, revision }: EditionName, mailing: Mailing) => ({
  ...{ program, report, kind, period: start, revision: String(revision) },
  ...{ recipient: mailing.recipient, copy: String(mailing.copy) },
  mailing: mailingName(mailing),
});

export function rawMail(mail: Rendered, mailing: Mailing, { to, composing }: { to: Reader; composing: Composing }) {
  const { sender, now } = composing;
  const { report, kind, start, revision } = mailing.edition;
  return compose({
    from: sender,
    replyTo: sender.replyTo,
    ...{ to, subject: mail.subject, text: mail.text, html: mail.html, pictures: mail.pictures },
    headers: {
      "x-gapwatch-report": report,
      "x-gapwatch-period": `${kind} ${start}`,
      "x-gapwatch-revision": String(revision),
      ...(mailing.copy > 0 && { "x-gapwatch-copy": String(mailing.copy) }),
    },
    unsubscribe: mail.unsubscribe,
    name: mailingName(mailing),
    date: new Date(now()),
  });
}

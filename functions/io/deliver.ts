// Brings one edition to its readers: rendered once, claimed, composed and sent for each of them.
import type { ReportConfig, Sender } from "../../lib/config/index.ts";
import { digest } from "../../lib/domain/digest.ts";
import type { Instant } from "../../lib/domain/fact.ts";
import { type Mail, renderMail } from "../../lib/report/message.ts";
import { type EditionName, mailingPartition, mailingSort } from "../../lib/table/edition-keys.ts";
import { type Edition, editionName } from "./editions.ts";
import type { SendMail } from "./mail.ts";
import { type Ledger, type Mailing, type MailingState, recipientOf } from "./mailings.ts";
import { compose } from "./mime.ts";
import type { Table } from "./table.ts";
import { viewOf } from "./view-of.ts";

export interface Delivering {
  readonly table: Table;
  readonly config: ReportConfig;
  readonly sender: Sender;
  readonly ledger: Ledger;
  readonly send: SendMail;
  readonly draw: (svg: string) => Promise<Uint8Array>;
  readonly pageUrl?: string | undefined;
  readonly now: () => Instant;
  readonly sleep: (ms: number) => Promise<void>;
  /** No mail is begun after it; the next run goes on. */
  readonly sendUntil: Instant;
}

/** Whom a mailing goes to. Copy 0 is the regular one. */
export interface Reader {
  readonly address: string;
  readonly name?: string | undefined;
  readonly copy: number;
}

/** How each reader's mailing stands; "waiting" is one that the time did not reach. */
export type Standing = MailingState | "waiting";

interface Rendered extends Omit<Mail, "pictures"> {
  readonly pictures: readonly { readonly cid: string; readonly png: Uint8Array }[];
}

async function render(edition: Edition, delivering: Delivering): Promise<Rendered> {
  const { pictures, ...mail } = renderMail(await viewOf(edition, delivering));
  const drawn: Rendered["pictures"][number][] = [];
  for (const { cid, svg } of pictures) drawn.push({ cid, png: await delivering.draw(svg) });
  return { ...mail, pictures: drawn };
}

const nameOf = ({ edition, recipient, copy }: Mailing): string =>
  digest(`${mailingPartition(edition)}#${mailingSort(recipient, copy)}`, 32);

const tagsOf = ({ report, start, revision }: EditionName, mailing: Mailing) => ({
  report,
  period: start,
  revision: String(revision),
  mailing: nameOf(mailing),
});

function rawMail(mail: Rendered, mailing: Mailing, { to, delivering }: { to: Reader; delivering: Delivering }) {
  const { sender, now } = delivering;
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
    name: nameOf(mailing),
    date: new Date(now()),
  });
}

const pausesMs = [1_000, 4_000];

/** Composed before it is claimed, so that a mail that cannot be composed is never left in hand. */
async function deliverOne(
  mail: () => Promise<Rendered>,
  mailing: Mailing,
  context: { to: Reader; delivering: Delivering },
) {
  const { to, delivering } = context;
  const { ledger, send, sender, now, sleep, sendUntil } = delivering;
  const standing = await ledger.look(mailing);
  if (standing === "sent" || standing === "unknown") return standing;
  const raw = await rawMail(await mail(), mailing, context);
  for (let attempt = 0; ; attempt++) {
    if (now() >= sendUntil) return "waiting";
    const claim = await ledger.claim(mailing);
    if (claim.kind === "held") return claim.state;
    const tags = tagsOf(mailing.edition, mailing);
    const outcome = await send({ raw, from: sender.address, to: to.address, tags });
    const state = await ledger.settle(claim, outcome);
    const pause = pausesMs[attempt];
    if (outcome.kind !== "refused" || !outcome.again || pause === undefined) return state;
    await sleep(pause);
  }
}

/** Called by the report function and by `send`. Repeats safely: who has the mail, or may have it, gets no second one. */
export async function deliver(
  edition: Edition,
  readers: readonly Reader[],
  delivering: Delivering,
): Promise<Standing[]> {
  let rendered: Promise<Rendered> | undefined;
  const mail = (): Promise<Rendered> => {
    rendered ??= render(edition, delivering);
    return rendered;
  };
  const standings: Standing[] = [];
  for (const to of readers) {
    const mailing = { edition: editionName(edition), recipient: recipientOf(to.address), copy: to.copy };
    standings.push(await deliverOne(mail, mailing, { to, delivering }));
  }
  return standings;
}

/** The configured recipients for whom an edition was made. Who was added later begins with the next one. */
export const readersOf = (edition: Edition, { recipients }: ReportConfig): Reader[] =>
  recipients
    .filter(({ address }) => edition.recipients.includes(recipientOf(address)))
    .map(({ address, name }) => ({ address, name, copy: 0 }));

// Brings one edition to its readers: claimed, sent and settled for each of them.
import type { ReportConfig } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { type Edition, editionName } from "../editions/editions.ts";
import { type ReaderState, readReader } from "../readers/readers.ts";
import type { SendMail } from "./mail.ts";
import { type Composing, type Reader, type Rendered, rawMail, renderer, tagsOf } from "./mail-for.ts";
import { type Mailing, type MailingState, recipientOf } from "./mailing.ts";
import type { Ledger } from "./mailings.ts";

export interface Delivering extends Composing {
  readonly ledger: Ledger;
  readonly send: SendMail;
  readonly sleep: (ms: number) => Promise<void>;
  /** No mail is begun after it; the next run goes on. */
  readonly sendUntil: Instant;
}

/** How each reader's mailing stands; "waiting" is one that the time did not reach. */
export type Standing = MailingState | "waiting";

const pausesMs = [1_000, 4_000];

interface Context {
  readonly to: Reader;
  readonly delivering: Delivering;
  readonly render: (to: Reader, version: number) => Promise<Rendered>;
}

/** What is neither in hand nor failed is settled: nobody gets a second one. */
const isSettled = (state: MailingState | undefined): state is MailingState =>
  state !== undefined && state !== "sending" && state !== "failed";

/** Whoever unsubscribed may still be sent a copy by hand; an address that refuses mail may not. */
const isAskedFor = ({ copy }: Mailing, { suppressed }: ReaderState): boolean =>
  copy > 0 && suppressed === "unsubscribed";

/** Composed before it is claimed, so that a mail that cannot be composed is never left in hand. */
async function deliverOne(mailing: Mailing, context: Context): Promise<Standing> {
  const { to, delivering } = context;
  const { table, ledger, send, sender, now, sleep, sendUntil } = delivering;
  const standing = await ledger.look(mailing);
  if (isSettled(standing)) return standing;
  const reader = await readReader(table, { recipient: mailing.recipient, report: mailing.edition.report });
  if (reader.suppressed && !isAskedFor(mailing, reader)) return ledger.withhold(mailing, reader.suppressed);
  const raw = await rawMail(await context.render(to, reader.version), mailing, { to, composing: delivering });
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
  const render = renderer(edition, delivering);
  const standings: Standing[] = [];
  for (const to of readers) {
    const mailing = { edition: editionName(edition), recipient: recipientOf(to.address), copy: to.copy };
    standings.push(await deliverOne(mailing, { to, delivering, render }));
  }
  return standings;
}

/** The configured recipients for whom an edition was made. Who was added later begins with the next one. */
export const readersOf = (edition: Edition, { recipients }: ReportConfig): Reader[] =>
  recipients
    .filter(({ address }) => edition.recipients.includes(recipientOf(address)))
    .map(({ address, name }) => ({ address, name, copy: 0 }));

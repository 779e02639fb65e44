// The mailing ledger: written as `sending` before SES is called, so that a crash never makes a second mail.
import type { Instant } from "../../../lib/domain/fact.ts";
import { type EditionName, mailingPartition, mailingSort } from "../../../lib/table/edition-keys.ts";
import type { Item, Key, Table } from "../table/table.ts";
import type { Outcome } from "./mail.ts";
import { type Mailing, type MailingState, mailingKey, stateOf } from "./mailing.ts";

export interface Claim {
  readonly kind: "claimed";
  readonly key: Key;
  readonly mailing: Mailing;
  readonly attempt: number;
  readonly token: string;
  readonly version: string;
}

export type Claimed = Claim | { readonly kind: "held"; readonly state: MailingState };

export interface LedgerOptions {
  readonly table: Table;
  readonly now: () => Instant;
  /** A new text at every call, so that a claim is known as one's own. */
  readonly token: () => string;
  /** After this time whoever wrote `sending` is surely gone. */
  readonly limitMs: number;
}

export interface Ledger {
  claim(mailing: Mailing): Promise<Claimed>;
  settle(claim: Claim, outcome: Outcome): Promise<MailingState>;
  /** Puts on record that a mailing is not sent, and why; what is on record already stays. */
  withhold(mailing: Mailing, reason: string): Promise<MailingState>;
  /** The state of a mailing without changing it. */
  look(mailing: Mailing): Promise<MailingState | undefined>;
  /** The number that the next declared copy to a recipient has. */
  nextCopy(edition: EditionName, recipient: string): Promise<number>;
}

/** Every write of a mailing has a version of its own. */
const entry = (claim: Omit<Claim, "kind" | "version">, state: MailingState, at: Instant) => ({
  ...claim.key,
  ...{ state, at, attempt: claim.attempt, token: claim.token, copy: claim.mailing.copy },
  version: `${claim.attempt}-${state}-${claim.token}`,
});

const unchanged = (version: string) => ({ kind: "unchanged", attribute: "version", value: version }) as const;

export function createLedger({ table, now, token, limitMs }: LedgerOptions): Ledger {
  /** Takes a mailing in hand that is absent or failed. A write whose answer was lost is known by its version. */
  async function take(mailing: Mailing, found: Item | undefined): Promise<Claimed> {
    const part = { key: mailingKey(mailing), mailing, attempt: Number(found?.attempt ?? 0) + 1, token: token() };
    const wanted = entry(part, "sending", now());
    const outcome = await table.put(wanted, found ? unchanged(String(found.version)) : { kind: "absent" });
    const stored = outcome === "written" ? wanted : await table.get(part.key);
    if (stored?.version === wanted.version) return { kind: "claimed", ...part, version: wanted.version };
    return { kind: "held", state: stored ? stateOf(stored) : "sending" };
  }

  async function giveUp(found: Item): Promise<MailingState> {
    const { version } = found;
    const outcome = await table.put(
      { ...found, state: "unknown", version: `${version}-unknown` },
      unchanged(String(version)),
    );
    if (outcome === "written") return "unknown";
    const stored = await table.get({ pk: found.pk, sk: found.sk });
    return stored ? stateOf(stored) : "unknown";
  }

  return {
    async claim(mailing) {
      const found = await table.get(mailingKey(mailing));
      if (!found || stateOf(found) === "failed") return take(mailing, found);
      const abandoned = stateOf(found) === "sending" && now() - Number(found.at) > limitMs;
      return { kind: "held", state: abandoned ? await giveUp(found) : stateOf(found) };
    },
    async settle(claim, outcome) {
      if (outcome.kind === "unknown") return "sending";
      const state = outcome.kind === "taken" ? "sent" : "failed";
      const base = entry(claim, state, now());
      const wanted: Item =
        outcome.kind === "taken" ? { ...base, messageId: outcome.messageId } : { ...base, reason: outcome.reason };
      if ((await table.put(wanted, unchanged(claim.version))) === "written") return state;
      const stored = await table.get(claim.key);
      // Given up as unknown meanwhile: what SES answered is the truth.
      if (stored?.state === "unknown" && stored.token === claim.token)
        await table.put(wanted, unchanged(String(stored.version)));
      return state;
    },
    async withhold(mailing, reason) {
      const found = await table.get(mailingKey(mailing));
      if (found && stateOf(found) !== "failed") return stateOf(found);
      const part = { key: mailingKey(mailing), mailing, attempt: Number(found?.attempt ?? 0), token: token() };
      const condition = found ? unchanged(String(found.version)) : ({ kind: "absent" } as const);
      const outcome = await table.put({ ...entry(part, "suppressed", now()), reason }, condition);
      const stored = outcome === "written" ? undefined : await table.get(part.key);
      return stored ? stateOf(stored) : "suppressed";
    },
    async look(mailing) {
      const found = await table.get(mailingKey(mailing));
      return found && stateOf(found);
    },
    async nextCopy(edition, recipient) {
      const range = {
        pk: mailingPartition(edition),
        from: mailingSort(recipient, 0),
        to: mailingSort(recipient, 9999),
      };
      for await (const { copy } of table.query({ ...range, newestFirst: true, limit: 1 })) return Number(copy) + 1;
      return 1;
    },
  };
}

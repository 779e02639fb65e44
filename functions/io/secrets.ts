// Secrets from AWS Secrets Manager: remembered for a minute, two of them live while one rotates.
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import * as v from "valibot";
import type { Instant } from "../../lib/domain/fact.ts";
import { parseInstant } from "../../lib/domain/period.ts";

/** Called by intake and by commands that read what intake would read. Repeats safely. */
export interface Secrets {
  /** The texts that count now, the current one first. Throws when the store cannot be reached. */
  live(name: string): Promise<readonly string[]>;
  /** The same, read anew unless that was done a few seconds ago: for a signature that none of the known ones made. */
  reread(name: string): Promise<readonly string[]>;
}

export interface SecretsOptions {
  readonly now: () => Instant;
  /** How long a secret is remembered. */
  readonly ttlMs: number;
}

/** Between two readings of one secret lies at least this, so that a flood of bad signatures costs next to nothing. */
const calmMs = 5_000;

const rotating = v.object({
  current: v.pipe(v.string(), v.nonEmpty()),
  previous: v.optional(v.string()),
  previousUntil: v.optional(v.string()),
});

/** A secret as it is kept: the current text, and the previous one until a moment. */
interface Kept {
  readonly current: string;
  readonly previous?: string;
  readonly until: Instant;
  readonly readAt: Instant;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A plain text, or an object with the current and the previous one. */
function keptOf(text: string, readAt: Instant): Kept {
  const parsed = text.trimStart().startsWith("{") ? v.safeParse(rotating, parseJson(text)) : undefined;
  if (!parsed?.success) return { current: text.trim(), until: 0, readAt };
  const { current, previous, previousUntil } = parsed.output;
  const until = previousUntil === undefined ? undefined : parseInstant(previousUntil, "UTC");
  return { current, ...(previous === undefined ? {} : { previous }), until: until ?? 0, readAt };
}

const liveTexts = ({ current, previous, until }: Kept, now: Instant): string[] =>
  [current, now < until ? previous : undefined].flatMap((text) => text || []);

/** The client finds region, credentials and endpoint by the standard variables; no call takes longer than 5 s in all. */
export const createSecretsClient = (): SecretsManagerClient =>
  new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });

export function createSecrets(client: Pick<SecretsManagerClient, "send">, { now, ttlMs }: SecretsOptions): Secrets {
  const known = new Map<string, Kept>();

  /** What is known, if it is young enough; failures are not remembered. */
  async function read(name: string, youngest: number): Promise<readonly string[]> {
    const remembered = known.get(name);
    if (remembered && now() - remembered.readAt < youngest) return liveTexts(remembered, now());
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
    const kept = keptOf(SecretString ?? "", now());
    known.set(name, kept);
    return liveTexts(kept, now());
  }

  return { live: (name) => read(name, ttlMs), reread: (name) => read(name, calmMs) };
}

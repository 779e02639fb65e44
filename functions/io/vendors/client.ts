// Asks vendors' APIs: one question at a time for each of them, paced, tried again a few times, and never longer than bounds.
import { setTimeout as sleep } from "node:timers/promises";
import type { Instant } from "../../../lib/domain/fact.ts";
import { mostBytes } from "../../middleware/hook-event.ts";

/** A question, and how fast the API may be asked. */
export interface VendorQuestion {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Questions with the same name share a pace. */
  readonly pace: string;
  readonly perMinute: number;
}

/**
 * `found`; `gone`: it is not there (404) or not any more (410); `denied`: the token does not open it; `busy`: too many
 * questions, ask again after a while; `failed`: no usable answer.
 */
export type VendorAnswer =
  | { readonly kind: "found"; readonly body: Uint8Array }
  | { readonly kind: "gone"; readonly status: 404 | 410 }
  | { readonly kind: "denied"; readonly status: number }
  | { readonly kind: "busy"; readonly afterMs: number }
  | { readonly kind: "failed"; readonly reason: string };

/** The port through which a vendor is asked. */
export interface VendorClient {
  ask(question: VendorQuestion): Promise<VendorAnswer>;
}

export interface VendorClientOptions {
  readonly now: () => Instant;
  readonly wait?: (ms: number) => Promise<unknown>;
  /** How long one question may take. */
  readonly timeoutMs?: number;
}

const attempts = 3;
/** A longer wait than this is for the next run. */
const longestWaitMs = 5_000;
const longestRetryAfterMs = 3_600_000;

/** Seconds or a date, as HTTP has it. Bounded; a minute where nothing readable is said. */
function retryAfter(value: string | null, now: Instant): number {
  const said = value === null ? Number.NaN : /^\d{1,6}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Math.min(longestRetryAfterMs, Math.max(1_000, Number.isNaN(said) ? 60_000 : said));
}

/** The whole body, unless it is longer than what is kept of a delivery. */
async function bytesOf(response: Response): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function answerOf(response: Response, now: Instant): Promise<VendorAnswer> {
  const { status, headers } = response;
  if (status === 200) {
    const body = await bytesOf(response);
    return body ? { kind: "found", body } : { kind: "failed", reason: "the answer is too long" };
  }
  await response.body?.cancel();
  if (status === 404 || status === 410) return { kind: "gone", status };
  if (status === 401 || status === 403) return { kind: "denied", status };
  if (status === 429 || (status === 503 && headers.has("retry-after")))
    return { kind: "busy", afterMs: retryAfter(headers.get("retry-after"), now) };
  return { kind: "failed", reason: `status ${status}` };
}

/** Called by fetch. Asks with the global `fetch`; redirects are not followed, for a token must not travel. */
export function createVendorClient({ now, wait = sleep, timeoutMs = 10_000 }: VendorClientOptions): VendorClient {
  const next = new Map<string, Instant>();

  async function paced({ pace, perMinute }: VendorQuestion): Promise<void> {
    const at = Math.max(now(), next.get(pace) ?? 0);
    next.set(pace, at + 60_000 / perMinute);
    if (at > now()) await wait(at - now());
  }

  async function once(question: VendorQuestion): Promise<VendorAnswer> {
    await paced(question);
    try {
      const { url, headers } = question;
      const signal = AbortSignal.timeout(timeoutMs);
      const given = { accept: "application/json", ...headers };
      return await answerOf(await fetch(url, { headers: given, redirect: "manual", signal }), now());
    } catch (error) {
      return { kind: "failed", reason: error instanceof Error ? error.name : "unknown" };
    }
  }

  async function ask(question: VendorQuestion): Promise<VendorAnswer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await once(question);
      const pauseMs = answer.kind === "busy" ? answer.afterMs : 500 * 2 ** attempt;
      const isOver = answer.kind !== "busy" && answer.kind !== "failed";
      if (isOver || attempt === attempts || pauseMs > longestWaitMs) return answer;
      await wait(pauseMs);
    }
  }

  return { ask };
}

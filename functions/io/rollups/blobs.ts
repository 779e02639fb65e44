// A rollup as named texts, so that a report reads only what it needs, each with a digest, so that damage is found.
import { canonical, digest } from "../../../lib/domain/digest.ts";
import { finishRollup } from "../../../lib/rollup/finish.ts";
import { type Ledger, mergeLedgers, sliced } from "../../../lib/rollup/ledger.ts";
import { ledgerOfText, ledgerText } from "../../../lib/rollup/ledger-text.ts";
import type { Cells, Quotes, Rollup, RosterRow } from "../../../lib/rollup/rollup.ts";

/** What reports read: the cells with what the roster adds, and which comments may be quoted. */
export interface Finished {
  readonly cells: Cells;
  readonly quotes: Quotes;
}

export const finishedBlob = "finished";
export const cellsBlob = "cells";
export const rosterBlob = (metric: string): string => `roster/${metric}`;

/** In how many slices a ledger lies, so that a reader holds an eighth of the customers at a time. */
export const ledgerSlices = 8;
export const ledgerBlob = (slice: number | ""): string => `customers/${slice}`;

export type Texts = Readonly<Record<string, string>>;

/** Without a roster the finished cells are the cells. Equal rollups give equal texts. */
export function textsOf(rollup: Rollup): Texts {
  const finished = canonical({ cells: finishRollup(rollup), quotes: rollup.quotes });
  const rosters = Object.entries(rollup.roster).filter(([, rows]) => Object.keys(rows).length > 0);
  const ledgers = sliced(rollup.ledger ?? {}, ledgerSlices);
  const customers = Object.fromEntries(ledgers.map(([slice, ledger]) => [ledgerBlob(slice), ledgerText(ledger)]));
  if (rosters.length === 0) return { [finishedBlob]: finished, ...customers };
  return {
    [finishedBlob]: finished,
    ...customers,
    [cellsBlob]: canonical(rollup.cells),
    ...Object.fromEntries(rosters.map(([metric, rows]) => [rosterBlob(metric), canonical(rows)])),
  };
}

export const textDigest = (text: string): string => digest(text, 24);

/** One name for the whole content of a rollup. */
export const contentDigest = (digests: Readonly<Record<string, string>>): string => digest(canonical(digests), 32);

export const contentDigestOf = (texts: Texts): string =>
  contentDigest(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, textDigest(text)])));

export const finishedOf = (text: string): Finished => JSON.parse(text);

export const rowsOf = (text: string): Readonly<Record<string, RosterRow>> => JSON.parse(text);

/** What each customer did, from those of a rollup's texts that are slices of its ledger. */
export function ledgerIn(texts: Texts): Ledger | undefined {
  const slices = Object.keys(texts).filter((name) => name.startsWith(ledgerBlob("")));
  return slices.length === 0 ? undefined : mergeLedgers(slices.map((name) => ledgerOfText(texts[name] ?? "{}")));
}

/** The rollup that all its texts make up. */
export function rollupOf(texts: Texts): Rollup {
  const { cells, quotes } = finishedOf(texts[finishedBlob] ?? "{}");
  const rosters = Object.entries(texts).filter(([name]) => name.startsWith(rosterBlob("")));
  const ledger = ledgerIn(texts);
  return {
    cells: rosters.length === 0 ? cells : JSON.parse(texts[cellsBlob] ?? "{}"),
    roster: Object.fromEntries(rosters.map(([name, text]) => [name.slice(rosterBlob("").length), rowsOf(text)])),
    quotes,
    ...(ledger && { ledger }),
  };
}

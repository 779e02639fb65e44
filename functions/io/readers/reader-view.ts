// What a mail or a page holds for one reader alone: links, and what this reader guessed.
import type { Config, Recipient } from "../../../lib/config/index.ts";
import { periodOf, shiftPeriod } from "../../../lib/domain/period.ts";
import type { View } from "../../../lib/report/view.ts";
import type { Edition } from "../editions/editions.ts";
import type { Table } from "../table/table.ts";
import { readGuess } from "./guesses.ts";
import type { ReaderLinks } from "./reader-links.ts";

export interface Linking {
  readonly table: Table;
  readonly links: ReaderLinks;
  /** What stands before the path of a link: "https://…", or nothing within a page. */
  readonly base: string;
}

/** The recipient of a report with this address, whatever its case. */
export const recipientAt = ({ recipients }: Config["reports"][number], address: string): Recipient | undefined =>
  recipients.find((one) => one.address.toLowerCase() === address.trim().toLowerCase());

/** The period of an edition. */
export const periodIn = ({ report: { period } }: Pick<Edition, "report">) => periodOf(period.kind, period.start);

/** Called when a mail or a page is made; writes nothing. */
export async function readerView(
  { table, links, base }: Linking,
  edition: Edition,
  reader: { readonly address: string; readonly version: number },
): Promise<Partial<View>> {
  const { program, report } = edition;
  const { address, version } = reader;
  const claims = { report: report.report, period: report.period.id, version };
  const person = links.person(program.id, address);
  const guess = await readGuess(table, { program, report: report.report, period: report.period.id, person });
  const link = (purpose: "read" | "guess" | "leave"): string => `${base}${links.path(address, { ...claims, purpose })}`;
  return {
    pageUrl: link("read"),
    guessUrl: `${link("guess")}/guess`,
    leaveUrl: `${link("leave")}/unsubscribe`,
    guessedPeriod: shiftPeriod(periodIn(edition), 1),
    ...(guess && { guesses: guess.guesses }),
  };
}

// What became of a sending, for the operator. Anything but "everybody has it" is a no.
import type { Restated } from "../../functions/io/editions/restate.ts";
import type { Mailed } from "../../functions/io/editions/run-report.ts";

const meanings: Readonly<Record<string, string>> = {
  sent: "have it",
  failed: "were refused; send again to try again",
  sending: "are in another run's hands, or its answer was lost; look again in 16 minutes",
  unknown: "may have it, nobody can tell; send them a copy with --to",
  bounced: "have no mailbox that takes it",
  complained: "had it, and called it unwanted",
  suppressed: "want no more of it, or their mailbox refuses it",
  waiting: "were not reached in time; send again to go on",
};

/** What became of the mails; anything but "they have it" is a no. */
export function told({ period, incomplete, standings }: Mailed, report: string): 0 | 1 {
  const counts = Object.entries(standings).map(([standing, count]) => `${count} ${meanings[standing] ?? standing}`);
  process.stdout.write(
    `${report} ${period}${incomplete ? " (incomplete)" : ""}: ${counts.join(", ") || "no recipients"}\n`,
  );
  return Object.keys(standings).every((standing) => standing === "sent") ? 0 : 1;
}

/** What a correction came to. That there is nothing to correct is a no. */
export function toldRestated(
  { report, period }: { readonly report: string; readonly period: string },
  restated: Restated,
  mailed: Mailed | undefined,
): 0 | 1 {
  const say = (text: string): void => void process.stdout.write(`${report} ${period}: ${text}\n`);
  switch (restated.kind) {
    case "absent":
      say("no edition was frozen, so that there is none to correct");
      return 1;
    case "unchanged":
      say(`every figure is still that of revision ${restated.edition.report.revision}; nothing was sent`);
      return 1;
    case "too-few":
      say(
        `fewer than ${restated.needed} answers differ, and two revisions side by side would tell what they said; nothing was sent`,
      );
      return 1;
    case "restated":
      say(`revision ${restated.edition.report.revision}: ${restated.edition.note}`);
      return mailed ? told(mailed, report) : 1;
  }
}

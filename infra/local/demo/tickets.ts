// The tickets of one week, as the help desk tells of them.
import { officeMomentIn, solvedAfter } from "./hours.ts";
import * as story from "./story.ts";
import { type Sending, type ZendeskTicket, zendeskSending } from "./vendors.ts";
import type { Telling } from "./week.ts";

/** A ticket's life: opened, solved, at times opened again, at times rated. */
function ticketLife(ticket: ZendeskTicket, { random, comment }: Telling): Sending[] {
  const { opened } = ticket;
  const status = (at: number, current: string, previous: string): Sending =>
    zendeskSending(ticket, at, { type: "status_changed", status: current, event: { current, previous } });
  const solved = solvedAfter(opened, story.medianHoursToSolve, random);
  const life = [
    zendeskSending(ticket, opened, { type: "created", status: "NEW", event: {} }),
    status(solved, "SOLVED", "OPEN"),
  ];
  if (random.next() < story.reopenedShare) {
    const reopened = solvedAfter(solved, 9, random);
    life.push(status(reopened, "OPEN", "SOLVED"), status(solvedAfter(reopened, 7, random), "SOLVED", "OPEN"));
  }
  const last = life.at(-1)?.at ?? solved;
  if (random.next() < story.ratedShare) {
    const good = random.next() < story.ratedGoodShare;
    const score = {
      score: good ? "GOOD" : "BAD",
      comment: random.next() < 0.3 ? comment("support", good ? "high" : "low") : "",
    };
    const event = { satisfaction_score: score };
    life.push(zendeskSending(ticket, last + 3_600_000, { type: "csat_received", status: "SOLVED", event }));
  }
  return life;
}

/** The tickets that are opened in one week; a ticket may be solved in the next. */
export const tickets = (week: number, telling: Telling): Sending[] =>
  Array.from({ length: story.ticketsPerWeek }, (_, at) =>
    ticketLife(
      {
        number: 40_000 + week * story.ticketsPerWeek + at,
        opened: officeMomentIn(week, telling.random),
        customer: telling.nextCustomer("support", week),
      },
      telling,
    ),
  ).flat();

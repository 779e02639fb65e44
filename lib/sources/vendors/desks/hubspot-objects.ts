// A ticket or an answer to a survey as HubSpot's API has it, with the history of its end.
import type { Instant } from "../../../domain/fact.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import type { Member } from "../../reading/batch.ts";
import { type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import type { Reading } from "../../source.ts";

const propertyOf = (object: JsonObject, name: string): unknown => {
  const value = member(member(object, "properties"), name);
  return value === null || value === "" ? undefined : value;
};

/** `customer`, then a property, then a path in what the API answered. */
const fieldsOf =
  (object: JsonObject) =>
  (name: string): unknown =>
    name === "customer"
      ? lookup(object, "associations.contacts.results.0.id")
      : (propertyOf(object, name) ?? lookup(object, name));

interface Closing {
  /** When it was closed for the first and for the last time. */
  readonly resolved: readonly Instant[];
  readonly reopened?: Instant;
}

/** What became of a ticket's end: each time it was closed, and the time since which it is open again. */
function closingOf(ticket: JsonObject): Closing {
  const history = list(lookup(ticket, "propertiesWithHistory.closed_date")).flatMap((entry) => {
    const at = momentOf(member(entry, "timestamp"), "UTC");
    return at === undefined ? [] : [{ at, closed: momentOf(member(entry, "value"), "UTC") }];
  });
  const current = momentOf(propertyOf(ticket, "closed_date"), "UTC");
  const closed = [...history.flatMap((entry) => entry.closed ?? []), ...(current === undefined ? [] : [current])];
  const [first] = closed.toSorted((a, b) => a - b);
  if (first === undefined) return { resolved: [] };
  const last = Math.max(...closed);
  const openings = history.filter((entry) => entry.closed === undefined && entry.at > last).map((entry) => entry.at);
  const isOpen = current === undefined && openings.length > 0;
  return { resolved: [...new Set([first, last])], ...(isOpen && { reopened: Math.min(...openings) }) };
}

function readTicket(ticket: JsonObject, base: Reading): Member {
  const opened = momentOf(propertyOf(ticket, "createdate"), "UTC") ?? momentOf(member(ticket, "createdAt"), "UTC");
  if (opened === undefined) return { kind: "aside", problem: `createdate ${timeRule}` };
  const open: Reading = { ...base, kind: "ticket", opened };
  if (member(ticket, "archived") === true) {
    const at = momentOf(member(ticket, "archivedAt"), "UTC") ?? base.at;
    return { kind: "readings", readings: [{ ...open, at, order: at, deleted: true }] };
  }
  const { resolved, reopened } = closingOf(ticket);
  const ends = resolved.map((moment): Reading => ({ ...open, resolved: moment }));
  return { kind: "readings", readings: [open, ...ends, ...(reopened === undefined ? [] : [{ ...open, reopened }])] };
}

function readAnswer(answer: JsonObject, base: Reading): Member {
  const at = momentOf(propertyOf(answer, "hs_submission_timestamp") ?? propertyOf(answer, "hs_createdate"), "UTC");
  const given = at ?? momentOf(member(answer, "createdAt"), "UTC");
  if (given === undefined) return { kind: "aside", problem: `hs_submission_timestamp ${timeRule}` };
  const instance = textOf(lookup(answer, "associations.tickets.results.0.id"));
  const about = instance === undefined ? {} : { instance };
  const gone = member(answer, "archived") === true ? { deleted: true } : {};
  return { kind: "readings", readings: [{ ...base, kind: "response", at: given, ...about, ...gone }] };
}

/**
 * Reads what the API answers about one object. An answer to a survey is told from a ticket by the type of its survey.
 *
 * @example
 * readHubspotObject({ id: "7", properties: {} }); // => { kind: "aside", problem: 'updatedAt must be a time such as "2026-11-23T09:15:00Z", or seconds or milliseconds since 1970' }
 */
export function readHubspotObject(object: JsonObject): Member {
  const order = momentOf(member(object, "updatedAt"), "UTC");
  if (order === undefined) return { kind: "aside", problem: `updatedAt ${timeRule}` };
  const base = { kind: "ticket", id: textOf(member(object, "id")), order, at: order, field: fieldsOf(object) } as const;
  return propertyOf(object, "hs_survey_type") === undefined ? readTicket(object, base) : readAnswer(object, base);
}

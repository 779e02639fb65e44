// The CSV export of Zendesk: a row is a ticket as it stands.
import type { JsonObject } from "../reading/lookup.ts";
import type { ExportRow, VendorExport } from "./export.ts";

const headings: Readonly<Record<string, string>> = {
  requester_id: "Requester id",
  "via.channel": "Via",
  group_id: "Group",
  assignee_id: "Assignee",
  organization_id: "Organization",
  priority: "Priority",
  satisfaction: "Satisfaction Score",
};

/** One event of a ticket as Zendesk would have sent it. */
const event = (
  row: ExportRow,
  type: string,
  { time, ...said }: { readonly time: number } & JsonObject,
): JsonObject => ({
  ...row.members,
  ...{ type: `zen:event-type:ticket.${type}`, time },
  detail: { id: row.own("id"), created_at: row.moment("opened") },
  event: said,
});

const ratings = ["good", "bad"];

/** Opened, solved where it is, and rated where it was. When it was rated is not told: the last change stands for it. */
function eventsOf(row: ExportRow, opened: number): readonly JsonObject[] {
  const solved = row.moment("solved");
  const rating = row.own("rating")?.toLowerCase().split(" ", 1)[0] ?? "";
  const time = row.moment("updated") ?? solved ?? opened;
  return [
    event(row, "created", { time: opened }),
    ...(solved === undefined
      ? []
      : [event(row, "status_changed", { time: solved, current: "SOLVED", previous: "OPEN" })]),
    ...(ratings.includes(rating) ? [event(row, "csat_received", { time, satisfaction_score: { score: rating } })] : []),
  ];
}

/** Zendesk: the tickets of "Account > Tools > Reports > Export" as CSV. */
export const zendeskExport: VendorExport = {
  id: "zendesk",
  source: "zendesk",
  own: {
    id: ["Id", "ID"],
    opened: ["Created at"],
    solved: ["Solved at"],
    updated: ["Updated at"],
    rating: ["Satisfaction Score"],
  },
  needs: ["id", "opened", "solved"],
  heading: (field) => headings[field] ?? field,
  convert(row) {
    const opened = row.moment("opened");
    if (row.own("id") === undefined) return { kind: "problem", problem: "row must have the id of its ticket" };
    if (opened === undefined) return { kind: "problem", problem: "row must say when its ticket was opened" };
    return { kind: "bodies", bodies: eventsOf(row, opened) };
  },
};

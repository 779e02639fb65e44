// The CSV export of Delighted.
import type { VendorExport } from "./export.ts";
import { responseBody } from "./response.ts";

const delightedHeadings: Readonly<Record<string, string>> = {
  score: "Score",
  comment: "Comment",
  survey_type: "Survey Type",
  "person.email": "Email",
  "person.name": "Name",
  "person.phone": "Phone",
  "person.id": "Person ID",
};

/**
 * Delighted: "Export" on the responses page. A property of a person has its own name as its heading, an additional
 * question its text.
 */
export const delightedExport: VendorExport = {
  id: "delighted",
  source: "delighted",
  own: {
    id: ["Response ID", "Survey Response ID", "ID"],
    at: ["Created At", "Response Time", "Responded At"],
    updated: ["Updated At"],
    score: ["Score"],
    type: ["Survey Type"],
  },
  needs: ["id", "at", "score"],
  heading: (field) =>
    delightedHeadings[field] ?? (field.startsWith("score.") ? "Score" : field.replace(/^person_properties\./, "")),
  convert: (row) =>
    responseBody(row, (id, created_at) => ({
      event_type: "survey_response.updated",
      event_data: {
        ...row.members,
        ...{ id, created_at, updated_at: row.moment("updated") ?? null },
        ...{ score: row.own("score"), survey_type: row.own("type")?.toLowerCase() },
      },
    })),
};

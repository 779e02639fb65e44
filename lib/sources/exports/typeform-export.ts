// The CSV export of Typeform.
import type { JsonObject } from "../reading/lookup.ts";
import type { VendorExport } from "./export.ts";
import { responseBody } from "./response.ts";

/** An answer as Typeform sends one, under its heading, or under the ref that the mapping knows. */
const typeformAnswer = ([name, text]: readonly [string, unknown]): JsonObject => ({
  ...{ type: "text", text },
  field: { id: name, ref: name },
});

/** Typeform: "Download all responses" as CSV. A hidden field or a variable has its own name as its heading, a question its title. */
export const typeformExport: VendorExport = {
  id: "typeform",
  source: "typeform",
  timeZone: "UTC",
  own: { id: ["#", "Response ID"], at: ["Submit Date (UTC)"] },
  needs: ["id", "at"],
  heading: (field) => field.replace(/^(?:hidden|variables)\./, ""),
  convert: (row) =>
    responseBody(row, (token, submitted_at) => ({
      event_type: "form_response",
      form_response: { token, submitted_at, answers: Object.entries(row.members).map(typeformAnswer) },
    })),
};

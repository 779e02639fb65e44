// The CSV export of SurveyMonkey.
import type { HeaderRows, VendorExport } from "./export.ts";
import { responseBody } from "./response.ts";

/** A question of several columns has its title above the first of them alone, and each choice or row below. */
const titlesAndChoices: HeaderRows = {
  rows: 2,
  columns([titles = [], choices = []]) {
    let title = "";
    return titles.map((own, at) => {
      title = own || title;
      return own || [title, choices[at]].filter(Boolean).join(" / ");
    });
  },
};

/** SurveyMonkey: "Export all" as CSV, condensed columns. */
export const surveymonkeyExport: VendorExport = {
  id: "surveymonkey",
  source: "surveymonkey",
  own: { id: ["Respondent ID"], at: ["Date Modified", "End Date"], collector: ["Collector ID"] },
  needs: ["id", "at", "collector"],
  header: titlesAndChoices,
  heading: (field) =>
    field === "collector_id"
      ? "Collector ID"
      : field === "email"
        ? "Email Address"
        : field.replace(/^custom_variables\./, ""),
  convert: (row) =>
    responseBody(row, (id, date_modified) => ({
      ...row.members,
      ...{ id, date_modified, pages: [{ questions: [] }] },
    })),
};

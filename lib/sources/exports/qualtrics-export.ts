// The CSV export of Qualtrics.
import type { HeaderRows, VendorExport } from "./export.ts";
import { responseBody } from "./response.ts";

function importId(cell: string | undefined): { readonly ImportId?: unknown; readonly timeZone?: unknown } {
  try {
    const parsed: unknown = JSON.parse(cell ?? "");
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {};
  }
}

/** Names, texts and, as JSON, the ids by which the API knows the columns too, with the zone of the times. */
const importIds: HeaderRows = {
  rows: 3,
  columns: ([names = [], , ids = []]) =>
    names.map((name, at) => {
      const { ImportId } = importId(ids[at]);
      return typeof ImportId === "string" ? ImportId : name;
    }),
  timeZone: ([, , ids = []]) =>
    ids.map((cell) => importId(cell).timeZone).find((zone): zone is string => typeof zone === "string"),
};

const trials = ["survey preview", "survey test", "1", "2", "17"];
const unfinished = ["false", "0"];

/** Qualtrics: "Export & Import > Export data" as CSV, numeric values. Headings are the ids of the third header row. */
export const qualtricsExport: VendorExport = {
  id: "qualtrics",
  source: "qualtrics",
  own: {
    id: ["ResponseId", "_recordId"],
    at: ["RecordedDate", "recordedDate"],
    finished: ["Finished", "finished"],
    status: ["Status", "status"],
  },
  needs: ["id", "at"],
  header: importIds,
  heading: (field) => field.replace(/^labels\./, ""),
  convert(row) {
    if (trials.includes(row.own("status")?.toLowerCase() ?? ""))
      return { kind: "skipped", reason: "previews and tests are not wanted" };
    if (unfinished.includes(row.own("finished")?.toLowerCase() ?? ""))
      return { kind: "skipped", reason: "only completed responses are wanted" };
    return responseBody(row, (responseId, recordedDate) => {
      const { status: _, ...members } = row.members;
      return { result: { responseId, values: { ...members, recordedDate }, labels: members } };
    });
  },
};

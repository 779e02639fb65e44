// Jotform: one multipart form per submission. Jotform signs nothing: the URL itself is the secret.

import type { Auth } from "../../../config/index.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { type JsonObject, lookup, member } from "../../reading/lookup.ts";
import { readForm } from "../../reading/multipart.ts";
import { jotformSample } from "../../samples/surveys.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Source } from "../../source.ts";

/** A question as Jotform names it ("q4_email"), or a part of its answer; then a field of the delivery. */
const fieldsOf =
  (answers: JsonObject, fields: ReadonlyMap<string, string>) =>
  (name: string): unknown =>
    lookup(answers, name) ?? fields.get(name);

function readSubmission(fields: ReadonlyMap<string, string>): Read {
  const raw = readBody(new TextEncoder().encode(fields.get("rawRequest") ?? ""));
  if (raw.kind === "refusal") return { kind: "aside", problem: "rawRequest must be one JSON object" };
  const at = momentOf(member(raw.value, "submitDate"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `submitDate in rawRequest ${timeRule}` };
  const id = fields.get("submissionID");
  return { kind: "readings", readings: [{ kind: "response", id, order: at, at, field: fieldsOf(raw.value, fields) }] };
}

const auth: Auth = { kind: "url" };

/**
 * Jotform. Fields of the mapping are a question's name in `rawRequest` ("q3_score", "q4_name.first"), or a field of the
 * delivery such as "formID" or "formTitle".
 */
export const jotform: Source<"jotform"> = {
  id: "jotform",
  accepts: ["multipart/form-data"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  auth: () => auth,
  sign: (signing) => signBy(auth, signing),
  sample: jotformSample,
  connect: "Settings > Integrations > WebHooks: this URL, with the secret as its end.",
  read(delivery) {
    const form = readForm(delivery.body);
    return form.kind === "refusal" ? form : readSubmission(form.fields);
  },
};

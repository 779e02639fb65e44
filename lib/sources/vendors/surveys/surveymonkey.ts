// SurveyMonkey: a webhook that names a response, and the response as the API has it.

import type { Auth, Connection } from "../../../config/index.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import { surveymonkeySample } from "../../samples/surveys.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Source } from "../../source.ts";
import { answerIn } from "./surveymonkey-answers.ts";

const auth: Auth = { kind: "hmac", header: "sm-signature", prefix: "", algorithm: "sha1", encoding: "base64" };

const asks = ["response_completed", "response_updated"];

/** A question's answer first; then a path in the response. */
const fieldsOf =
  (response: JsonObject) =>
  (name: string): unknown =>
    answerIn(response, name) ?? lookup(response, name);

/** The response as the API has it. */
function readResponse(response: JsonObject): Read {
  const at = momentOf(member(response, "date_modified"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `date_modified ${timeRule}` };
  const reading = { kind: "response", id: textOf(member(response, "id")), order: at, at } as const;
  return { kind: "readings", readings: [{ ...reading, field: fieldsOf(response) }] };
}

function readDeletion(event: JsonObject, id: string): Read {
  const at = momentOf(member(event, "event_datetime"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `event_datetime ${timeRule}` };
  const field = (): undefined => undefined;
  return { kind: "readings", readings: [{ kind: "response", id, order: at, at, deleted: true, field }] };
}

function readEvent(event: JsonObject, notice: Uint8Array): Read {
  const type = member(event, "event_type");
  if (typeof type !== "string") return { kind: "aside", problem: "event_type must be text" };
  if (!asks.includes(type) && type !== "response_deleted")
    return { kind: "ignored", reason: "only completed, updated and deleted responses are wanted" };
  const id = textOf(member(event, "object_id"));
  const survey = textOf(lookup(event, "resources.survey_id"));
  if (id === undefined) return { kind: "aside", problem: "object_id must be text" };
  if (type === "response_deleted") return readDeletion(event, id);
  if (survey === undefined) return { kind: "aside", problem: "resources.survey_id must be text" };
  const path = `/v3/surveys/${encodeURIComponent(survey)}/responses/${encodeURIComponent(id)}/details?simple=true`;
  return { kind: "readings", readings: [], fetches: [{ id, path, notice }] };
}

/**
 * SurveyMonkey. Fields of the mapping are a question's id (the text of the answer, or of the choice), its parts (`ID.choice_id`,
 * `ID.weight`, `ID.ROW` of a matrix), or a path in the response such as "custom_variables.user" or "collector_id".
 */
export const surveymonkey: Source<"surveymonkey"> = {
  id: "surveymonkey",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  auth: () => auth,
  sign: (signing) => signBy(auth, signing),
  api: {
    url: "https://api.surveymonkey.com",
    authorise: (token) => ({ authorization: `Bearer ${token}` }),
    perMinute: 60,
    lagMs: 0,
  },
  lacks: ({ api }: Connection) =>
    api ? undefined : "api: { token }, the name of the secret with the app's access token",
  sample: surveymonkeySample,
  connect:
    "By its API: POST /v3/webhooks with this URL and the event types response_completed, response_updated and response_deleted; the secret is CLIENT_ID&CLIENT_SECRET of the app.",
  read(delivery) {
    const body = readBody(delivery.body);
    if (body.kind === "refusal") return body;
    const isResponse = list(member(body.value, "pages")).length > 0;
    return isResponse ? readResponse(body.value) : readEvent(body.value, delivery.body);
  },
};

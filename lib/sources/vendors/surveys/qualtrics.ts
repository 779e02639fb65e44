// Qualtrics: a form that names a finished response, and the response as the API has it.

import type { Auth, Connection } from "../../../config/index.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { readUrlForm } from "../../reading/form.ts";
import { isObject, type JsonObject, lookup, member } from "../../reading/lookup.ts";
import { qualtricsSample } from "../../samples/surveys.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import { decodeSignature, hmac, sameBytes } from "../../signing/signature.ts";
import { type Read, type Source, testsIgnored } from "../../source.ts";

const auth: Auth = { kind: "url" };
const isByUrl = ({ auth: { kind } }: Connection): boolean => kind === "url";

/**
 * By its looks the field HMAC is a keyed digest (SHA-512, hexadecimal) of the field MSG under the subscription's shared key.
 * Qualtrics does not publish the recipe; where it is another one, nothing is let in, and `auth: { kind: "url" }` is the way.
 */
const verify: Source["verify"] = (delivery, secrets, now, connection) => {
  if (isByUrl(connection)) return verifyBy(auth, { delivery, secrets, now });
  const form = readUrlForm(delivery.body);
  if (form.kind === "refusal") return false;
  const message = form.fields.get("MSG");
  const signature = decodeSignature(form.fields.get("HMAC") ?? "", "hex");
  if (message === undefined || !signature) return false;
  return secrets.some((secret) => secret !== "" && sameBytes(signature, hmac("sha512", secret, [message])));
};

/** A value of the response by its own name, which may hold dots; then what its choice is called; then a path. */
const fieldsOf =
  (result: JsonObject) =>
  (name: string): unknown => {
    const value = lookup(member(result, "values"), name);
    if (value !== undefined) return value;
    return name.startsWith("labels.") ? lookup(member(result, "labels"), name.slice(7)) : lookup(result, name);
  };

const trials = ["1", "2", "17"];

/** The response as the API has it. Previews and tests are none. */
function readResponse(body: JsonObject, { countTests }: Connection): Read {
  const result = member(body, "result");
  const values = member(result, "values");
  if (!isObject(result) || !isObject(values))
    return { kind: "aside", problem: "result must hold a response with its values" };
  if (!countTests && trials.includes(textOf(member(values, "status")) ?? "")) return testsIgnored;
  const at = momentOf(member(values, "recordedDate"), "UTC") ?? momentOf(member(values, "endDate"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `recordedDate ${timeRule}` };
  const reading = { kind: "response", id: textOf(member(result, "responseId")), order: at, at } as const;
  return { kind: "readings", readings: [{ ...reading, field: fieldsOf(result) }] };
}

/** What a form says: in its message where it is signed, else in its own fields. */
function saidIn(fields: ReadonlyMap<string, string>): JsonObject | undefined {
  const message = fields.get("MSG");
  if (message === undefined) return Object.fromEntries(fields);
  const body = readBody(new TextEncoder().encode(message));
  return body.kind === "body" ? body.value : undefined;
}

function readNotice(bytes: Uint8Array): Read {
  const form = readUrlForm(bytes);
  if (form.kind === "refusal") return form;
  const said = saidIn(form.fields);
  if (!said) return { kind: "aside", problem: "MSG must be one JSON object" };
  const [survey, id] = [textOf(member(said, "SurveyID")), textOf(member(said, "ResponseID"))];
  if (member(said, "Status") !== "Complete") return { kind: "ignored", reason: "only completed responses are wanted" };
  if (survey === undefined || id === undefined)
    return { kind: "aside", problem: "SurveyID and ResponseID must both be there" };
  const path = `/API/v3/surveys/${encodeURIComponent(survey)}/responses/${encodeURIComponent(id)}`;
  return { kind: "readings", readings: [], fetches: [{ id, path, notice: bytes }] };
}

const brace = 0x7b;

/**
 * Qualtrics. Fields of the mapping are a value of the response by its name ("QID1", "QID2_TEXT", embedded fields, "userLanguage"),
 * `labels.QID1` for what a choice is called, or a path in the result.
 */
export const qualtrics: Source<"qualtrics"> = {
  id: "qualtrics",
  accepts: ["application/x-www-form-urlencoded"],
  verify,
  auth: (connection) => (isByUrl(connection) ? auth : undefined),
  sign(signing) {
    if (isByUrl(signing.connection)) return signBy(auth, signing);
    const message = readUrlForm(signing.body);
    const text = message.kind === "form" ? (message.fields.get("MSG") ?? "") : "";
    const signature = Buffer.from(hmac("sha512", signing.secret, [text])).toString("hex");
    const form = `HMAC=${signature}&MSG=${encodeURIComponent(text)}`;
    return { kind: "body", body: new TextEncoder().encode(form) };
  },
  api: { authorise: (token) => ({ "x-api-token": token }), perMinute: 60, lagMs: 3_600_000 },
  lacks: ({ api }) =>
    api?.url
      ? undefined
      : 'api: { token, url }, such as url: "https://fra1.qualtrics.com", the address of your data centre',
  sample: qualtricsSample,
  connect:
    "By its API: POST /API/v3/eventsubscriptions with this URL as publicationUrl, the topic surveyengine.completedResponse.SURVEY-ID, and the secret as sharedKey.",
  read(delivery, connection) {
    if (delivery.body.find((byte) => byte > 0x20) !== brace) return readNotice(delivery.body);
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readResponse(body.value, connection);
  },
};

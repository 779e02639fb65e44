// Delighted: responses as they are given and edited, and the list of responses that its API exports.

import type { Auth } from "../../../config/index.ts";
import { refusal } from "../../../domain/refusal.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readJson } from "../../reading/body.ts";
import { isObject, type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import { delightedSample } from "../../samples/surveys.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Reading, Source } from "../../source.ts";

const wanted = ["survey_response.created", "survey_response.updated"];

/** The one value of an additional answer: a number, words, or the text of what was chosen. */
function additionalOf(answer: unknown): unknown {
  const value = member(answer, "value");
  const many = member(value, "select_many");
  return (
    member(value, "scale") ??
    member(value, "free_response") ??
    lookup(value, "select_one.text") ??
    (Array.isArray(many) ? many.map((choice) => member(choice, "text")) : undefined)
  );
}

/** A path in the response, or the score of one kind of survey; then an additional question by its id or its text. */
function fieldsOf(response: unknown): (name: string) => unknown {
  const answers = list(member(response, "additional_answers"));
  const asked = (by: "id" | "text", name: string) =>
    answers.find((answer) => lookup(answer, `question.${by}`) === name);
  return (name) => {
    // The webhook sends a person, the API only the person's id.
    const person = member(response, "person");
    if (name === "person.id" && !isObject(person)) return person;
    if (name === `score.${textOf(member(response, "survey_type"))}`) return member(response, "score");
    return lookup(response, name) ?? additionalOf(asked("id", name) ?? asked("text", name));
  };
}

/** The day of a response is that of answering: a comment added later must not move the score. */
function readingOf(response: unknown): Reading {
  const at = momentOf(member(response, "created_at"), "UTC");
  const order = momentOf(member(response, "updated_at"), "UTC") ?? at;
  return { kind: "response", id: textOf(member(response, "id")), order, at, field: fieldsOf(response) };
}

function readResponses(responses: readonly unknown[]): Read {
  const readings = responses.map(readingOf);
  return readings.some(({ at }) => at === undefined)
    ? { kind: "aside", problem: `created_at ${timeRule}` }
    : { kind: "readings", readings };
}

function readEvent(body: JsonObject): Read {
  const type = member(body, "event_type");
  if (typeof type !== "string") return { kind: "aside", problem: "event_type must be text" };
  if (!wanted.includes(type)) return { kind: "ignored", reason: "only responses are wanted" };
  const response = member(body, "event_data");
  return isObject(response) ? readResponses([response]) : { kind: "aside", problem: "event_data must be an object" };
}

const auth: Auth = {
  kind: "hmac",
  header: "x-delighted-webhook-signature",
  prefix: "sha256=",
  algorithm: "sha256",
  encoding: "hex",
};

/**
 * Delighted. Fields of the mapping are `score`, `score.csat` (the score of a survey of that type alone), `comment`,
 * `person.email`, `person_properties.x`, `survey_type`, or an additional question by its id or its text. A list of
 * responses, as the API exports it, is read as so many deliveries.
 */
export const delighted: Source<"delighted"> = {
  id: "delighted",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  sign: (signing) => signBy(auth, signing),
  sample: delightedSample,
  connect: "Integrations > Webhooks: this URL; the secret is the private API key of the account.",
  read(delivery) {
    const json = readJson(delivery.body);
    if (json.kind === "refusal") return json;
    if (Array.isArray(json.value)) return readResponses(json.value);
    return isObject(json.value)
      ? readEvent(json.value)
      : refusal(400, "body must be one JSON object, or a list of responses");
  },
};

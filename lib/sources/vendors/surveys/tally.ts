// Tally: one delivery per submitted form, signed with the webhook's secret.

import type { Auth } from "../../../config/index.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { isObject, type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import { tallySample } from "../../samples/surveys.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Source } from "../../source.ts";

/** What options, rows or columns say, by the ids that answers name them with. */
const textsOf = (options: unknown): ReadonlyMap<unknown, string | undefined> =>
  new Map(list(options).map((option) => [member(option, "id"), textOf(member(option, "text"))]));

/** One choice is its text, several are a list of texts. An option that the form does not have stays as it came. */
function chosen(value: unknown, texts: ReadonlyMap<unknown, string | undefined>): unknown {
  const found = list(value).map((id) => texts.get(id) ?? id);
  return found.length > 1 ? found : found[0];
}

/** The chosen columns of a matrix, by the text of their row. */
function matrixOf(field: unknown, value: JsonObject): JsonObject {
  const rows = textsOf(member(field, "rows"));
  const columns = textsOf(member(field, "columns"));
  return Object.fromEntries(Object.entries(value).map(([row, ids]) => [rows.get(row) ?? row, chosen(ids, columns)]));
}

/** An answer's value. Empty: undefined for a question that was left out, which Tally sends as null. */
function answerOf(field: unknown): unknown {
  const value = member(field, "value");
  if (isObject(value) && member(field, "type") === "MATRIX") return matrixOf(field, value);
  const options = member(field, "options");
  return (options === undefined ? value : chosen(value, textsOf(options))) ?? undefined;
}

/** Answers by label and by key. Of several with one label the first that was answered is meant; keys go before labels. */
function answersOf(fields: readonly unknown[]): JsonObject {
  const by = (name: "key" | "label") =>
    fields.flatMap((field) => {
      const text = textOf(member(field, name));
      const answer = answerOf(field);
      return text === undefined || answer === undefined ? [] : [[text, answer] as const];
    });
  return Object.fromEntries([...by("label").reverse(), ...by("key")]);
}

function fieldsOf(form: JsonObject): (name: string) => unknown {
  const fields = list(member(form, "fields"));
  const answers = answersOf(fields);
  return (name) => {
    const answer = lookup(answers, name);
    if (answer !== undefined) return answer;
    if (name !== "email") return lookup(form, name);
    return answerOf(fields.find((field) => member(field, "type") === "INPUT_EMAIL"));
  };
}

function readForm(body: JsonObject): Read {
  const type = member(body, "eventType");
  if (typeof type !== "string") return { kind: "aside", problem: "eventType must be text" };
  if (type !== "FORM_RESPONSE") return { kind: "ignored", reason: "only FORM_RESPONSE is wanted" };
  const form = member(body, "data");
  if (!isObject(form)) return { kind: "aside", problem: "data must be an object" };
  const at = momentOf(member(form, "createdAt"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `data.createdAt ${timeRule}` };
  const order = momentOf(member(body, "createdAt"), "UTC") ?? at;
  const id = textOf(member(form, "responseId"));
  return { kind: "readings", readings: [{ kind: "response", id, order, at, field: fieldsOf(form) }] };
}

const auth: Auth = { kind: "hmac", header: "tally-signature", prefix: "", algorithm: "sha256", encoding: "base64" };

/**
 * Tally. Fields of the mapping are a question's label or key, a row of a matrix ("Label.Row"), `email` (the first
 * address that was asked for), or `formId`, `formName`, `respondentId`.
 */
export const tally: Source<"tally"> = {
  id: "tally",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  sign: (signing) => signBy(auth, signing),
  sample: tallySample,
  connect: "Integrations > Webhooks > Connect: this URL, then Add a signing secret.",
  read(delivery) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readForm(body.value);
  },
};

// Typeform: one delivery per finished form, signed with the webhook's secret.

import type { Auth } from "../../../config/index.ts";
import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { isObject, type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import { typeformSample } from "../../samples/surveys.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Source } from "../../source.ts";

/** An answer's value: a number, text, yes or no, or the label of a choice. */
function answerOf(answer: unknown): unknown {
  const type = textOf(member(answer, "type")) ?? "";
  const value = member(answer, type);
  if (type === "choice") return member(value, "label") ?? member(value, "other");
  return type === "choices" ? member(value, "labels") : value;
}

/** Answers by question: the form's definition knows the ref of an answer that comes with its id alone. */
function answersOf(form: JsonObject): ReadonlyMap<string, unknown> {
  const refs = new Map(
    list(lookup(form, "definition.fields")).map((field) => [textOf(member(field, "id")), textOf(member(field, "ref"))]),
  );
  const byId = new Map<string, unknown>();
  const byRef = new Map<string, unknown>();
  for (const answer of list(member(form, "answers"))) {
    const id = textOf(lookup(answer, "field.id"));
    const ref = textOf(lookup(answer, "field.ref")) ?? refs.get(id);
    if (id !== undefined && !byId.has(id)) byId.set(id, answerOf(answer));
    if (ref !== undefined && !byRef.has(ref)) byRef.set(ref, answerOf(answer));
  }
  return new Map([...byId, ...byRef]);
}

function variableOf(form: JsonObject, key: string): unknown {
  const variable = list(member(form, "variables")).find((entry) => member(entry, "key") === key);
  return member(variable, textOf(member(variable, "type")) ?? "");
}

/** A question's ref or id first; then `hidden.x`, `variables.x`, `email` and `form_id`. */
function fieldsOf(form: JsonObject): (name: string) => unknown {
  const answers = answersOf(form);
  return (name) => {
    if (answers.has(name)) return answers.get(name);
    if (name.startsWith("hidden.")) return member(member(form, "hidden"), name.slice(7));
    if (name.startsWith("variables.")) return variableOf(form, name.slice(10));
    if (name === "form_id") return member(form, "form_id");
    if (name !== "email") return undefined;
    return answerOf(list(member(form, "answers")).find((answer) => member(answer, "type") === "email"));
  };
}

function readForm(body: JsonObject, timeZone: string): Read {
  const type = member(body, "event_type");
  if (typeof type !== "string") return { kind: "aside", problem: "event_type must be text" };
  if (type !== "form_response") return { kind: "ignored", reason: "only form_response is wanted" };
  const form = member(body, "form_response");
  if (!isObject(form)) return { kind: "aside", problem: "form_response must be an object" };
  const at = momentOf(member(form, "submitted_at"), timeZone);
  if (at === undefined) return { kind: "aside", problem: `submitted_at ${timeRule}` };
  const id = textOf(member(form, "token"));
  return { kind: "readings", readings: [{ kind: "response", id, order: undefined, at, field: fieldsOf(form) }] };
}

const auth: Auth = {
  kind: "hmac",
  header: "typeform-signature",
  prefix: "sha256=",
  algorithm: "sha256",
  encoding: "base64",
};

/** Typeform. Fields of the mapping are a question's ref or id, `hidden.x`, `variables.x`, `email` or `form_id`. */
export const typeform: Source<"typeform"> = {
  id: "typeform",
  accepts: ["application/json"],
  verify: (delivery, secrets, now) => verifyBy(auth, { delivery, secrets, now }),
  sign: (signing) => signBy(auth, signing),
  sample: typeformSample,
  connect: "Connect > Webhooks > Add a webhook: this URL, then Edit > Secret.",
  read(delivery, connection) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readForm(body.value, connection.mapping.timeZone ?? "UTC");
  },
};

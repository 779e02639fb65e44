// Formbricks: a survey's answers while they are given and when they are finished, signed as Standard Webhooks says.

import { textOf } from "../../mapping/text.ts";
import { momentOf, timeRule } from "../../mapping/times.ts";
import { readBody } from "../../reading/body.ts";
import { isObject, type JsonObject, list, lookup, member } from "../../reading/lookup.ts";
import { formbricksSample } from "../../samples/surveys.ts";
import { signStandardWebhooks, verifyStandardWebhooks } from "../../signing/standard-webhooks.ts";
import type { Read, Source } from "../../source.ts";

const wanted = ["responseCreated", "responseUpdated", "responseFinished"];

/** The names of the tags, in one order whatever was tagged first. */
function tagsOf(response: JsonObject): string | undefined {
  const names = list(member(response, "tags")).flatMap((tag) => textOf(member(tag, "name")) ?? textOf(tag) ?? []);
  return names.length === 0 ? undefined : names.toSorted().join(", ");
}

/** An element of the survey, or a hidden field, first; then `tags` and paths in the response. */
const fieldsOf =
  (response: JsonObject) =>
  (name: string): unknown =>
    lookup(member(response, "data"), name) ?? (name === "tags" ? tagsOf(response) : lookup(response, name));

function readEvent(body: JsonObject): Read {
  const event = member(body, "event");
  if (typeof event !== "string") return { kind: "aside", problem: "event must be text" };
  if (!wanted.includes(event)) return { kind: "ignored", reason: "only responses are wanted" };
  const response = member(body, "data");
  if (!isObject(response)) return { kind: "aside", problem: "data must be an object" };
  // Of a response that grows, the latest copy counts, finished or not: who leaves after the score has answered it.
  const at = momentOf(member(response, "updatedAt"), "UTC");
  if (at === undefined) return { kind: "aside", problem: `updatedAt ${timeRule}` };
  const id = textOf(member(response, "id"));
  return { kind: "readings", readings: [{ kind: "response", id, order: at, at, field: fieldsOf(response) }] };
}

/**
 * Formbricks. Fields of the mapping are the id of an element or hidden field, `tags`, or a path in the response such as
 * "contact.userId", "contactAttributes.plan", "meta.url", "variables.x", "language" or "surveyId".
 */
export const formbricks: Source<"formbricks"> = {
  id: "formbricks",
  accepts: ["application/json"],
  verify: verifyStandardWebhooks,
  sign: signStandardWebhooks,
  sample: formbricksSample,
  connect: "Configuration > Integrations > Webhooks > Add webhook: this URL; the secret is shown there.",
  read(delivery) {
    const body = readBody(delivery.body);
    return body.kind === "refusal" ? body : readEvent(body.value);
  },
};

// Segment, and RudderStack, which sends the same envelope: orders, visits and clicks in mails.

import type { Auth, Connection } from "../../../config/index.ts";
import { refusal } from "../../../domain/refusal.ts";
import { firstOf, readBatch } from "../../reading/batch.ts";
import { readJson } from "../../reading/body.ts";
import { isObject } from "../../reading/lookup.ts";
import { segmentSample } from "../../samples/commerce.ts";
import { signBy, verifyBy } from "../../signing/schemes.ts";
import type { Read, Source } from "../../source.ts";
import { readSegmentEvent } from "./segment-events.ts";

const auth: Auth = { kind: "hmac", header: "x-signature", prefix: "", algorithm: "sha1", encoding: "hex" };

/** Where a secret is sent with every request, all of a batch is proven. A signature covers its first event alone. */
const isWhole = ({ auth: { kind } }: Connection): boolean => kind === "header" || kind === "url";

const verify: Source["verify"] = (delivery, secrets, now, connection) => {
  if (isWhole(connection)) return verifyBy(connection.auth, { delivery, secrets, now });
  if (verifyBy(auth, { delivery, secrets, now })) return true;
  const first = firstOf(delivery.body);
  return first !== undefined && verifyBy(auth, { delivery: { ...delivery, body: first }, secrets, now });
};

const unproven = "only the first event of a batch is signed: the others are kept aside";

function readEvents(events: readonly unknown[], connection: Connection): Read {
  if (events.length < 2 || isWhole(connection))
    return readBatch(events, (event) => readSegmentEvent(event, connection));
  const first = readBatch(events.slice(0, 1), (event) => readSegmentEvent(event, connection));
  if (first.kind !== "readings") return { kind: "aside", problem: unproven };
  return { ...first, problems: [...(first.problems ?? []), unproven] };
}

/**
 * Segment and RudderStack. Fields of the mapping are `customer` (the user's id, else the anonymous one), or a path in the event
 * such as "properties.plan", "context.locale" or "context.page.path". `channel` says which other events are engagement, `bot` which
 * are a machine's, `value`, `currency` and `amounts` what an order is worth where its revenue or currency is not where the
 * specification has it. With `auth` of kind `header` or `url` the secret is sent instead of a signature.
 */
export const segment: Source<"segment"> = {
  id: "segment",
  accepts: ["application/json"],
  verify,
  auth: (connection) => (isWhole(connection) ? connection.auth : auth),
  sign: (signing) => signBy(isWhole(signing.connection) ? signing.connection.auth : auth, signing),
  sample: segmentSample,
  connect:
    "Connections > Catalog > Webhooks: this URL, batch size 1; the secret is the shared secret of the destination's settings. RudderStack: Webhook destination, with the secret as a header.",
  read(delivery, connection) {
    const json = readJson(delivery.body);
    if (json.kind === "refusal") return json;
    if (Array.isArray(json.value)) return readEvents(json.value, connection);
    return isObject(json.value)
      ? readSegmentEvent(json.value, connection)
      : refusal(400, "body must be one JSON object, or a list of events");
  },
};

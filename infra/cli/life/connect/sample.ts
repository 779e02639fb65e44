// A delivery of an invented thing, as the connection's vendor would send it.
import type { Instant } from "../../../../lib/domain/fact.ts";
import type { Route } from "../../../../lib/sources/decode.ts";
import { askedOf, type Sample } from "../../../../lib/sources/samples/values.ts";

export function sampleOf(route: Route, now: Instant): Sample {
  const asked = askedOf(route, { now, time: new Date(now).toISOString() });
  return route.source.sample(asked, route.connection);
}

// The registry of webhook sources: one line for each.
import { chatwoot } from "./chatwoot.ts";
import { delighted } from "./delighted.ts";
import { formbricks } from "./formbricks.ts";
import { generic } from "./generic.ts";
import { intercom } from "./intercom.ts";
import { jotform } from "./jotform.ts";
import { shopify } from "./shopify.ts";
import type { Source } from "./source.ts";
import { stripe } from "./stripe.ts";
import { tally } from "./tally.ts";
import { typeform } from "./typeform.ts";
import { zendesk } from "./zendesk.ts";

/** Every source that a connection may name. */
export const sources: readonly Source[] = [
  generic,
  chatwoot,
  delighted,
  formbricks,
  intercom,
  jotform,
  shopify,
  stripe,
  tally,
  typeform,
  zendesk,
];

/**
 * The source of an id. Empty: undefined when there is none.
 *
 * @example
 * sourceOf("typeform")?.id; // => "typeform"
 */
export const sourceOf = (id: string): Source | undefined => sources.find((source) => source.id === id);

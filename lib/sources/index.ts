// The registry of webhook sources: one line for each.

import { generic } from "./generic/generic.ts";
import type { Source } from "./source.ts";
import { segment } from "./vendors/commerce/segment.ts";
import { shopify } from "./vendors/commerce/shopify.ts";
import { stripe } from "./vendors/commerce/stripe.ts";
import { chatwoot } from "./vendors/desks/chatwoot.ts";
import { hubspot } from "./vendors/desks/hubspot.ts";
import { intercom } from "./vendors/desks/intercom.ts";
import { zendesk } from "./vendors/desks/zendesk.ts";
import { delighted } from "./vendors/surveys/delighted.ts";
import { formbricks } from "./vendors/surveys/formbricks.ts";
import { jotform } from "./vendors/surveys/jotform.ts";
import { qualtrics } from "./vendors/surveys/qualtrics.ts";
import { surveymonkey } from "./vendors/surveys/surveymonkey.ts";
import { tally } from "./vendors/surveys/tally.ts";
import { typeform } from "./vendors/surveys/typeform.ts";

/** Every source that a connection may name. */
export const sources: readonly Source[] = [
  generic,
  chatwoot,
  delighted,
  formbricks,
  hubspot,
  intercom,
  jotform,
  qualtrics,
  segment,
  shopify,
  stripe,
  surveymonkey,
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

// Mapping presets: senders without a source of their own, set up for the generic one. Spread one into a connection.
import { asknicely } from "./asknicely.ts";
import { flow } from "./flow.ts";
import { freshdesk } from "./freshdesk.ts";
import { googleForms } from "./google-forms.ts";
import { helpscout } from "./helpscout.ts";
import { posthog } from "./posthog.ts";
import { refiner } from "./refiner.ts";
import { revenuecat } from "./revenuecat.ts";
import { satismeter } from "./satismeter.ts";
import { stripePayments } from "./stripe-payments.ts";
import { survicate } from "./survicate.ts";
import { gorgias, retently, simplesat } from "./unseen.ts";

/**
 * Every preset. In `gapwatch.config.ts`:
 * `{ id: "nps", program: "acme", secret: "acme/nps", ...presets.asknicely({ question: "nps" }) }`.
 *
 * @example
 * presets.asknicely({ question: "nps" }).source; // => "generic"
 */
export const presets = {
  asknicely,
  flow,
  freshdesk,
  googleForms,
  gorgias,
  helpscout,
  posthog,
  refiner,
  retently,
  revenuecat,
  satismeter,
  simplesat,
  stripePayments,
  survicate,
} as const;

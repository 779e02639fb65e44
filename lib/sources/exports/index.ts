// The registry of vendors' CSV exports: one line for each.
import { delightedExport } from "./delighted-export.ts";
import { headingsOf, type VendorExport } from "./export.ts";
import { qualtricsExport } from "./qualtrics-export.ts";
import { shopifyExport } from "./shopify-export.ts";
import { stripeExport } from "./stripe-export.ts";
import { surveymonkeyExport } from "./surveymonkey-export.ts";
import { typeformExport } from "./typeform-export.ts";
import { zendeskExport } from "./zendesk-export.ts";

/** Every export that `import` may be told to read. */
export const exportsOfVendors: readonly VendorExport[] = [
  delightedExport,
  qualtricsExport,
  shopifyExport,
  stripeExport,
  surveymonkeyExport,
  typeformExport,
  zendeskExport,
];

/**
 * The export of an id. Empty: undefined when there is none.
 *
 * @example
 * exportOf("shopify")?.source; // => "shopify"
 */
export const exportOf = (id: string): VendorExport | undefined => exportsOfVendors.find((one) => one.id === id);

/**
 * The export that a file is, by its header and by the source of its connection. Empty: undefined where it is none: then
 * the mapping names the columns.
 *
 * @example
 * recognise("zendesk", ["Id", "Created at", "Solved at"])?.id; // => "zendesk"
 */
export const recognise = (source: string, columns: readonly string[]): VendorExport | undefined =>
  exportsOfVendors.find(
    (one) => one.source === source && one.needs.every((need) => headingsOf(one, columns).own[need] !== undefined),
  );

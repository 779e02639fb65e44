// Help Scout: its webhook of satisfaction ratings.
import { type Asked, type Preset, preset, scoreAt, type Words } from "./preset.ts";

/**
 * Help Scout. Its signature covers the body; the secret is the one typed into its webhook's settings. Choose the event
 * "satisfaction.ratings" alone: which event it is stands in a header that the body does not repeat.
 *
 * The rating is a word. Great counts as 5, Okay as 3 and Bad as 1, unless other words are given.
 *
 * Source: Help Scout's page on the rating object; its signature as others implement it.
 *
 * @example
 * helpscout({ question: "csat" }).mapping.scores; // => [{ question: "csat", field: "rating", words: { Great: 5, Okay: 3, Bad: 1 } }]
 */
export const helpscout = ({
  question,
  words = { Great: 5, Okay: 3, Bad: 1 },
  mapping,
}: Asked & { readonly words?: Words }): Preset =>
  preset(
    { kind: "hmac", header: "x-helpscout-signature", algorithm: "sha1", encoding: "base64" },
    {
      id: "id",
      at: "createdAt",
      updated: "modifiedAt",
      scores: scoreAt(question, "rating", words),
      comment: "comments",
      customer: "customer.id",
      instance: "ticketId",
    },
    mapping,
  );

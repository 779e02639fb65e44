// What vendors send to try a webhook is answered, and counts nowhere.
import { expect, test } from "vitest";
import { decode } from "../../lib/sources/decode.ts";
import { pepper } from "../cases/sources/case.ts";
import { routeOf } from "./route.ts";

const receipt = { pepper, receivedAt: Date.parse("2026-10-06T12:00:00Z") };
const order = {
  ...{ id: 820982911946154500, admin_graphql_api_id: "gid://shopify/Order/820982911946154508", currency: "EUR" },
  ...{ created_at: "2026-09-15T09:15:00Z", updated_at: "2026-09-15T09:15:00Z", total_price: "40.00" },
};
const sent = (headers: Record<string, string>, countTests: boolean) => {
  const body = Buffer.from(JSON.stringify({ ...order, id: 1 }));
  return decode({ headers, body }, routeOf({ source: "shopify", countTests }), receipt).kind;
};

test("a test notification of Shopify is told by its header alone", () => {
  expect(sent({ "x-shopify-test": "true" }, false)).toBe("ignored");
  expect(sent({ "x-shopify-test": "true" }, true)).toBe("facts");
  expect(sent({ "x-shopify-test": "false" }, false)).toBe("facts");
  expect(sent({}, false)).toBe("facts");
});

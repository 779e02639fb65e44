// What an order was worth: as it stands now, or by one of its moments.
import type { Order, Refund } from "../../domain/fact.ts";
import type { OrderPieceReading, OrderReading } from "../behaviour.ts";
import { moneyOf } from "./money.ts";
import type { OwnOf, Particulars } from "./particulars.ts";
import { idOf, idRule } from "./text.ts";

/**
 * Reads an order as it stands now.
 *
 * @example
 * orderOf({ kind: "order", value: { written: "12.50", as: "decimal" }, currency: "EUR", cancelled: false }); // => { kind: "particulars", particulars: { kind: "order", value: 1250, currency: "EUR" } }
 */
export function orderOf(reading: OrderReading): Particulars<OwnOf<Order>> {
  const { value, refunded, currency, cancelled, promised, delivered } = reading;
  const money = moneyOf({ value, refunded }, currency);
  if (money.kind === "problems") return money;
  const { value: worth, refunded: back = 0 } = money.amounts;
  if (worth === undefined) return { kind: "problems", problems: ["order must say its value"] };
  if (back > worth) return { kind: "problems", problems: ["refunded must not exceed the value of the order"] };
  return {
    kind: "particulars",
    particulars: {
      ...{ kind: "order", value: worth, currency: money.currency },
      ...(back > 0 && { refunded: back }),
      ...(cancelled && { cancelled }),
      ...(promised !== undefined && { promised }),
      ...(delivered !== undefined && { delivered }),
    },
  };
}

/** The code of ISO 4217 for no currency: of an order whose sale was not told yet. */
const noCurrency = "XXX";

const awaited = (refunds: Readonly<Record<string, Refund>>): OwnOf<Order> => ({
  ...{ kind: "order", value: 0, currency: noCurrency },
  ...{ awaited: true, refunds },
});

function refundOf({ event, value, currency }: OrderPieceReading): Particulars<OwnOf<Order>> {
  const id = idOf(event);
  if (id === undefined) return { kind: "problems", problems: [`id of the refund ${idRule}`] };
  if (value === undefined) return { kind: "particulars", particulars: awaited({ [id]: {} }) };
  const money = moneyOf({ value }, currency);
  if (money.kind === "problems") return money;
  return { kind: "particulars", particulars: awaited({ [id]: { ...money.amounts, currency: money.currency } }) };
}

function saleOf({ value, currency }: OrderPieceReading): Particulars<OwnOf<Order>> {
  const money = moneyOf({ value }, currency);
  if (money.kind === "problems") return money;
  const { value: worth } = money.amounts;
  if (worth === undefined) return { kind: "problems", problems: ["order must say its value"] };
  return { kind: "particulars", particulars: { kind: "order", value: worth, currency: money.currency, refunds: {} } };
}

/**
 * Reads one moment of an order. A refund or a cancellation alone is an order that is awaited: it counts once its sale is told.
 *
 * @example
 * pieceOf({ kind: "order-piece", piece: "cancellation", event: "m-1", currency: undefined }); // => { kind: "particulars", particulars: { kind: "order", value: 0, currency: "XXX", awaited: true, refunds: {}, cancelled: true } }
 */
export function pieceOf(reading: OrderPieceReading): Particulars<OwnOf<Order>> {
  switch (reading.piece) {
    case "sale":
      return saleOf(reading);
    case "refund":
      return refundOf(reading);
    case "cancellation":
      return { kind: "particulars", particulars: { ...awaited({}), cancelled: true } };
  }
}

// The registry of metrics about customers: one line each.
import { activeCustomers } from "./active-customers.ts";
import { buyerRetention } from "./buyer-retention.ts";
import { churn } from "./churn.ts";
import type { CustomerMetric } from "./customer-metric.ts";
import { engagement } from "./engagement.ts";
import { lapsed } from "./lapse.ts";
import { clv } from "./lifetime/clv.ts";
import { clvContractual } from "./lifetime/clv-contractual.ts";
import { clvHistoric } from "./lifetime/clv-historic.ts";
import { retentionCurve } from "./lifetime/retention-curve.ts";
import { repeatPurchase } from "./repeat-purchase.ts";
import { revenueRetention } from "./revenue-retention.ts";
import { stageFlow } from "./stage-flow.ts";

/**
 * Every metric about customers, in the order of the report.
 *
 * @example
 * customerMetrics[0].id; // => "churn"
 */
export const customerMetrics: readonly CustomerMetric[] = [
  churn,
  revenueRetention,
  retentionCurve,
  repeatPurchase,
  buyerRetention,
  lapsed,
  stageFlow,
  engagement,
  activeCustomers,
  clvHistoric,
  clvContractual,
  clv,
];

// The configuration under which the reference files are imported: one program for each file.
import { defineConfig } from "../../../lib/config/index.ts";

const values = (column: string, ...names: readonly string[]) => ({ id: column, name: column, values: [...names] });

const nps = { id: "nps", name: "NPS", text: "How likely are you to recommend us?" } as const;
const satisfied = { id: "satisfied", name: "Satisfaction", text: "How satisfied are you with your provider?" } as const;

export default defineConfig({
  sender: { address: "cx@example.com" },
  programs: [
    {
      id: "fruit",
      name: "Fruit",
      timeZone: "Europe/London",
      segments: [
        values("unit", "Apples", "Bananas", "Berries", "Oranges"),
        values("region", "NAM", "EMEA", "APAC", "LATAM"),
      ],
      questions: [{ ...nps, metric: "nps", scale: { min: 0, max: 10 } }],
    },
    {
      id: "mobile",
      name: "Mobile",
      timeZone: "Europe/Paris",
      questions: [{ ...satisfied, metric: "csat", scale: { min: 1, max: 10 } }],
    },
    {
      id: "compensation",
      name: "Compensation",
      timeZone: "Europe/Amsterdam",
    },
    { id: "cdnow", name: "CDNOW", timeZone: "America/New_York" },
  ],
  connections: [
    {
      id: "fruit-survey",
      program: "fruit",
      source: "generic",
      secret: "reference/fruit",
      mapping: {
        at: "date",
        scores: [{ question: "nps", field: "score" }],
        segments: { unit: "unit", region: "region" },
      },
    },
    {
      id: "mobile-survey",
      program: "mobile",
      source: "generic",
      secret: "reference/mobile",
      mapping: { scores: [{ question: "satisfied", field: "CUSA1" }] },
    },
    {
      id: "compensation-tickets",
      program: "compensation",
      source: "generic",
      secret: "reference/compensation",
      mapping: { kind: "ticket", id: "ticket", opened: "opened", resolved: "resolved", reopened: "reopened" },
    },
    {
      id: "cdnow-orders",
      program: "cdnow",
      source: "generic",
      secret: "reference/cdnow",
      mapping: { kind: "order", at: "date", customer: "customer", value: "sales", currency: { is: "USD" } },
    },
  ],
  reports: ["fruit", "mobile", "compensation", "cdnow"].map((program) => ({
    id: program,
    program,
    cadence: "yearly" as const,
    recipients: [{ address: "chief@example.com" }],
  })),
});

// A small configuration for the tests of the commands: a shop with a survey, an anonymous one, and tickets.
import { defineConfig } from "../../lib/config/index.ts";

const common = { program: "shop", source: "generic" } as const;

export default defineConfig({
  sender: { address: "cx@example.com" },
  programs: [
    {
      id: "shop",
      name: "Shop",
      timeZone: "Europe/Dublin",
      stages: [
        { id: "buying", name: "Buying" },
        { id: "delivery", name: "Delivery" },
      ],
      segments: [{ id: "plan", name: "Plan" }],
      questions: [
        { id: "nps", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
        { id: "ease", name: "Ease", text: "Was it easy?", metric: "ces", scale: { min: 1, max: 7 } },
      ],
    },
  ],
  connections: [
    {
      ...common,
      id: "survey",
      secret: "shop/survey",
      stage: "buying",
      mapping: {
        id: "id",
        at: "answered",
        customer: "email",
        comment: "comment",
        segments: { plan: "plan" },
        scores: [
          { question: "nps", field: "score" },
          { question: "ease", field: "ease" },
        ],
      },
    },
    { ...common, id: "kiosk", secret: "shop/kiosk", mapping: { scores: [{ question: "nps", field: "score" }] } },
    {
      ...common,
      id: "helpdesk",
      secret: "shop/helpdesk",
      mapping: { kind: "ticket", id: "ticket", opened: "opened", resolved: "resolved", reopened: "reopened" },
    },
  ],
  reports: [
    {
      id: "weekly",
      program: "shop",
      cadence: "weekly",
      weekday: "tuesday",
      at: "08:30",
      recipients: [{ address: "chief@example.com" }, { address: "board@example.com" }],
    },
  ],
});

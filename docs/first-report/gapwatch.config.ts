// The smallest configuration that gives a report: one program, one survey, one weekly report. Make it yours.
import { defineConfig } from "../../lib/config/index.ts";

export default defineConfig({
  sender: { address: "cx@example.com" },
  programs: [
    {
      id: "acme",
      name: "Acme",
      timeZone: "Europe/Berlin",
      stages: [{ id: "use", name: "Use" }],
      questions: [
        { id: "nps", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
        { id: "easy", name: "Easy", text: "Acme made it easy.", metric: "ces", scale: { min: 1, max: 7 } },
      ],
    },
  ],
  connections: [
    {
      id: "survey",
      program: "acme",
      source: "generic",
      secret: "acme/survey",
      mapping: {
        id: "id",
        at: "answered",
        customer: "customer",
        comment: "comment",
        scores: [
          { question: "nps", field: "recommend" },
          { question: "easy", field: "easy" },
        ],
      },
    },
  ],
  reports: [
    {
      id: "weekly",
      program: "acme",
      cadence: "weekly",
      weekday: "monday",
      at: "08:00",
      recipients: [{ address: "ana@example.com" }],
    },
  ],
});

// The smallest firm with a gap: one stage, customers and leaders asked the same question.
import { defineConfig } from "../../../lib/config/index.ts";

export default defineConfig({
  sender: { address: "reports@firm.example", name: "Firm CX" },
  programs: [
    {
      id: "firm",
      name: "Firm",
      timeZone: "Europe/Berlin",
      stages: [{ id: "onboarding", name: "Onboarding" }],
      questions: [
        { id: "nps", name: "NPS", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
        {
          id: "satisfied",
          name: "Satisfied",
          text: "How satisfied are you?",
          metric: "csat",
          scale: { min: 1, max: 5 },
        },
      ],
    },
  ],
  connections: [
    {
      id: "survey",
      program: "firm",
      source: "generic",
      secret: "firm/survey",
      stage: "onboarding",
      mapping: {
        id: "id",
        at: "at",
        updated: "updated",
        customer: "customer",
        comment: "comment",
        scores: [
          { question: "nps", field: "nps" },
          { question: "satisfied", field: "satisfied" },
        ],
      },
    },
    {
      id: "leaders",
      program: "firm",
      source: "generic",
      secret: "firm/leaders",
      audience: "leader",
      stage: "onboarding",
      mapping: {
        id: "id",
        at: "at",
        customer: "person",
        scores: [{ question: "satisfied", field: "share", form: "share" }],
      },
    },
  ],
  reports: [
    {
      id: "weekly",
      program: "firm",
      cadence: "weekly",
      recipients: [{ address: "ana@firm.example" }, { address: "tom@firm.example" }],
    },
  ],
});

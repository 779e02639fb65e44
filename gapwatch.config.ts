// What is measured, where the answers come from, and who hears of it. This is the invented firm of the demo: payroll
// software for small firms in Ireland. Change it to yours; secrets are given by name only.
import { defineConfig } from "./lib/config/index.ts";

const segments = { size: "data.customer.size", region: "data.customer.region" };

/** Leaders and front line are asked the same: what share of customers is satisfied, at each stage? */
const beliefs = ["discovery", "purchase", "onboarding", "use", "support", "renewal"].map((stage) => ({
  question: "satisfied",
  form: "share" as const,
  stage,
  field: `data.beliefs.${stage}`,
}));

export default defineConfig({
  sender: { address: "reports@ballintree.example", name: "Ballintree CX", replyTo: "ana.reyes@ballintree.example" },
  programs: [
    {
      id: "ballintree",
      name: "Ballintree",
      timeZone: "Europe/Dublin",
      // Enough for 10 GB and about 300 answers a second. Fixed at the first write.
      shards: 1,
      brand: { colour: "#1F5C4D" },
      stages: [
        { id: "discovery", name: "Discovery" },
        { id: "purchase", name: "Purchase" },
        { id: "onboarding", name: "Onboarding" },
        { id: "use", name: "Use" },
        { id: "support", name: "Support" },
        { id: "renewal", name: "Renewal" },
      ],
      segments: [
        { id: "size", name: "Account size", values: ["small", "medium", "large"] },
        { id: "region", name: "Region", values: ["dublin", "leinster", "munster", "west"] },
      ],
      questions: [
        {
          id: "nps",
          name: "NPS",
          text: "How likely are you to recommend Ballintree to another firm?",
          metric: "nps",
          scale: { min: 0, max: 10 },
        },
        {
          id: "satisfied",
          name: "Satisfied",
          text: "How satisfied are you with this step?",
          metric: "csat",
          scale: { min: 1, max: 5 },
        },
        {
          id: "easy",
          name: "Easy",
          text: "Ballintree made this step easy for me.",
          metric: "ces",
          scale: { min: 1, max: 7 },
        },
        {
          id: "felt",
          name: "Felt",
          text: "How did it feel?",
          metric: "emotion",
          scale: { min: 1, max: 7 },
          words: ["curious", "confident", "relieved", "content", "confused", "worried", "frustrated"],
        },
        {
          id: "solved",
          name: "Solved well",
          text: "How would you rate the help you received?",
          metric: "csat",
          scale: { min: 0, max: 1 },
          survey: "transactional",
        },
      ],
      workingHours: {
        days: [
          { weekday: "monday", start: "08:00", end: "18:00" },
          { weekday: "tuesday", start: "08:00", end: "18:00" },
          { weekday: "wednesday", start: "08:00", end: "18:00" },
          { weekday: "thursday", start: "08:00", end: "18:00" },
          { weekday: "friday", start: "08:00", end: "17:00" },
        ],
        holidays: ["2026-10-26"],
      },
      resolutionTargetHours: 8,
      // What comments are about: counted by these words, whole, whatever their case and accents.
      themes: [
        { id: "form", name: "Set-up form", words: { en: ["form", "set-up", "step"] } },
        { id: "import", name: "Import", words: { en: ["import", "imported", "spreadsheet", "by hand"] } },
        { id: "price", name: "Price and plan", words: { en: ["price", "prices", "plan", "fee", "terms", "invoice"] } },
        { id: "pay-run", name: "Pay run", words: { en: ["pay run", "pay runs", "pay day", "payslip", "payslips"] } },
        { id: "help", name: "Help", words: { en: ["call", "phone", "rang", "ringing", "answer", "reply"] } },
      ],
    },
  ],
  connections: [
    {
      id: "relationship",
      program: "ballintree",
      source: "typeform",
      secret: "gapwatch/typeform",
      // One form asks two things: would they recommend us, and how is everyday use?
      stage: "use",
      mapping: {
        scores: [
          { question: "nps", field: "recommend" },
          { question: "satisfied", field: "using_satisfied" },
          { question: "easy", field: "using_easy" },
          { question: "felt", field: "using_felt" },
        ],
        comment: "why",
        customer: "hidden.customer",
        segments: { size: "hidden.size", region: "hidden.region" },
      },
    },
    {
      id: "stage-survey",
      program: "ballintree",
      source: "generic",
      secret: "gapwatch/stage-survey",
      auth: { kind: "standard-webhooks" },
      mapping: {
        only: { field: "type", is: ["survey.answered"] },
        id: "data.id",
        at: "data.answered_at",
        updated: "data.updated_at",
        scores: [
          { question: "satisfied", field: "data.satisfied" },
          { question: "easy", field: "data.easy" },
          { question: "felt", field: "data.felt" },
        ],
        stage: "data.stage",
        comment: "data.comment",
        language: "data.language",
        customer: "data.customer.id",
        segments,
      },
    },
    {
      id: "order-survey",
      program: "ballintree",
      source: "generic",
      secret: "gapwatch/order-survey",
      stage: "purchase",
      mapping: {
        id: "data.id",
        at: "data.answered_at",
        updated: "data.updated_at",
        // Asked after an order, about buying and about finding us: one answer, two stages.
        scores: [
          { question: "satisfied", field: "data.buying.satisfied" },
          { question: "easy", field: "data.buying.easy" },
          { question: "felt", field: "data.buying.felt" },
          { question: "satisfied", field: "data.finding.satisfied", stage: "discovery" },
          { question: "easy", field: "data.finding.easy", stage: "discovery" },
          { question: "felt", field: "data.finding.felt", stage: "discovery" },
        ],
        comment: "data.comment",
        customer: "data.customer.id",
        segments,
      },
    },
    {
      id: "zendesk",
      program: "ballintree",
      source: "zendesk",
      secret: "gapwatch/zendesk",
      stage: "support",
      mapping: {
        scores: [{ question: "solved", field: "satisfaction", words: { good: 1, bad: 0 } }],
        comment: "comment",
        customer: "requester_id",
      },
    },
    {
      id: "subscriptions",
      program: "ballintree",
      source: "stripe",
      secret: "gapwatch/stripe",
      mapping: { customer: "metadata.account" },
    },
    {
      id: "leaders",
      program: "ballintree",
      source: "generic",
      secret: "gapwatch/leaders",
      audience: "leader",
      mapping: { id: "data.id", at: "data.answered_at", customer: "data.person", scores: beliefs },
    },
    {
      id: "front-line",
      program: "ballintree",
      source: "generic",
      secret: "gapwatch/front-line",
      auth: { kind: "hmac", header: "x-survey-signature", prefix: "sha256=" },
      audience: "staff",
      mapping: { id: "data.id", at: "data.answered_at", customer: "data.person", team: "data.team", scores: beliefs },
    },
  ],
  reports: [
    {
      id: "weekly",
      program: "ballintree",
      name: "CX",
      cadence: "weekly",
      weekday: "monday",
      at: "07:00",
      recipients: [
        { address: "ana.reyes@ballintree.example", name: "Ana Reyes" },
        { address: "tom.brennan@ballintree.example", name: "Tom Brennan" },
      ],
    },
  ],
});

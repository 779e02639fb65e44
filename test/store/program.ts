// The small program that the store's tests record facts for.
import { defineConfig, type Program } from "../../lib/config/index.ts";
import type { Response, Ticket } from "../../lib/domain/fact.ts";

/** Question "q" counts the latest answer per customer, "t" every answer; the segment "f" tells the facts apart. */
export function testProgram(id = "acme", shards = 2): Program {
  const { programs } = defineConfig({
    sender: { address: "cx@example.com" },
    programs: [
      {
        id,
        name: "Acme",
        timeZone: "Europe/Dublin",
        shards,
        stages: [{ id: "use", name: "Use" }],
        segments: [{ id: "f", name: "Fact" }],
        questions: [
          { id: "q", name: "Recommend", text: "Would you recommend us?", metric: "nps", scale: { min: 0, max: 10 } },
          {
            ...{ id: "t", name: "Satisfied", text: "Are you satisfied?", metric: "csat", scale: { min: 1, max: 5 } },
            survey: "transactional",
          },
        ],
      },
    ],
  });
  return programs[0]!;
}

export const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

interface ResponseSetup {
  readonly program?: string;
  readonly order: number;
  readonly day: string;
  readonly customer?: string;
  readonly score?: number;
}

export const response = (id: string, setup: ResponseSetup): Response => ({
  kind: "response",
  program: setup.program ?? "acme",
  connection: "survey",
  id,
  revision: { order: setup.order, mapping: 1 },
  at: noon(setup.day),
  audience: "customer",
  ...(setup.customer && { customer: setup.customer }),
  stage: "use",
  segments: { f: id },
  scores: [
    { question: "q", form: "answer", value: setup.score ?? 9 },
    { question: "t", form: "answer", value: 1 + ((setup.score ?? 9) % 5) },
  ],
  comment: "The export was slow, but support was kind.",
  language: "en",
});

export const ticket = (id: string, setup: Partial<Ticket> & Pick<Ticket, "kind" | "opened">): Ticket => ({
  program: "acme",
  connection: "desk",
  id,
  revision: { order: 1, mapping: 1 },
  segments: {},
  seen: setup.opened,
  ...setup,
});

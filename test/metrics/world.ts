// A small program and its facts, for the tests of metrics and rollups.

import fc from "fast-check";
import * as v from "valibot";
import { type Program, programSchema } from "../../lib/config/program.ts";
import type { Fact, Response, Ticket } from "../../lib/domain/fact.ts";
import type { Cells } from "../../lib/rollup/rollup.ts";

type ProgramInput = v.InferInput<typeof programSchema>;

export const workdays = (["monday", "tuesday", "wednesday", "thursday", "friday"] as const).map((weekday) => ({
  weekday,
  start: "09:00",
  end: "17:00",
}));

export const programOf = (input: Partial<ProgramInput> = {}): Program =>
  v.parse(programSchema, {
    id: "acme",
    name: "Acme",
    timeZone: "Europe/Berlin",
    stages: [
      { id: "onboarding", name: "Onboarding" },
      { id: "use", name: "Use" },
    ],
    segments: [{ id: "account", name: "Account" }],
    questions: [
      {
        id: "recommend",
        name: "Recommend",
        text: "Would you recommend us?",
        metric: "nps",
        scale: { min: 0, max: 10 },
      },
      {
        id: "service",
        name: "Service",
        text: "How satisfied are you?",
        metric: "csat",
        scale: { min: 1, max: 5 },
        survey: "transactional",
      },
      { id: "ease", name: "Ease", text: "They made it easy.", metric: "ces", scale: { min: 1, max: 7 } },
    ],
    workingHours: { days: workdays },
    ...input,
  });

export const program = programOf();

export const at = Date.parse("2025-03-10T12:00:00Z");

export const response = (changes: Partial<Response> & { readonly id: string }): Response => ({
  kind: "response",
  program: "acme",
  connection: "survey",
  revision: { order: 1, mapping: 1 },
  at,
  audience: "customer",
  segments: {},
  scores: [],
  ...changes,
});

export const answer = (question: string, value: number, stage?: string) => ({
  question,
  form: "answer" as const,
  value,
  ...(stage && { stage }),
});

export const ticket = (changes: Partial<Ticket> & { readonly id: string }): Ticket => ({
  kind: "ticket-resolved",
  program: "acme",
  connection: "desk",
  revision: { order: 1, mapping: 1 },
  segments: {},
  opened: at,
  seen: at,
  ...changes,
});

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const named = <T extends object>(entries: T) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
const placement = fc
  .record({
    customer: optional(fc.constantFrom("ann", "ben", "cy", "a|b", "__proto__")),
    stage: optional(fc.constantFrom("onboarding", "use", "50%|off")),
    touchpoint: optional(fc.constantFrom("app", "mail")),
  })
  .map(named);
const segments = optional(fc.constantFrom("small", "large", "x|y%7C")).map(
  (account): Record<string, string> => (account === undefined ? {} : { account }),
);
const score = fc.record({
  question: fc.constantFrom("recommend", "service", "ease", "unknown"),
  form: fc.constantFrom("answer" as const, "answer" as const, "yes-no" as const, "share" as const, "typical" as const),
  value: fc.integer({ min: -1, max: 11 }),
});
const moment = fc.integer({ min: 0, max: 5 }).map((day) => at + day * 86_400_000);

const anyResponse = fc
  .tuple(
    placement,
    segments,
    fc.record({
      at: moment,
      order: fc.integer({ min: 0, max: 2 }),
      audience: fc.constantFrom("customer" as const, "customer" as const, "staff" as const, "leader" as const),
      scores: fc.array(score, { maxLength: 3 }),
      instance: optional(fc.constantFrom("1", "2")),
      team: optional(fc.constantFrom("red", "blue")),
      comment: optional(fc.constant("words")),
    }),
  )
  .map(([placed, segmented, { order, instance, team, comment, ...rest }]) => ({
    ...placed,
    ...named({ instance, team, comment }),
    ...rest,
    segments: segmented,
    revision: { order, mapping: 1 },
  }))
  .map(
    (changes) =>
      (id: string): Fact =>
        response({ ...changes, id }),
  );

const anyTicket = fc
  .tuple(
    placement,
    segments,
    fc.record({
      kind: fc.constantFrom("ticket-opened" as const, "ticket-first-resolved" as const, "ticket-resolved" as const),
      opened: moment,
      resolved: optional(moment),
      reopened: optional(moment),
      deleted: optional(moment),
      seen: moment,
    }),
  )
  .map(([placed, segmented, moments]) => ({ ...placed, ...named(moments), segments: segmented }))
  .map(
    (changes) =>
      (id: string): Fact =>
        ticket({ ...changes, id }),
  );

/** Any facts, one per key. */
export const anyFacts: fc.Arbitrary<Fact[]> = fc
  .array(fc.oneof(anyResponse, anyTicket), { maxLength: 24 })
  .map((makers) => makers.map((make, index) => make(`f-${index}`)));

/** Cells without those that say who answered and through which connection, which every answer adds to. */
export const scored = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([text]) => !/^(response-rate|survey-channel)\|/.test(text)));

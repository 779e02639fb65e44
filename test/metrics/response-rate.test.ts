import { describe, expect, test } from "vitest";
import type { Invitation, Response } from "../../lib/domain/fact.ts";
import { askedOf, mixDistance } from "../../lib/findings/changes/answering.ts";
import { responseRate, responsesOf } from "../../lib/metrics/surveys/response-rate.ts";
import { surveyChannel } from "../../lib/metrics/surveys/survey-channel.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { program } from "../findings/quiet-year.ts";

const common = { program: "acme", connection: "survey", revision: { order: 1, mapping: 1 }, at: 0, segments: {} };
const invitation = (id: number, rest: Partial<Invitation> = {}): Invitation => ({
  ...{ ...common, kind: "invitation", id: `i-${id}`, questions: ["easy"], ...rest },
});
const answer = (id: number, rest: Partial<Response> = {}): Response => ({
  ...{ ...common, kind: "response", id: `r-${id}`, audience: "customer", customer: `c-${id}` },
  ...{ scores: [{ question: "easy", form: "answer", value: 1 }], ...rest },
});

describe("response rate", () => {
  test("counts invited, bounced, answered and nameless, on the whole and at the stage", () => {
    const { customer: _customer, ...nameless } = answer(3);
    const { cells } = foldFacts(
      [
        ...[1, 2, 3, 4].map((id) => invitation(id, { stage: "use" })),
        invitation(5, { bounced: true }),
        answer(1, { stage: "use" }),
        answer(2),
        nameless,
      ],
      program,
    );
    expect(cells["response-rate|customer|easy"]).toEqual({ invited: 5, bounced: 1, answered: 3, anonymous: 1 });
    expect(cells["response-rate|customer|easy|use"]).toEqual({ invited: 4, answered: 1 });
    expect(cells["survey-channel|customer|easy"]).toEqual({ survey: 3 });
  });

  test("staff are not asked, nor is a question that the program does not have", () => {
    expect(responseRate.fold(answer(1, { audience: "staff" }), program)).toEqual([]);
    expect(responseRate.fold(invitation(1, { questions: ["other"] }), program)).toEqual([]);
    expect(surveyChannel.fold(answer(1, { audience: "leader" }), program)).toEqual([]);
  });

  test("without invitations, or with more answers than invitations, there is no rate", () => {
    const [{ measure }] = responseRate.figures as [(typeof responseRate.figures)[number]];
    expect(measure({ answered: 9 }, { program })).toMatchObject({ kind: "suppressed", reason: "no-responses" });
    expect(responsesOf({ invited: 10, answered: 11 })).toBeUndefined();
    expect(measure({ invited: 110, bounced: 10, answered: 31 }, { program })).toMatchObject({ value: 31, n: 100 });
  });
});

describe("who answered", () => {
  test("a mix that moved is told from a hundred answers on, and smaller ones are left to chance", () => {
    const of = (times: number) =>
      askedOf(
        {
          ...{ question: "easy", rate: { answered: 200 }, earlierRates: [] },
          segments: { account: { now: { small: 8 * times, large: 2 * times }, earlier: { small: 600, large: 400 } } },
        },
        5,
      )?.shifted;
    expect(of(10)).toEqual(["account"]);
    expect(of(9)).toEqual([]);
    expect(mixDistance({ small: 8, large: 2 }, { small: 6, large: 4 })).toBe(0.2);
  });

  test("fewer answers than the floor tell nothing", () => {
    expect(askedOf({ question: "easy", rate: { answered: 4 }, earlierRates: [], segments: {} }, 5)).toBeUndefined();
  });
});

// Every reference case of which responses count: repeats, several answers, late ones, the ends of the period.
import { describe, expect, test } from "vitest";
import type { FactChange, Response } from "../../lib/domain/fact.ts";
import { dayOf, mergeFact } from "../../lib/domain/merge.ts";
import { parseInstant, periodOf } from "../../lib/domain/period.ts";
import { netOf, nps } from "../../lib/metrics/surveys/nps.ts";
import { finishRollup } from "../../lib/rollup/finish.ts";
import { foldFacts } from "../../lib/rollup/fold.ts";
import { mergeRollups } from "../../lib/rollup/merge.ts";
import { wilson } from "../../lib/statistics/intervals/wilson.ts";
import { answer, programOf, response } from "../metrics/world.ts";
import { caseOf, expectAll, expectNear, grouped, missing, title } from "./cases.ts";

interface Sent {
  readonly id: string;
  readonly customer: string | null;
  readonly survey: string;
  readonly score: number;
  readonly answered: string;
  readonly received: string;
}

const instant = (text: string): number => parseInstant(text, "UTC") ?? Number.NaN;

/** What is stored by the time of the cut: one fact per key, the newest revision of each. */
function storedBy(cut: string, sent: readonly Sent[]): Response[] {
  const stored = new Map<string, FactChange>();
  for (const { id, customer, score, answered, received } of sent) {
    if (instant(received) > instant(cut)) continue;
    const fact = response({
      id,
      ...(customer && { customer }),
      at: instant(answered),
      scores: [answer("recommend", score)],
    });
    stored.set(id, mergeFact(stored.get(id), fact));
  }
  return [...stored.values()].flatMap((fact) => ("scores" in fact ? [fact] : []));
}

/** Facts by day, days to months: as the nightly refresh and the report do it. */
function monthOf(month: string, facts: readonly Response[], timeZone: string) {
  const program = programOf({ timeZone });
  const days = grouped(facts, (fact) => dayOf(fact, timeZone) ?? "");
  const own = [...days].filter(([day]) => periodOf("month", day).id === month);
  const cells = finishRollup(mergeRollups(own.map(([, ofDay]) => foldFacts(ofDay, program))));
  return { counts: cells["nps|customer|recommend"] ?? {}, program };
}

describe.skipIf(missing)(title("reference cases of which responses count"), () => {
  const march = missing ? undefined : caseOf("response-selection", "select-march-berlin");
  const scoresOf = (ids: readonly string[]): number[] =>
    ids.map((id) => march?.input.responses.find((sent: Sent) => sent.id === id).score);

  test("every case is tested", () =>
    expectAll("response-selection", [
      "select-march-berlin",
      "select-march-berlin-before-late",
      "select-response-rate",
    ]));

  test.each(["select-march-berlin", "select-march-berlin-before-late"])("%s", (id) => {
    const { input, expected } = caseOf("response-selection", id);
    const { responses, time_zone: timeZone } = march?.input ?? {};
    const { counts, program } = monthOf("2025-03", storedBy(input.report_cut, responses), timeZone);
    expect(Object.keys(counts).map(Number)).toEqual(scoresOf(expected.counted).sort((a, b) => a - b));
    const figure = nps.figures[0]?.measure(counts, { program });
    expect(figure).toMatchObject({ kind: "measured", n: expected.n, value: expected.nps });
    if (expected.promoters === undefined) return;
    const { positive, negative, n } = netOf(counts);
    expect([positive, n - positive - negative, negative]).toEqual([
      expected.promoters,
      expected.passives,
      expected.detractors,
    ]);
  });

  test("select-march-berlin: what is off the scale counts nowhere", () => {
    const { responses } = march?.input ?? {};
    const rejected = storedBy(march?.input.report_cut, responses).filter(({ id }) =>
      march?.expected.rejected.includes(id),
    );
    expect(rejected).toHaveLength(1);
    expect(Object.keys(foldFacts(rejected, programOf()).roster)).toEqual([]);
    expect(Object.keys(foldFacts(rejected, programOf()).cells)).toEqual([]);
  });

  test("select-march-berlin: the answer at midnight counts in April, a repeat is stored once", () => {
    const { responses, time_zone: timeZone } = march?.input ?? {};
    const stored = storedBy(march?.input.report_cut, responses);
    expect(responses.length - stored.length).toBe(march?.expected.duplicates_dropped);
    const { counts } = monthOf("2025-04", stored, timeZone);
    expect(Object.keys(counts).map(Number)).toEqual(scoresOf(march?.expected.next_period));
  });

  test("select-response-rate", () => {
    const one = caseOf("response-selection", "select-response-rate");
    const { invited, delivered, responses } = one.input;
    const interval = wilson({ count: responses, n: delivered });
    expectNear([interval?.low, interval?.high], one.expected.wilson95_of_delivered, one);
    expectNear(
      [responses / delivered, responses / invited],
      [one.expected.response_rate_of_delivered, one.expected.response_rate_of_invited],
      one,
    );
  });
});

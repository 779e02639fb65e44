// Groups below the floor stay hidden: from whoever reads every report, and from whoever subtracts one from another.
import { describe, expect, test } from "vitest";
import type { Response } from "../../lib/domain/fact.ts";
import { leaksOf } from "./attack.ts";
import { createOrganisation, dayIn, type Organisation } from "./organisation.ts";
import { type Published, publish, textsOf } from "./published.ts";

/** `npm run bench privacy` attacks all 2,000. */
const seeds = 300;

const leaksIn = (seed: number, rules: Parameters<typeof publish>[2] = {}) => {
  const organisation = createOrganisation(seed);
  return leaksOf(
    organisation,
    publish(organisation, organisation.answers, { figuresAlone: seed % 10 !== 0, ...rules }),
  );
};

describe("an attacker who solves for every hidden group, over all reports of an organisation", () => {
  test(`finds the answers of none, in ${seeds} random organisations`, () => {
    let secrets = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const found = leaksIn(seed);
      secrets += found.secrets;
      expect(found.leaks, `seed ${seed}`).toEqual([]);
    }
    expect(secrets).toBeGreaterThan(20 * seeds);
  }, 300_000);

  test("would find them if reports of other lengths were not minded", () => {
    const first = Array.from({ length: 100 }, (_, at) => at + 1).find(
      (seed) => leaksIn(seed, { withheld: () => [] }).leaks.length > 0,
    );
    expect(first).toBeLessThanOrEqual(100);
  });

  test("would find them if a single group were hidden, or what belongs to no group were forgotten", () => {
    const organisation = createOrganisation(5);
    const shown = publish(organisation, organisation.answers);
    const bare = shown.map((one): Published => {
      const figures = one.report.figures.map((figure) =>
        figure.kind === "suppressed" && figure.reason === "hidden-by-subtraction"
          ? { ...figure, kind: "measured" as const, value: 0, n: 9, low: 0, high: 0 }
          : figure,
      );
      return { ...one, report: { ...one.report, figures } as Published["report"] };
    });
    expect(leaksOf(organisation, shown).leaks).toEqual([]);
    expect(leaksOf(organisation, bare).leaks.length).toBeGreaterThan(0);
  });
});

const groupsOf = ({ stage, touchpoint, segments }: Response): string[] => [
  `${stage ?? ""}||`,
  ...(touchpoint ? [`${stage}|${touchpoint}|`] : []),
  ...Object.entries(segments).map(([id, value]) => `||${id}=${value}`),
];

/** What each report shows, by question and group. */
const shownIn = (published: readonly Published[]) =>
  published.map(({ period, report }) => ({
    ...period,
    shown: new Set(
      report.figures.flatMap(({ kind, question, stage, touchpoint, segment }) =>
        kind === "measured" ? [`${question} ${stage ?? ""}|${touchpoint ?? ""}|${segment ?? ""}`] : [],
      ),
    ),
  }));

/** Whether two answers differ only in groups that no report of their day shows. */
function areAlike(a: Response, b: Response, reports: ReturnType<typeof shownIn>): boolean {
  const [one, two] = [groupsOf(a), groupsOf(b)];
  const apart = [...one.filter((group) => !two.includes(group)), ...two.filter((group) => !one.includes(group))];
  const covering = reports.filter(({ start, end }) => start <= dayIn(a) && dayIn(a) < end);
  return covering.every(({ shown }) => !apart.some((group) => shown.has(`${a.scores[0]?.question} ${group}`)));
}

/** The same organisation, in which two people of hidden groups have answered what the other did. */
function exchanged({ program }: Organisation, answers: readonly Response[], published: readonly Published[]) {
  const reports = shownIn(published);
  for (const { id: question } of program.questions)
    for (const [at, a] of answers.entries())
      for (const b of answers.slice(at + 1)) {
        if (dayIn(b) !== dayIn(a)) break;
        const [one, two] = [a.scores[0]!, b.scores[0]!];
        if (one.question !== question || two.question !== question || one.value === two.value) continue;
        if (groupsOf(a).join() === groupsOf(b).join() || !areAlike(a, b, reports)) continue;
        return answers.map((answer) =>
          answer === a ? { ...a, scores: [two] } : answer === b ? { ...b, scores: [one] } : answer,
        );
      }
  return undefined;
}

describe("mails, pages, evidence, JSON and exports", () => {
  test("are the same to the byte when two people of hidden groups change their answers", () => {
    let pairs = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const organisation = createOrganisation(seed);
      if (organisation.shown.length > 8) continue;
      const answers = organisation.answers.map(({ comment: _comment, ...answer }) => answer);
      const published = publish(organisation, answers);
      const others = exchanged(organisation, answers, published);
      if (!others) continue;
      pairs++;
      const then = publish(organisation, others);
      for (const [at, one] of published.entries())
        expect(textsOf(then[at]!, organisation.program), `seed ${seed}`).toEqual(textsOf(one, organisation.program));
    }
    expect(pairs).toBeGreaterThan(5);
  }, 300_000);
});

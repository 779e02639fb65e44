// Chooses the comments that a report quotes: every stage and every class of score has its turn, newest first.
import type { Program } from "../../../config/index.ts";
import { themeKey } from "../../../rollup/quotes.ts";
import type { Quote, Quotes } from "../../../rollup/rollup.ts";

/** A comment that a report quotes, as the key of its fact: never its words. */
export interface ChosenQuote {
  readonly connection: string;
  readonly id: string;
  readonly stage?: string;
  /** The theme that it stands for; left out where it stands for its stage and score. */
  readonly theme?: string;
}

/** How many comments one report quotes. */
export const maximumQuotes = 6;

const classes = ["low", "high", "middle"];

/** Takes the first of each queue, then the second of each, and so on. */
function inTurn<Value>(queues: readonly (readonly Value[])[]): Value[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => queues.flatMap((queue) => queue.slice(at, at + 1))).flat();
}

const byNewest = (a: Quote, b: Quote): number => (a.rank < b.rank ? 1 : a.rank > b.rank ? -1 : 0);

/** "onboarding|low"; a comment about no stage has an empty one. */
const partsOf = (key: string): { stage: string; of: string } => {
  const at = key.lastIndexOf("|");
  return { stage: key.slice(0, Math.max(at, 0)), of: key.slice(at + 1) };
};

/**
 * The comments to quote, newest first. Stages, low and high scores are chosen by turns, so that the mail never shows the
 * worst alone.
 *
 * Unit: keys of facts. Empty: none where there are no comments. Stages that are hidden are not quoted.
 *
 * @example
 * chooseQuotes({ "use|low": [{ rank: "1", connection: "c", id: "a" }, { rank: "2", connection: "c", id: "b" }], "use|high": [{ rank: "0", connection: "c", id: "z" }] }, { stages: [{ id: "use" }] }, []).map(({ id }) => id); // => ["b", "a", "z"]
 */
export function chooseQuotes(
  quotes: Quotes,
  program: { readonly stages: readonly Pick<Program["stages"][number], "id">[] },
  hiddenStages: readonly string[],
): ChosenQuote[] {
  const stages = [...program.stages.map(({ id }) => id), ""].filter((stage) => !hiddenStages.includes(stage));
  const queues = classes.map((of) =>
    inTurn(
      stages.map((stage) =>
        Object.entries(quotes)
          .filter(([key]) => partsOf(key).stage === stage && partsOf(key).of === of)
          .flatMap(([, found]) => [...found].sort(byNewest))
          .map((quote) => ({ ...quote, stage })),
      ),
    ),
  );
  const seen = new Set<string>();
  return inTurn(queues)
    .filter(({ rank }) => (seen.has(rank) ? false : Boolean(seen.add(rank))))
    .slice(0, maximumQuotes)
    .sort(byNewest)
    .map(({ connection, id, stage }): ChosenQuote => ({ connection, id, ...(stage && { stage }) }));
}

/**
 * One comment for each theme: the newest that no theme before it took and that is not quoted anyway, else the newest.
 *
 * Unit: keys of facts. Empty: none for a theme that nobody mentioned at a stage that may be quoted.
 *
 * @example
 * themeQuotes({ "=form|use": [{ rank: "1", connection: "c", id: "a" }] }, ["form", "price"], { quoted: [], hiddenStages: [] }); // => [{ connection: "c", id: "a", stage: "use", theme: "form" }]
 */
export function themeQuotes(
  quotes: Quotes,
  themes: readonly string[],
  { quoted, hiddenStages }: { readonly quoted: readonly ChosenQuote[]; readonly hiddenStages: readonly string[] },
): ChosenQuote[] {
  const nameOf = ({ connection, id }: Pick<ChosenQuote, "connection" | "id">): string => `${connection}|${id}`;
  const taken = new Set(quoted.map(nameOf));
  return themes.flatMap((theme) => {
    const start = themeKey(theme, "");
    const found = Object.entries(quotes)
      .filter(([key]) => key.startsWith(start) && !hiddenStages.includes(key.slice(start.length)))
      .flatMap(([key, list]) => list.map((quote) => ({ ...quote, stage: key.slice(start.length) })))
      .sort(byNewest);
    const chosen = found.find((quote) => !taken.has(nameOf(quote))) ?? found[0];
    if (!chosen) return [];
    taken.add(nameOf(chosen));
    const { connection, id, stage } = chosen;
    return [{ connection, id, ...(stage && { stage }), theme }];
  });
}

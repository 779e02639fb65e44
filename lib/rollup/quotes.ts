// Quotes: the newest few comments by stage and class of score, as fact keys, never as words.
import type { Program, Question } from "../config/index.ts";
import type { Response } from "../domain/fact.ts";
import { themesIn } from "../metrics/comments/themes-in.ts";
import { questionOf } from "../metrics/surveys/answers.ts";
import { scoreClass } from "../metrics/surveys/score-class.ts";
import type { Quote, Quotes } from "./rollup.ts";
import { inOrder } from "./sums.ts";

/** How many comments of a stage and class are kept. */
const most = 5;

/** Comments by stage and class while they are gathered, newest last. */
export type Gathered = Map<string, readonly Quote[]>;

const byRank = (a: Quote, b: Quote): number => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0);

/**
 * Takes a comment in, in place, unless five newer ones of its key are there.
 *
 * @example
 * offerQuote(new Map(), "use|low", { rank: "1|nps|r-1", connection: "nps", id: "r-1" }).size; // => 1
 */
export function offerQuote(quotes: Gathered, key: string, quote: Quote): Gathered {
  const known = quotes.get(key) ?? [];
  const oldest = known[0];
  if (known.length === most && oldest && oldest.rank >= quote.rank) return quotes;
  if (known.some(({ rank }) => rank === quote.rank)) return quotes;
  quotes.set(key, [...known, quote].sort(byRank).slice(-most));
  return quotes;
}

/** Whether an answer tells how somebody feels about us, on a scale. */
const isFelt = ({ metric }: Question): boolean => metric === "nps" || metric === "csat" || metric === "ces";

/** Under which stage and class a customer's comment is kept: those of the first answer that counts. */
function quoteKey(response: Response, program: Pick<Program, "questions">): string | undefined {
  if (!response.comment?.trim() || response.audience !== "customer") return undefined;
  for (const score of response.scores) {
    const question = score.form === "answer" ? questionOf(score, program) : undefined;
    if (question && isFelt(question))
      return `${score.stage ?? response.stage ?? ""}|${scoreClass(question, score.value)}`;
  }
  return undefined;
}

/**
 * Where comments of a stage that mention a theme are kept.
 *
 * @example
 * themeKey("form", "use"); // => "=form|use"
 */
export const themeKey = (theme: string, stage: string): string => `=${theme}|${stage}`;

/**
 * Everything that a customer's comment is kept under: the stage and class of the first answer that counts, and the
 * themes that it mentions.
 *
 * Empty: none without a comment, for staff and leaders, and where no answer counts.
 *
 * @example
 * quoteKeys({ audience: "customer", scores: [] }, { questions: [] }); // => []
 */
export function quoteKeys(response: Response, program: Pick<Program, "questions" | "themes">): string[] {
  const key = quoteKey(response, program);
  if (key === undefined) return [];
  const stage = key.slice(0, key.lastIndexOf("|"));
  return [key, ...themesIn(response, program).map((theme) => themeKey(theme, stage))];
}

/**
 * A response as a quote: its key and when it was given.
 *
 * @example
 * quoteOf({ at: 1764000000000, connection: "nps", id: "r-1" }); // => { rank: "001764000000000|nps|r-1", connection: "nps", id: "r-1" }
 */
export const quoteOf = ({ at, connection, id }: Response): Quote => ({
  rank: `${Math.max(0, at).toFixed(0).padStart(15, "0")}|${connection}|${id}`,
  connection,
  id,
});

/**
 * Gathered comments as quotes, in order.
 *
 * @example
 * quotesOf(new Map()); // => {}
 */
export const quotesOf = (gathered: Gathered): Quotes => inOrder(gathered);

/**
 * The newest comments of many: five of each stage and class.
 *
 * Empty: `{}` for none. Associative and commutative.
 *
 * @example
 * mergeQuotes([{ "use|low": [] }, {}]); // => {}
 */
export function mergeQuotes(many: readonly Quotes[]): Quotes {
  const gathered: Gathered = new Map();
  for (const quotes of many)
    for (const [key, list] of Object.entries(quotes)) for (const quote of list) offerQuote(gathered, key, quote);
  return quotesOf(gathered);
}

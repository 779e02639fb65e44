// Which figures have left their usual range beyond doubt: at most two are drawn, that of the answer first.
import type { Answer, Signal, Trend } from "../model/report.ts";

export type Signalled = Trend & { readonly signal: Signal };

const isSignalled = (trend: Trend): trend is Signalled => trend.signal?.confirmed === true;

/** The answer's own stage, then what got worse, then what got better. */
function rank({ stage, signal }: Signalled, answer: Answer): number {
  const own = "stage" in answer && answer.stage !== undefined && answer.stage === stage;
  return (own ? 0 : 2) + (signal.better ? 1 : 0);
}

/**
 * The trends with a confirmed signal, those of the answer first.
 *
 * @example
 * signalledTrends({ answer: { kind: "nothing" }, trends: [] }); // => []
 */
export const signalledTrends = ({
  answer,
  trends,
}: {
  readonly answer: Answer;
  readonly trends: readonly Trend[];
}): Signalled[] => trends.filter(isSignalled).sort((a, b) => rank(a, answer) - rank(b, answer));

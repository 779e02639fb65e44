// Subject and preheader: both carry the finding, and neither needs the other.

export const subjects = {
  act: (stage: string): string => `act at ${stage}`,
  actGap: (stage: string, gap: string): string => `act at ${stage}, gap ${gap}`,
  watch: (what: string): string => `watch ${what}`,
  watchMove: (what: string, noun: string, word: string): string => `watch ${what}, ${noun} ${word}`,
  apart: (better: string, worse: string): string => `${better}, ${worse}`,
  mindGap: (stage: string, gap: string): string => `gap at ${stage} ${gap}`,
  mindWhole: (gap: string): string => `gap ${gap}`,
  gapClosed: (stage: string): string => `the gap at ${stage} closed`,
  wholeClosed: "the gap closed",
  better: (stage: string, noun: string, word: string): string => `${stage} ${noun} ${word}`,
  fromTo: (text: string, from: string, to: string): string => `${text}, ${from} to ${to}`,
  believed: (stage: string): string => `${stage} is better than believed`,
  goodNews: "good news",
  nothing: "nothing changed",
  nothingNps: (nps: string): string => `nothing changed, NPS ${nps}`,
  noAnswers: "no answers",
  tooFew: (count: string): string => `${count} answers, too few for a verdict`,
  newSeries: "new question, new series",
  noEarlier: "nothing to compare with yet",
  incomplete: "report not complete",
  corrected: "corrected",
} as const;

export const moveWord = {
  up: "up",
  down: "down",
  slower: "slower",
  faster: "faster",
} as const;

export const preheaders = {
  gap: (who: string, belief: string, customers: string): string =>
    `${who} believe ${belief}, customers say ${customers}.`,
  closed: (
    who: string,
    [belief, customers]: readonly [string, string],
    [gap, was]: readonly [string, string],
  ): string => `${who} ${belief}, customers ${customers}: ${gap}, may be none. It was ${was}.`,
  npsSame: (nps: string): string => `NPS ${nps}, no clear change.`,
  nps: (nps: string): string => `NPS ${nps}.`,
  none: (count: number): string =>
    count === 0
      ? "Nothing earlier to compare with yet."
      : `${count} ${count === 1 ? "measure" : "measures"} compared, none moved clearly.`,
  noGap: "No clear gap.",
  clear: (sentence: string): string => `Clear: ${sentence}`,
  floor: (lowBase: number): string => `Fewer than ${lowBase} answers give no verdict.`,
} as const;

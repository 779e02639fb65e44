// Emotions in words.

export const emotions = {
  title: "How customers felt",
  note: (asked: string): string =>
    `${asked === "" ? "" : `“${asked}” `}Share of those who chose any word; several may be chosen. Changes of one stage are corrected together.`,
  heads: ["Stage and word", "Share", "Change"],
  at: (stage: string, word: string): string => `${stage}: ${word}`,
  verdicts: {
    up: "▲ Up",
    down: "▼ Down",
    "no-clear-change": "≈ No clear change",
    "too-few": "? Too few to say",
    "not-comparable": "≠ Not comparable",
  },
} as const;

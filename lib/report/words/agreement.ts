// Whether the families of measures point the same way, in words.
import type { Agreement } from "../model/report.ts";

type Family = keyof Agreement["families"];
type Direction = Agreement["families"][Family];

export const familyNames: Readonly<Record<Family, string>> = {
  attitude: "what customers feel",
  effort: "effort",
  operations: "how we work",
  behaviour: "what customers do",
};

export const directionWords: Readonly<Record<Direction, string>> = {
  better: "better",
  worse: "worse",
  mixed: "better and worse",
  same: "no clear change",
  unknown: "not compared",
};

export const agreement = {
  question: "Do the measures agree?",
  verdicts: {
    agree: "They point the same way.",
    disagree: "They do not point the same way.",
    one: "Only one kind moved.",
    none: "None moved clearly.",
    unknown: "There is nothing to compare yet.",
  },
  panel: "Two measures disagree",
  /** Both changes are clear: what they are, and what they do not say. */
  apart: (better: string, worse: string): string =>
    `${better} got better while ${worse} got worse. Both moves are clear.`,
  noCause: "These figures do not say why. Do not quote one without the other.",
} as const;

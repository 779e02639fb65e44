// What customers write: a first sentence of the stage and the mood, at times followed by a second.
import type { ScoreClass } from "../../../../lib/domain/score.ts";
import type { Random } from "../random.ts";
import { discovery, purchase } from "./before.ts";
import { support } from "./help.ts";
import { onboarding } from "./start.ts";
import { renewal, use } from "./usual.ts";

export type Sentences = readonly [string, ...string[]];
export type StageSentences = Readonly<Record<ScoreClass, Sentences>>;

const byStage: Readonly<Record<string, StageSentences>> = { discovery, purchase, onboarding, use, support, renewal };

const seconds: StageSentences = {
  low: [
    "I expected better.",
    "We lost half a day over it.",
    "Please ring me on 020 913 4471 and I will show you.",
    "My accountant can tell you more: niamh.doyle@example.com.",
    "I would not wish that on a colleague.",
    "Nobody could tell me why.",
    "I am still waiting for an answer.",
    "It cost me an evening.",
    "That has to get better before January.",
    "We nearly went back to the spreadsheet.",
  ],
  middle: [
    "It did the job in the end.",
    "Not bad, not great.",
    "A short guide would have helped.",
    "I have seen worse.",
    "Once you know it, it is fine.",
    "My colleague found it easier than I did.",
    "I would change the wording.",
    "It took longer than it had to.",
    "You can reach me at office@example.com if you want details.",
    "Otherwise all right.",
  ],
  high: [
    "Thank you.",
    "Keep it like that.",
    "I told two other firms.",
    "Better than what we had before.",
    "No complaints at all.",
    "It saved me an afternoon.",
    "My team noticed as well.",
    "Exactly what a small firm needs.",
    "Happy to say so publicly, ring 020 916 0032.",
    "That is rare.",
  ],
};

export type Comments = (stage: string, mood: ScoreClass) => string;

/** Deals out comments: every first sentence of a stage and mood is used once before any comes again. */
export function createComments(random: Random): Comments {
  const decks = new Map<string, string[]>();
  return (stage, mood) => {
    const sentences = (byStage[stage] ?? use)[mood];
    const key = `${stage}|${mood}`;
    const kept = decks.get(key) ?? [];
    const deck = kept.length > 0 ? kept : random.shuffled(sentences);
    decks.set(key, deck.slice(1));
    const first = deck[0] ?? sentences[0];
    return random.next() < 0.4 ? `${first} ${random.pick(seconds[mood])}` : first;
  };
}

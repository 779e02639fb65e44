// Sentences about getting help.
import type { StageSentences } from "./comment.ts";

export const support: StageSentences = {
  low: [
    "Two days for an answer the day before pay day.",
    "I explained the same thing to three people.",
    "The answer was a link to the page I had come from.",
    "The ticket was closed before it was solved.",
    "Chat ends when I switch windows.",
    "I was told to restart, twice.",
  ],
  middle: [
    "Friendly, but I had to ask again.",
    "Solved on the second try.",
    "A good answer, a day late.",
    "The first reply missed the point, the second did not.",
    "Phone is quick, mail is slow.",
    "Right answer, many words.",
  ],
  high: [
    "An answer in ten minutes, and it was the right one.",
    "Ciara saw what was wrong before I had finished asking.",
    "They corrected the pay run with me on the phone.",
    "No script, a person who knows payroll.",
    "They rang back the next day to see whether it worked.",
    "The reply had a picture of exactly where to click.",
    "Solved on a Friday at half past five.",
  ],
};

// Sentences about the first weeks: setting up the account and the first pay run.
import type { StageSentences } from "./comment.ts";

export const onboarding: StageSentences = {
  low: [
    "I entered our company details three times and still got the wrong plan.",
    "The new set-up form lost everything when I went back a page.",
    "I could not get past the tax registration step without ringing you.",
    "The import refused our spreadsheet and did not say which row.",
    "Nobody told us that the bank mandate takes two weeks.",
    "The form asks for a number that our tax office does not give out.",
    "We missed our first pay day because the set-up was stuck on step four.",
    "I had to type in all 38 employees by hand.",
    "The old form was fine, the new one asks everything twice.",
    "Set-up stopped with an error and no way to go on.",
  ],
  middle: [
    "It worked, but I had to ask a colleague what “payroll link” means.",
    "The import did most of it, the leave balances had to be typed in.",
    "Step four needs a better explanation.",
    "We got through it with one call.",
    "Fine for our office staff, awkward for weekly pay.",
    "The checklist helps, the new form less so.",
    "Setting up took two evenings instead of one.",
    "I was not sure whether it had saved.",
  ],
  high: [
    "Ten minutes and done, the import is great.",
    "The checklist told us what came next at each step.",
    "Our first pay run was right to the cent.",
    "A person rang on the first day and went through it with me.",
    "All employees imported from the old system without a mistake.",
    "The tax link worked at the first try.",
    "I expected a week and needed a morning.",
    "The sample pay run took the fear out of it.",
  ],
};

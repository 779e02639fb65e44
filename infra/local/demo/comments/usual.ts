// Sentences about everyday use and about staying.
import type { StageSentences } from "./comment.ts";

export const use: StageSentences = {
  low: [
    "The monthly report takes five clicks too many.",
    "The app logs me out in the middle of a pay run.",
    "I cannot correct a payslip without undoing the whole month.",
    "Leave requests get lost between the app and the desk.",
    "The export breaks the dates in our ledger every time.",
    "Searching for an employee who left is a puzzle.",
  ],
  middle: [
    "Pay runs are quick, reports are slow.",
    "It does what it should, the app looks dated.",
    "I use a tenth of the menu and search for that tenth.",
    "Good for monthly pay, clumsy for bonuses.",
    "Works well, apart from the odd time-out.",
    "The new screen is nicer, I preferred the old shortcuts.",
  ],
  high: [
    "Payroll used to be a day, now it is an hour.",
    "The employees find their payslips themselves.",
    "Corrections are easy and leave a trace.",
    "The year-end form came out right at once.",
    "I like that it warns me before I make a mistake.",
    "Sick leave and holidays simply add up now.",
  ],
};

export const renewal: StageSentences = {
  low: [
    "The price went up and the letter did not say why.",
    "We were renewed for a year without being asked.",
    "Going down a plan needs a phone call, going up needs a click.",
    "I asked for the new terms twice before they came.",
    "The notice period is longer than our contract suggested.",
    "Loyal customers pay more than new ones.",
  ],
  middle: [
    "Renewed because moving would be work.",
    "The new price is just about fair.",
    "Fine, though I would like a monthly option.",
    "The reminder came late, the rest was easy.",
    "We stay for now and look around next year.",
    "Same plan, slightly higher price, no surprise.",
  ],
  high: [
    "Renewed in a minute, price as announced.",
    "You told us we could go down a plan and save money.",
    "The reminder came in good time and was honest.",
    "Third year with you, no reason to leave.",
    "The yearly summary made it an easy decision.",
    "Clear terms, no phone call needed.",
  ],
};

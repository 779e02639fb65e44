// Sentences about finding the firm and buying from it.
import type { StageSentences } from "./comment.ts";

export const discovery: StageSentences = {
  low: [
    "I could not find a price anywhere without leaving my number.",
    "The comparison page leaves out what the small plan lacks.",
    "Three calls from sales before I had read the page.",
    "I asked about directors' pay and got a brochure.",
    "Your demo video shows a screen that no longer exists.",
    "It was not clear whether you cover Northern Ireland.",
  ],
  middle: [
    "Found you through my accountant; the site itself told me little.",
    "The price page is fine, the list of features is long.",
    "The demo was good but ran over by twenty minutes.",
    "I had to ask twice whether pensions are included.",
    "Good first impression, though the reviews page is empty.",
    "Clear enough, but I still rang to be sure.",
  ],
  high: [
    "Prices on the page, no form to fill in.",
    "The calculator told me in a minute what it would cost us.",
    "The person in the demo knew payroll, not only the slides.",
    "I found the answer about part-time staff before I had to ask.",
    "Honest about what the small plan does not do.",
    "Two clicks from search to a sample payslip.",
  ],
};

export const purchase: StageSentences = {
  low: [
    "The quote and the invoice did not match.",
    "I had to print, sign and scan a contract in this day and age.",
    "The discount we were promised was not on the order.",
    "It took nine days to get the order confirmed.",
    "I was put on the yearly plan although I chose the monthly one.",
    "The card form failed twice and charged us twice.",
  ],
  middle: [
    "Buying was fine, the contract is long.",
    "I had to ask for the VAT number on the invoice.",
    "The order went through, the receipt came two days later.",
    "Fair price, though the set-up fee came as a surprise.",
    "Signing was quick, choosing the plan was not.",
    "We got there after one phone call.",
  ],
  high: [
    "Ordered in five minutes, invoice in the inbox.",
    "No pressure, no small print, a clear total.",
    "Changing the number of employees on the order was easy.",
    "The contract fits on two pages and I understood both.",
    "Paid by direct debit without a single form on paper.",
    "Your colleague told us the cheaper plan was enough.",
  ],
};

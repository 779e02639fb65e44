// What measures are called inside a sentence. English; a language is added by another set of these.

interface MeasureWords {
  /** "satisfaction is down 15 points" */
  readonly noun: string;
  /** "Onboarding: satisfied −15" */
  readonly short: string;
  /** What a believer says customers do: "78 in 100 customers are satisfied". `it` is the stage just named. */
  readonly belief: (it: string) => string;
  /** What one share of customers did: "68% found it easy". */
  readonly found: string;
}

const words: Readonly<Record<string, MeasureWords>> = {
  csat: {
    noun: "satisfaction",
    short: "satisfied",
    belief: (it) => `are satisfied${it && ` with ${it}`}`,
    found: "were satisfied",
  },
  ces: { noun: "ease", short: "easy", belief: (it) => `find ${it || "it"} easy`, found: "found it easy" },
  nps: { noun: "NPS", short: "NPS", belief: () => "would recommend us", found: "would recommend us" },
};

const plain: Readonly<Record<string, string>> = {
  "csat-mean": "mean satisfaction",
  "ces-mean": "mean ease",
  "ttr-median": "time to resolution",
  "ttr-mean": "mean time to resolution",
  "ttr-p90": "the slowest tenth of resolutions",
  "ttr-within-target": "the share resolved within target",
  "reopen-rate": "the share reopened",
  backlog: "the backlog",
  crr: "the share of customers kept",
  grr: "gross revenue kept",
  nrr: "net revenue kept",
  "stripe-churn": "churn as Stripe counts it",
  "repeat-purchase-rate": "the share who bought again",
  "returning-customer-rate": "the share who bought more than once ever",
  "bought-before-rate": "the share who had bought before",
  "buyer-retention": "the share of buyers kept",
  lapsed: "the share who lapsed",
  "drop-off": "drop-off",
  "late-share": "the share later than promised",
  "stage-time": "time to the next stage",
  "active-share": "the share of active customers",
  customers: "the number of customers",
};

/** What a share of customers, or of what they pay, did. */
const did: Readonly<Record<string, string>> = {
  churn: "left",
  crr: "stayed",
  "stripe-churn": "left",
  grr: "of revenue was kept",
  nrr: "of revenue was kept or won",
  "repeat-purchase-rate": "bought again",
  "returning-customer-rate": "had bought more than once",
  "bought-before-rate": "had bought before",
  "buyer-retention": "bought again",
  lapsed: "lapsed",
  "drop-off": "went no further",
  "late-share": "came later than promised",
  "active-share": "were active",
  stickiness: "of them were active on a day",
};

/**
 * A name as it stands inside a sentence: abbreviations keep their capitals.
 *
 * @example
 * lowered("Solved well"); // => "solved well"
 */
export const lowered = (name: string): string =>
  /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/**
 * A measure as the subject of a sentence.
 *
 * @example
 * nounOf("ces", "Easy"); // => "ease"
 */
export const nounOf = (metric: string, name: string): string => words[metric]?.noun ?? plain[metric] ?? lowered(name);

/**
 * A measure in a list of changes.
 *
 * @example
 * shortOf("csat", "Satisfied"); // => "satisfied"
 */
export const shortOf = (metric: string, name: string): string => words[metric]?.short ?? plain[metric] ?? lowered(name);

/**
 * What a share of customers is believed to feel.
 *
 * @example
 * beliefOf("csat", "it"); // => "are satisfied with it"
 */
export const beliefOf = (metric: string, it: string): string => words[metric]?.belief(it) ?? "give a top answer";

/**
 * What a share of customers said.
 *
 * @example
 * foundOf("ces"); // => "found it easy"
 */
export const foundOf = (metric: string): string => words[metric]?.found ?? did[metric] ?? "gave a top answer";

/**
 * A measure as the head of a column.
 *
 * @example
 * capitalisedShort("csat", "4–5 of 5"); // => "Satisfied, 4–5 of 5"
 */
export const capitalisedShort = (metric: string, boxes: string): string => {
  const short = shortOf(metric, metric);
  return `${short.charAt(0).toUpperCase()}${short.slice(1)}, ${boxes}`;
};

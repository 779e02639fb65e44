// The perception gap: what staff and leaders believe, minus what customers say.
import type { Program, Question } from "../../config/index.ts";
import { countWhere, scorePairs } from "../../metrics/counts.ts";
import type { Counts } from "../../metrics/metric.ts";
import type { Side } from "../changes/comparison.ts";
import type { Gap, GapVerdict, Judgement } from "../finding.ts";
import { type Joined, joinSides } from "./gap-sides.ts";

/** A belief about one question, and what customers answered there. */
export interface Belief {
  readonly question: Question;
  readonly stage?: string | undefined;
  readonly audience: Gap["audience"];
  readonly form: Gap["form"];
  /** Whose belief, where one team's is told apart. */
  readonly team?: string | undefined;
  /** Hidden where it would give away what few people believe. */
  readonly belief: Side;
  readonly customer: Side;
}

function verdictOf({ low, high }: NonNullable<Gap["gap"]>): GapVerdict {
  if (low > 0) return "overestimate";
  return high < 0 ? "underestimate" : "aligned";
}

/**
 * How far the members of a group were off a share of customers.
 *
 * Unit: points. Empty: undefined for nobody.
 *
 * @example
 * judgementOf({ 80: 1, 50: 1 }, 60); // => { bias: 5, error: 15, over: 50 }
 */
export function judgementOf(beliefs: Counts, customers: number): Judgement | undefined {
  const pairs = scorePairs(beliefs);
  const n = pairs.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return undefined;
  const mean = (of: (belief: number) => number) =>
    pairs.reduce((sum, [belief, count]) => sum + of(belief) * count, 0) / n;
  return {
    bias: mean((belief) => belief - customers),
    error: mean((belief) => Math.abs(belief - customers)),
    over: 100 * mean((belief) => (belief > customers ? 1 : 0)),
  };
}

/** Why no gap is shown. Staff below their floor are never counted aloud; nor are customers below theirs. */
function reasonOf({ belief, customer }: Belief, joined: Joined, { floors }: Program): Gap["reason"] {
  if (belief.hidden || countWhere(belief.counts, () => true) < floors.staff)
    return { side: "belief", needed: floors.staff };
  const n = joined.customer?.n ?? 0;
  const shown = !customer.hidden && n >= floors.suppress;
  if (customer.hidden || n < floors.gapCustomers)
    return { side: "customer", ...(shown && { n }), needed: floors.gapCustomers };
  return joined.gap ? undefined : { side: "customer", needed: floors.gapCustomers };
}

/**
 * What is believed, minus what customers say: positive means that we think better of ourselves than customers do.
 * Over- or underestimate where the 95% interval of the gap excludes 0, "aligned" where it does not.
 *
 * Unit: percentage points, NPS points, or steps of the scale. Empty: "too-few" with the side that lacks answers;
 * beliefs of fewer people than the floor for staff are never shown. Source: Bain & Company, "Closing the delivery gap", 2005.
 */
export function gapOf(believed: Belief, program: Program): Gap {
  const { question, stage, audience, form, team } = believed;
  const joined = joinSides[form]({
    belief: believed.belief.counts,
    customer: believed.customer.counts,
    question,
    program,
  });
  const reason = reasonOf(believed, joined, program);
  const { belief, customer, gap } = joined;
  const base = {
    metric: joined.metric,
    question: question.id,
    ...(stage !== undefined && { stage }),
    ...(team !== undefined && { team }),
    ...{ audience, form, unit: joined.unit },
    ...(belief && reason?.side !== "belief" && { belief }),
    ...(customer && !believed.customer.hidden && customer.n >= program.floors.suppress && { customer }),
  };
  if (reason || !gap || !customer) return { ...base, verdict: "too-few", ...(reason && { reason }) };
  const judgement = form === "share" ? judgementOf(believed.belief.counts, customer.value) : undefined;
  return { ...base, gap, verdict: verdictOf(gap), ...(judgement && { judgement }) };
}

// The perception gap: what staff and leaders believe, minus what customers say.
import type { Program, Question } from "../config/index.ts";
import { countWhere } from "../metrics/counts.ts";
import type { Side } from "./comparison.ts";
import type { Gap, GapVerdict } from "./finding.ts";
import { type Joined, joinSides } from "./gap-sides.ts";

/** A belief about one question, and what customers answered there. */
export interface Belief {
  readonly question: Question;
  readonly stage?: string | undefined;
  readonly audience: Gap["audience"];
  readonly form: Gap["form"];
  /** Hidden where it would give away what few people believe. */
  readonly belief: Side;
  readonly customer: Side;
}

function verdictOf({ low, high }: NonNullable<Gap["gap"]>): GapVerdict {
  if (low > 0) return "overestimate";
  return high < 0 ? "underestimate" : "aligned";
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
 * beliefs of fewer people than the floor for staff are never shown. Source: metrics.md, section 4 (Bain 2005).
 */
export function gapOf(believed: Belief, program: Program): Gap {
  const { question, stage, audience, form } = believed;
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
    ...{ audience, form, unit: joined.unit },
    ...(belief && reason?.side !== "belief" && { belief }),
    ...(customer && !believed.customer.hidden && customer.n >= program.floors.suppress && { customer }),
  };
  return reason || !gap
    ? { ...base, verdict: "too-few", ...(reason && { reason }) }
    : { ...base, gap, verdict: verdictOf(gap) };
}

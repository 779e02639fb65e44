// Finds the rankings of staff and leaders and the answers of customers that they are about.
import type { Program } from "../../../config/index.ts";
import { type DriversFound, driversOf } from "../../../findings/gaps/drivers.ts";
import { cellText } from "../../../rollup/cells.ts";
import type { ReportInputs } from "../report.ts";

/**
 * The drivers of every ranking question.
 *
 * Unit: ranks and correlations. Empty: none where a program asks for no ranking, or too few answered.
 */
export function driversIn(
  { current, beliefs }: Pick<ReportInputs, "current" | "beliefs">,
  { questions, floors }: Program,
): DriversFound[] {
  return questions.flatMap(({ id, metric, words = [], drivers = [], outcome }) => {
    if (metric !== "ranking" || outcome === undefined) return [];
    const believed = (audience: "leader" | "staff") =>
      beliefs[cellText({ metric: "belief-ranking", question: id, audience })] ?? {};
    const found = driversOf(
      {
        ...{ question: id, outcome, words, questions: drivers },
        beliefs: { leader: believed("leader"), staff: believed("staff") },
        customers: current[cellText({ metric: "drivers", question: id, audience: "customer" })] ?? {},
      },
      floors,
    );
    return found ? [found] : [];
  });
}

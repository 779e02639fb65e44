// A new revision of an edition: what arrived after its cut is counted, and the mail says what that changed.
import { canonical } from "../../../lib/domain/digest.ts";
import type { Period } from "../../../lib/domain/period.ts";
import { restatementOf } from "../../../lib/report/model/corrections/restated.ts";
import { allSince } from "../../../lib/report/model/corrections/since.ts";
import { holdsWhole, slicesApart } from "../../../lib/report/model/hidden/apart.ts";
import type { ReportInputs } from "../../../lib/report/model/report.ts";
import { withDecisions } from "../readers/decisions.ts";
import { countedInputs, editionFrom, type Making } from "./edition-of.ts";
import { type Edition, freezeEdition, readEdition } from "./editions.ts";

export type Restated =
  | { readonly kind: "restated"; readonly edition: Edition }
  /** Every figure is the same as in the newest revision. */
  | { readonly kind: "unchanged"; readonly edition: Edition }
  /** So few answers differ that both revisions side by side would tell what they said. */
  | { readonly kind: "too-few"; readonly edition: Edition; readonly needed: number }
  /** There is no edition to correct. */
  | { readonly kind: "absent" };

/** Whether what lies between two revisions is a group that must not be shown: a few late answers, or one erased. */
function isTooFew({ inputs: before }: Edition, after: ReportInputs, floor: number): boolean {
  const { came, gone, changed } = allSince(before.current, after.current);
  const differ = came + gone + changed;
  if (differ > 0 && differ < floor) return true;
  return holdsWhole(slicesApart(before.current, after.current, floor));
}

/** Slices that differ by a few are withheld, and stay so: what an earlier revision told of them is known. */
function withheldIn({ inputs: before }: Edition, after: ReportInputs, floor: number): readonly string[] {
  const apart = slicesApart(before.current, after.current, floor);
  return [...new Set([...(before.withheld ?? []), ...(after.withheld ?? []), ...apart])].sort();
}

const figuresIn = ({ report: { figures, changes, gaps } }: Edition): string => canonical({ figures, changes, gaps });

/** Called by `send --restate`. Of two at once the first one counts; killed anywhere, the next one goes on. */
export async function restate(making: Making, period: Period): Promise<Restated> {
  const { table, program, config, now } = making;
  const before = await readEdition(table, { program: program.id, report: config.id }, period);
  if (!before) return { kind: "absent" };
  const { inputs: counted, incomplete } = await countedInputs(making, period, now());
  const revision = before.report.revision + 1;
  const reported = { program: await withDecisions(table, program), config, period, revision, incomplete };
  if (figuresIn(editionFrom(counted, reported)) === figuresIn(before)) return { kind: "unchanged", edition: before };
  const floor = program.floors.suppress;
  if (isTooFew(before, counted, floor)) return { kind: "too-few", edition: before, needed: floor };
  const withheld = withheldIn(before, counted, floor);
  const inputs = withheld.length > 0 ? { ...counted, withheld } : counted;
  const after = editionFrom(inputs, reported);
  const { note, ...correction } = restatementOf(before, after, config.locale);
  return { kind: "restated", edition: await freezeEdition(table, { ...after, note, correction }, now()) };
}

// A new revision of an edition: what arrived after its cut is counted, and the mail says what that changed.
import { canonical } from "../../../lib/domain/digest.ts";
import type { Period } from "../../../lib/domain/period.ts";
import { restatementOf } from "../../../lib/report/model/restated.ts";
import { allSince } from "../../../lib/report/model/since.ts";
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
function isTooFew(before: Edition, after: Edition): boolean {
  const { came, gone, changed } = allSince(before.inputs.current, after.inputs.current);
  const differ = came + gone + changed;
  return differ > 0 && differ < after.program.floors.suppress;
}

const figuresIn = ({ report: { figures, changes, gaps } }: Edition): string => canonical({ figures, changes, gaps });

/** Called by `send --restate`. Of two at once the first one counts; killed anywhere, the next one goes on. */
export async function restate(making: Making, period: Period): Promise<Restated> {
  const { table, program, config, now } = making;
  const before = await readEdition(table, { program: program.id, report: config.id }, period);
  if (!before) return { kind: "absent" };
  const { inputs, incomplete } = await countedInputs(making, period, now());
  const revision = before.report.revision + 1;
  const known = await withDecisions(table, program);
  const after = editionFrom(inputs, { program: known, config, period, revision, incomplete });
  if (figuresIn(after) === figuresIn(before)) return { kind: "unchanged", edition: before };
  if (isTooFew(before, after)) return { kind: "too-few", edition: before, needed: program.floors.suppress };
  const { note, ...correction } = restatementOf(before, after, config.locale);
  return { kind: "restated", edition: await freezeEdition(table, { ...after, note, correction }, now()) };
}

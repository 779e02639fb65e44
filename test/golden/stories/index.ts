// The stories that are kept as golden files.
import type { View } from "../../../lib/report/view.ts";
import { betterThanBelieved } from "./better-than-believed.ts";
import { gapCloses } from "./gap-closes.ts";
import { measuresDisagree } from "./measures-disagree.ts";
import { notComparable } from "./not-comparable.ts";
import { nothingChanged } from "./nothing-changed.ts";
import { oneSignal } from "./one-signal.ts";
import { restated } from "./restated.ts";
import { stageSours } from "./stage-sours.ts";
import { tooFew } from "./too-few.ts";

export const stories: Readonly<Record<string, View>> = {
  "stage-sours": stageSours,
  "nothing-changed": nothingChanged,
  "too-few": tooFew,
  "better-than-believed": betterThanBelieved,
  "gap-closes": gapCloses,
  "measures-disagree": measuresDisagree,
  "one-signal": oneSignal,
  "not-comparable": notComparable,
  restated,
};

// What the stack and the thread of a function say to each other.
import type { SharedShift } from "./shifted-date.ts";

export interface FunctionThreadSetup {
  readonly bundle: string;
  readonly name: string;
  readonly shift: SharedShift;
  readonly timeoutMs: number;
}

export interface Invocation {
  readonly id: string;
  /** JSON, as Lambda gets it. */
  readonly event: string;
}

export type Outcome =
  | { readonly id: string; readonly kind: "answered"; readonly answer: string }
  | { readonly id: string; readonly kind: "failed"; readonly problem: string };

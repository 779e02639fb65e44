// What a delivery would count as, in words: for tests of a connection. Never a customer, never a verbatim.
import type { Program } from "../config/index.ts";
import { type FactChange, isDeletion, type Response } from "../domain/fact.ts";
import { decimalsOfCurrency } from "../domain/money.ts";
import type { Decoded } from "./decode.ts";

type Names = Pick<Program, "questions" | "stages">;

const nameIn = (all: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  all.find((one) => one.id === id)?.name ?? id;

const amount = (minor: number, currency: string): string => {
  const decimals = decimalsOfCurrency(currency);
  return `${(minor / 10 ** decimals).toFixed(decimals)} ${currency}`;
};

function responseText({ scores, stage, audience, comment }: Response, { questions, stages }: Names): string {
  const place = (id: string | undefined): string => (id === undefined ? "" : ` at ${nameIn(stages, id)}`);
  const given = scores.map((score) => {
    const form = score.form === "answer" ? "" : ` (${score.form})`;
    return `${nameIn(questions, score.question)} ${score.value}${form}${place(score.stage ?? stage)}`;
  });
  const words = comment === undefined ? [] : ["a comment"];
  const by = audience === "customer" ? "" : `, a belief of ${audience === "staff" ? "staff" : "a leader"}`;
  return `${[...given, ...words].join(" and ")}${by}`;
}

function changeText(change: FactChange, names: Names): string {
  const kind = change.kind.replaceAll("-", " ");
  if (isDeletion(change)) return `deletion of one ${kind}`;
  switch (change.kind) {
    case "response":
      return responseText(change, names);
    case "order":
      return `order of ${amount(change.value, change.currency)}${change.cancelled ? ", cancelled" : ""}`;
    case "engagement":
      return `engagement by ${change.channel}`;
    case "subscription-changed":
      return `${kind} to ${amount(change.after, change.currency)} a month`;
    default:
      return kind;
  }
}

/**
 * What a decoded delivery would count as.
 *
 * Unit: words. Empty: never; where nothing counts, why not.
 *
 * @example
 * countsAs({ kind: "ignored", reason: "only other deliveries are wanted" }, { questions: [], stages: [] }); // => "nothing: only other deliveries are wanted"
 */
export function countsAs(decoded: Decoded, names: Names): string {
  switch (decoded.kind) {
    case "facts": {
      const asked = (decoded.fetches ?? []).map(({ id }) => `what the vendor's API says of ${id}, once it was asked`);
      const texts = [...decoded.changes.map((change) => changeText(change, names)), ...asked].join("; ");
      return decoded.problems.length === 0 ? texts : `${texts}; the rest is kept aside: ${decoded.problems.join("; ")}`;
    }
    case "ignored":
      return `nothing: ${decoded.reason}`;
    case "aside":
      return `nothing, it is kept aside: ${decoded.problem}`;
    case "refusal":
      return `nothing, it is refused: ${decoded.problem}`;
  }
}

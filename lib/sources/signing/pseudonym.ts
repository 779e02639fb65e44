// The pseudonym that stands for a customer, under one pepper or, after rotations, under several in turn.
import { markOf } from "../../domain/digest.ts";
import { hmac } from "./signature.ts";

/**
 * The peppers of a secret, oldest first: one on each line.
 *
 * @example
 * peppersIn("old\nnew\n"); // => ["old", "new"]
 */
export function peppersIn(secret: string): readonly string[] {
  const lines = secret.split("\n").map((line) => line.trim());
  const peppers = lines.filter((line) => line !== "");
  return peppers.length === 0 ? [""] : peppers;
}

const keyed = (pepper: string, program: string, text: string): string =>
  Buffer.from(hmac("sha256", pepper, [`${program}\n${text}`]))
    .subarray(0, 16)
    .toString("base64url");

/**
 * Under how many peppers a pseudonym was made: 1 for the first, which says nothing of it.
 *
 * @example
 * generationOf("3~hK0Q"); // => 3
 */
export function generationOf(pseudonym: string): number {
  const at = pseudonym.indexOf("~");
  return at < 0 ? 1 : Number(pseudonym.slice(0, at));
}

/**
 * The pseudonym that follows, made from the mark of the one before: so whoever was erased, of whom nothing is kept but
 * marks, is known under the next pepper too.
 *
 * Empty: undefined where the secret holds no further pepper.
 *
 * @example
 * nextPseudonym("old", "shop", { mark: "ba78", generation: 1 }); // => undefined
 */
export function nextPseudonym(
  secret: string,
  program: string,
  { mark, generation }: { readonly mark: string; readonly generation: number },
): string | undefined {
  const pepper = peppersIn(secret)[generation];
  return pepper === undefined ? undefined : `${generation + 1}~${keyed(pepper, program, mark)}`;
}

/**
 * A pseudonym of any generation as it is under the newest pepper.
 *
 * @example
 * currentPseudonym("old", "shop", "hK0Q"); // => "hK0Q"
 */
export function currentPseudonym(secret: string, program: string, pseudonym: string): string {
  const next = nextPseudonym(secret, program, { mark: markOf(pseudonym), generation: generationOf(pseudonym) });
  return next === undefined ? pseudonym : currentPseudonym(secret, program, next);
}

/**
 * All pseudonyms of a customer, the oldest first: while facts are renamed, some stand under one and some under the next.
 *
 * @example
 * pseudonymsOf("old\nnew", "shop", "c-77").length; // => 2
 */
export function pseudonymsOf(secret: string, program: string, customer: string): readonly string[] {
  const [first = ""] = peppersIn(secret);
  const text = customer.trim().normalize("NFC");
  const same = text.includes("@") ? text.toLowerCase() : text;
  const names = [keyed(first, program, same)];
  for (let last = names.at(-1); last !== undefined; ) {
    last = nextPseudonym(secret, program, { mark: markOf(last), generation: names.length });
    if (last !== undefined) names.push(last);
  }
  return names;
}

/**
 * What stands for a customer in every fact: nobody can turn it back without the peppers.
 *
 * The same person gets the same pseudonym however a sender spells it: spaces around it, composed or decomposed letters
 * and, in an address, upper and lower case make no difference.
 * Unit: 22 characters (128 bits) of base64url, after rotations with their number before it. Programs do not share
 * pseudonyms.
 *
 * @example
 * pseudonym("pepper", "shop", " Ana@Shop.test") === pseudonym("pepper", "shop", "ana@shop.test"); // => true
 */
export const pseudonym = (secret: string, program: string, customer: string): string =>
  pseudonymsOf(secret, program, customer).at(-1) ?? "";

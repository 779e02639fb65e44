// Finds a person in what is kept: by pseudonym, and by the words that make that pseudonym.
import { pseudonymsOf } from "../signing/pseudonym.ts";

/** Somebody who is looked for, in the facts of one program. */
export interface Person {
  /** Whether a pseudonym is theirs. */
  is(pseudonym: string | undefined): boolean;
  /** Whether a value as a sender writes it, an id or an address, names them. */
  isNamedBy(value: unknown): boolean;
  /** The addresses in a text that are theirs, as they are spelled there. */
  addressesIn(text: string): readonly string[];
  /** Whether an id of a fact names them, as a whole or in one of its parts. */
  isIn(id: string): boolean;
  /** Whether bytes as a vendor sent them name them in any value. */
  isMentioned(raw: Uint8Array): boolean;
}

export interface Search {
  readonly pepper: string;
  readonly program: string;
  /** Whether a pseudonym is one of those that are looked for. */
  readonly wanted: (pseudonym: string) => boolean;
}

/** Ids shorter than this stand for too many other things to be known by themselves: scores, counts. */
const shortestTelling = 6;

const addresses = /[^\s"'<>()[\]{},;:|\\/=&?]+@[^\s"'<>()[\]{},;:|\\/=&?]+/g;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
};

/** Every text and number in a value of JSON. */
function* leavesOf(value: unknown): Generator<string> {
  if (typeof value === "string") {
    yield value;
    // Some vendors send JSON within text.
    const inner = /^\s*[{[]/.test(value) ? parsed(value) : undefined;
    if (inner !== undefined) yield* leavesOf(inner);
  } else if (typeof value === "number") yield String(value);
  else if (value !== null && typeof value === "object")
    for (const [name, member] of Object.entries(value)) {
      if (name.includes("@")) yield name;
      yield* leavesOf(member);
    }
}

/** The texts of a body: of JSON its values, of a form its parts, both as sent and without percent signs. */
function textsOf(raw: Uint8Array): Iterable<string> {
  const text = new TextDecoder().decode(raw);
  const json = parsed(text);
  if (json !== undefined) return leavesOf(json);
  return [text, unescaped(text)]
    .flatMap((one) => [one, ...one.split(/[\s&=;,"<>]+/)])
    .flatMap((one) => [...leavesOf(one)]);
}

/** Addresses at the end of a sentence carry its full stop. */
const trimmed = (address: string): string => address.replace(/[.!]+$/, "");

/**
 * Looks for a person. An address is found wherever it stands in a text; an id of six characters or more where it is a
 * whole value; a shorter one only where the mapping says that it is the customer.
 *
 * @example
 * personIn({ pepper: "p", program: "shop", wanted: () => true }).addressesIn("Write to Ana@Shop.test."); // => ["Ana@Shop.test"]
 */
export function personIn({ pepper, program, wanted }: Search): Person {
  const names = (text: string): boolean => text.length <= 256 && pseudonymsOf(pepper, program, text).some(wanted);
  const isNamedBy = (value: unknown): boolean =>
    (typeof value === "string" || typeof value === "number") && value !== "" && names(String(value));
  const addressesIn = (text: string): string[] =>
    text.includes("@") ? (text.match(addresses) ?? []).map(trimmed).filter(names) : [];
  const isIn = (id: string): boolean =>
    (id.length >= shortestTelling && names(id)) || addressesIn(id).length > 0 || id.split(".").some(wanted);
  return {
    is: (one) => one !== undefined && wanted(one),
    isNamedBy,
    addressesIn,
    isIn,
    isMentioned(raw) {
      for (const text of textsOf(raw))
        if ((text.length >= shortestTelling && names(text.trim())) || addressesIn(text).length > 0) return true;
      return false;
    },
  };
}

// The words that customers choose from for how they felt: a question's own, or five faces.
import { foldWord } from "./fold.ts";

/** What the five faces say, from the first to the last. */
export const faces = ["very unhappy", "unhappy", "neither", "happy", "very happy"] as const;

/** Faces as senders write them, by their place. */
const drawn: readonly (readonly string[])[] = [
  ["😡", "😠", "😞", "😢", "😭"],
  ["🙁", "☹", "😟", "😕"],
  ["😐", "😶"],
  ["🙂", "☺", "😊"],
  ["😀", "😃", "😄", "😁", "😍"],
];

interface Felt {
  readonly words?: readonly string[] | undefined;
}

/**
 * The words of an emotion question in the order of its scale: its own, or those of the five faces.
 *
 * @example
 * feelingsOf({}).length; // => 5
 */
export const feelingsOf = ({ words }: Felt): readonly string[] => words ?? faces;

/**
 * The place of a chosen word, or of a face where the question has no words of its own. 1 is the first.
 *
 * Empty: undefined for a word that the question does not have.
 *
 * @example
 * feelingAt("🙂", {}); // => 4
 */
export function feelingAt(text: string, question: Felt): number | undefined {
  const sent = foldWord(text);
  const word = feelingsOf(question).findIndex((one) => foldWord(one) === sent);
  const face = question.words ? -1 : drawn.findIndex((alike) => alike.includes(sent));
  const at = Math.max(word, face);
  return at === -1 ? undefined : at + 1;
}

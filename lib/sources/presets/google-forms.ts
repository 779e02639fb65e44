// Google Forms: what the script on its page (docs/sources/google-forms.md) sends.
import { type Asked, type Preset, preset, scoreAt, type Words } from "./preset.ts";

interface GoogleForms extends Asked {
  /** The title of the question with the score. */
  readonly score: string;
  /** The title of the question with the words. */
  readonly comment?: string;
  /** What the choices stand for, where they are no numbers. */
  readonly words?: Words;
}

/** The script shortens titles in the same way: the name of a field ends at 200 characters. */
const answerTo = (title: string): string => `answers.${title.trim().slice(0, 150)}`;

/**
 * Google Forms. It sends nothing by itself: the script does, signed as Standard Webhooks says.
 *
 * An answer that is edited is sent again, later, under the same id.
 *
 * @example
 * googleForms({ question: "nps", score: "Would you recommend us?" }).mapping.scores; // => [{ question: "nps", field: "answers.Would you recommend us?" }]
 */
export const googleForms = ({ question, score, comment, words, mapping }: GoogleForms): Preset =>
  preset(
    { kind: "standard-webhooks" },
    {
      id: "id",
      at: "at",
      scores: scoreAt(question, answerTo(score), words),
      ...(comment === undefined ? {} : { comment: answerTo(comment) }),
      customer: "email",
    },
    mapping,
  );

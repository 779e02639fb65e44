// What a sample delivery says: a fitting value for every field that a mapping names. All of it is invented.
import type { Connection, Program } from "../../config/index.ts";
import type { Instant } from "../../domain/fact.ts";
import { isObject } from "../reading/lookup.ts";

/** The id and the customer of every sample. */
export const pingId = "gapwatch-ping";

/** What a sample is asked to say: when, and which value each mapped field has. */
export interface Asked {
  readonly now: Instant;
  /** The same moment, as ISO 8601 writes it in UTC. */
  readonly time: string;
  readonly answers: readonly (readonly [field: string, value: unknown])[];
  /** Whether a score is asked for. */
  readonly isScored: boolean;
}

/** A delivery in the vendor's own form. */
export interface Sample {
  readonly body: string;
  /** Its content type, where it is not the first that the source accepts. */
  readonly type?: string;
}

const isIndex = (name: string): boolean => /^\d{1,6}$/.test(name);

function withValue(at: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (isIndex(name)) {
    const list: unknown[] = Array.isArray(at) ? [...at] : [];
    list[Number(name)] = withValue(list[Number(name)], rest, value);
    return list;
  }
  const members = isObject(at) ? at : {};
  return { ...members, [name]: withValue(members[name], rest, value) };
}

/**
 * A value with others put at paths such as "answers.0.score".
 *
 * @example
 * withAnswers({ id: 1 }, [["answers.0.score", 9]]); // => { id: 1, answers: [{ score: 9 }] }
 */
export const withAnswers = (body: unknown, answers: Asked["answers"]): unknown =>
  answers.reduce<unknown>((made, [field, value]) => withValue(made, field.split("."), value), body);

function scoreValue(question: Program["questions"][number] | undefined, words: object | undefined): unknown {
  const [word] = Object.keys(words ?? {});
  if (word !== undefined) return word;
  if (question?.metric === "nps") return Math.min(9, question.scale.max);
  return question?.words?.[0] ?? question?.scale.max ?? 9;
}

/**
 * A fitting value for every field that a connection's mapping names.
 *
 * Empty: no answers where nothing is mapped.
 *
 * @example
 * askedOf({ connection: { mapping: { scores: [], comment: "why", segments: {} } }, program: { stages: [], segments: [] } }, { now: 0, time: "1970-01-01T00:00:00Z" }); // => { now: 0, time: "1970-01-01T00:00:00Z", answers: [["why", "A test from Gapwatch."]], isScored: false }
 */
export function askedOf(
  route: { readonly connection: Connection; readonly program: Program },
  moment: Pick<Asked, "now" | "time">,
): Asked {
  const { mapping } = route.connection;
  const { questions, segments, stages } = route.program;
  const answers: (readonly [string, unknown])[] = mapping.scores.map(({ question, field, words }) => [
    field,
    scoreValue(
      questions.find(({ id }) => id === question),
      words,
    ),
  ]);
  const put = (field: string | undefined, value: unknown): void => {
    if (field !== undefined && value !== undefined) answers.push([field, value]);
  };
  put(mapping.customer, pingId);
  put(mapping.comment, "A test from Gapwatch.");
  put(mapping.stage, stages[0]?.id);
  for (const { id, values } of segments) put(mapping.segments[id], values?.[0] ?? "test");
  return { ...moment, answers, isScored: mapping.scores.length > 0 };
}

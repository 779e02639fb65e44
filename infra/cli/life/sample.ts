// A body that a sender of the generic source could send: every mapped field with a fitting value.
import type { Program } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { feelingsOf } from "../../../lib/domain/feelings.ts";
import type { Route } from "../../../lib/sources/decode.ts";
import { isObject } from "../../../lib/sources/reading/lookup.ts";

const isIndex = (name: string): boolean => /^\d{1,6}$/.test(name);

/** A value with another one put at a path such as "answers.0.score". */
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

function scoreValue(question: Program["questions"][number] | undefined, words: object | undefined): unknown {
  const [word] = Object.keys(words ?? {});
  return (
    word ??
    (question?.metric === "emotion" || question?.metric === "ranking" ? feelingsOf(question)[0] : undefined) ??
    question?.scale.max ??
    9
  );
}

/** Undefined where the vendor's own form is needed. */
export function sampleBody({ connection, program, source }: Route, now: Instant): object | undefined {
  if (source.id !== "generic") return undefined;
  const { mapping } = connection;
  const time = new Date(now).toISOString();
  let body: unknown = {};
  const set = (path: string | undefined, value: unknown): void => {
    if (path !== undefined) body = withValue(body, path.split("."), value);
  };
  for (const { question, field, words } of mapping.scores)
    set(
      field,
      scoreValue(
        program.questions.find(({ id }) => id === question),
        words,
      ),
    );
  for (const field of [mapping.at, mapping.updated, mapping.opened]) set(field, time);
  set(mapping.id, "gapwatch-ping");
  set(mapping.customer, "gapwatch-ping");
  set(mapping.comment, "A test from Gapwatch.");
  set(mapping.stage, program.stages[0]?.id);
  set(mapping.value, "12.50");
  if (typeof mapping.currency === "string") set(mapping.currency, "EUR");
  if (mapping.only) set(mapping.only.field, mapping.only.is[0]);
  return isObject(body) ? body : undefined;
}

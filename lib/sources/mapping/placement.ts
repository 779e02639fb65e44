// Where on the journey a fact belongs, and for whom: only what is declared, nothing raw about the person.
import type { Program } from "../../config/index.ts";
import type { Placement } from "../../domain/fact.ts";
import { foldWord } from "../../domain/fold.ts";
import { pseudonym } from "../signing/pseudonym.ts";
import type { Reading } from "../source.ts";
import type { Meaning } from "./meaning.ts";
import { cleanName, idOf, idRule, textOf } from "./text.ts";

export type PlacementReading =
  | { readonly kind: "placement"; readonly placement: Placement }
  | { readonly kind: "problems"; readonly problems: readonly string[] };

/** One part of a placement: what was found, nothing, or what is wrong with it. */
interface Part {
  readonly value?: string | undefined;
  readonly problem?: string;
}

/** The value of a mapped field. Empty: undefined when nothing is mapped, or nothing was sent. */
function sent(reading: Reading, field: string | undefined): unknown {
  const value = field === undefined ? undefined : reading.field(field);
  return value === null || value === "" ? undefined : value;
}

function customerOf(reading: Reading, { connection, program, pepper }: Meaning): Part {
  const value = sent(reading, connection.mapping.customer);
  if (value === undefined) return {};
  const id = idOf(value);
  return id === undefined ? { problem: `customer ${idRule}` } : { value: pseudonym(pepper, program.id, id) };
}

function stageOf(reading: Reading, { connection, program }: Meaning): Part {
  const value = sent(reading, connection.mapping.stage);
  if (value === undefined) return { value: connection.stage };
  const stage = program.stages.find(({ id }) => id === value);
  return stage ? { value: stage.id } : { problem: "stage must be the id of one of the program's stages" };
}

function touchpointOf(reading: Reading, { connection, program }: Meaning, stage: string | undefined): Part {
  const value = sent(reading, connection.mapping.touchpoint);
  if (value === undefined) return { value: stage === connection.stage ? connection.touchpoint : undefined };
  const touchpoint = program.stages
    .filter(({ id }) => stage === undefined || id === stage)
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ id }) => id === value);
  return touchpoint ? { value: touchpoint.id } : { problem: "touchpoint must be the id of a touchpoint of its stage" };
}

function segmentOf(value: unknown, segment: Program["segments"][number]): Part {
  if (value === undefined) return {};
  const text = textOf(value);
  if (text === undefined) return { problem: `segment ${segment.id} must be text` };
  const name = cleanName(text);
  if (!segment.values || name === undefined) return { value: name };
  const known = segment.values.find((value) => foldWord(value) === foldWord(name));
  return { value: known === undefined ? "other" : cleanName(known) };
}

/** The members that have a value. */
const present = (parts: readonly (readonly [string, Part])[]): Record<string, string> =>
  Object.fromEntries(parts.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const])));

/**
 * Reads where a fact belongs.
 *
 * A value outside a segment's declared ones counts as "other". A stage or touchpoint that nobody declared is a problem:
 * the fact would be missing from its stage without a word.
 */
export function placementOf(reading: Reading, meaning: Meaning): PlacementReading {
  const stage = stageOf(reading, meaning);
  const parts: (readonly [string, Part])[] = [
    ["customer", customerOf(reading, meaning)],
    ["stage", stage],
    ["touchpoint", touchpointOf(reading, meaning, stage.value)],
  ];
  const { mapping } = meaning.connection;
  const segments = meaning.program.segments.map(
    (segment) => [segment.id, segmentOf(sent(reading, mapping.segments[segment.id]), segment)] as const,
  );
  const problems = [...parts, ...segments].flatMap(([, { problem }]) => problem ?? []);
  if (problems.length > 0) return { kind: "problems", problems };
  return { kind: "placement", placement: { ...present(parts), segments: present(segments) } };
}

// A program: what is measured. A brand or business unit with one time zone, its journey and its questions.
import * as v from "valibot";
import { commentFields } from "./comments.ts";
import { customerFields } from "./customers.ts";
import { experienceFields } from "./experience.ts";
import { historyFields, since } from "./history.ts";
import { retentionFields } from "./retention.ts";
import { day, id, name, timeOfDay, timeZone, weekday } from "./words.ts";

const touchpoint = v.strictObject({ id: id("touchpoint"), name });

const stage = v.strictObject({
  id: id("stage"),
  name,
  touchpoints: v.optional(v.array(touchpoint), []),
});

const segment = v.strictObject({
  id: id("segment"),
  name,
  /** Values that count; others fall under "other". Left out: every value counts. */
  values: v.optional(v.array(v.pipe(v.string(), v.nonEmpty()))),
});

const scale = v.pipe(
  v.strictObject({ min: v.pipe(v.number(), v.integer()), max: v.pipe(v.number(), v.integer()) }),
  v.check(({ min, max }) => min < max && max - min <= 100, "a scale runs from min to a larger max, at most 100 steps"),
);

const question = v.strictObject({
  id: id("question"),
  name,
  /** The words as asked, the same for customers, staff and leaders. */
  text: v.pipe(v.string(), v.nonEmpty()),
  metric: v.picklist(["nps", "csat", "ces", "emotion", "ranking", "expectation"]),
  scale,
  /** `relationship`: the latest answer per customer and period counts; `transactional`: the latest per ticket or order. */
  survey: v.optional(v.picklist(["relationship", "transactional"]), "relationship"),
  /** What a high value of an effort question means: CES 2.0 asks for ease, CES 1.0 for effort. */
  direction: v.optional(v.picklist(["ease", "effort"]), "ease"),
  /** How many of the highest values count as satisfied. Left out: 2, or 1 on a scale of two values. */
  top: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** The words to choose from of an emotion question, in the order of its scale: 1 is the first. Left out: five faces. */
  words: v.optional(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(30)))),
  /** Of an expectation: the satisfaction question, on the same scale, that asks what was found. */
  of: v.optional(id("question")),
  /** Of a ranking: for each of its words the question that asks customers about it, and the question about the whole. */
  drivers: v.optional(v.array(id("question"))),
  outcome: v.optional(id("question")),
  /** Asked in these words and on this scale since this day; answers from before it are not compared. */
  since,
  /**
   * Earlier forms that ask the same: a typing error that was mended, a scale that had been put down wrongly. Answers to
   * them stay in the series. What a form leaves out is as it is now.
   */
  sameAs: v.optional(
    v.array(
      v.strictObject({
        text: v.optional(v.pipe(v.string(), v.nonEmpty())),
        scale: v.optional(scale),
        direction: v.optional(v.picklist(["ease", "effort"])),
        words: v.optional(v.array(v.string())),
      }),
    ),
  ),
});

const workingDay = v.strictObject({ weekday, start: timeOfDay, end: timeOfDay });

const floors = v.strictObject({
  /** Fewer answers than this are not shown. */
  suppress: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 5),
  /** Fewer than this are shown as "low base", without a verdict. */
  lowBase: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 30),
  /** Fewer staff or leaders than this are never shown. Not below 5. */
  staff: v.optional(v.pipe(v.number(), v.integer(), v.minValue(5, "the floor for staff is never below 5")), 5),
  /** Fewer customers than this give no gap. */
  gapCustomers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 30),
});

export const programSchema = v.strictObject({
  id: id("program"),
  name,
  timeZone,
  /** How many shards the program's facts are spread over. Fixed at the first write. */
  shards: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)), 4),
  brand: v.optional(
    v.strictObject({ colour: v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour is written "#5B2A5F"')) }),
  ),
  stages: v.optional(v.array(stage), []),
  segments: v.optional(v.array(segment), []),
  questions: v.optional(v.array(question), []),
  floors: v.optional(floors, {}),
  workingHours: v.optional(v.strictObject({ days: v.array(workingDay), holidays: v.optional(v.array(day), []) })),
  /** A ticket is within target when it took no longer than this: calendar hours, or working hours by that clock. */
  resolutionTargetHours: v.optional(v.pipe(v.number(), v.gtValue(0)), 8),
  ...commentFields,
  ...customerFields,
  ...historyFields,
  ...experienceFields,
  ...retentionFields,
});

export type Program = v.InferOutput<typeof programSchema>;
export type Question = Program["questions"][number];

export type WorkingHours = NonNullable<Program["workingHours"]>;
export type Floors = Program["floors"];
